import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { fitLines, scriptOf } from "./fit";

interface FittedTextProps {
  text: string;
  lines: number;
  class: string;
  part?: string;
}

/**
 * A text that is shrunk when it has more than the lines that there are for it.
 *
 * It is measured when the text, its space or the faces change, not at every render: measuring makes a layout.
 */
export function FittedText({ text, lines, class: name, part }: FittedTextProps): JSX.Element {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const fit = () => fitLines(element.current, lines);
    fit();
    const observer = new ResizeObserver(fit);
    if (element.current) observer.observe(element.current);
    document.fonts?.addEventListener("loadingdone", fit);
    return () => {
      observer.disconnect();
      document.fonts?.removeEventListener("loadingdone", fit);
    };
  }, [text, lines]);
  return (
    <span class={name} data-part={part} dir="auto" data-script={scriptOf(text)} ref={element}>
      {text}
    </span>
  );
}
