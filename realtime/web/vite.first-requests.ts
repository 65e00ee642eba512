import type { Plugin } from "vite";
import { pageOfMessages } from "./vite.texts.ts";

const FIRST = /overlay\/first-requests\.ts$/;

/**
 * Let the overlay's first requests not wait for its code: `first-requests.ts` runs as soon as it is there.
 *
 * The links of the texts are for it to choose from.
 */
export function firstRequests(): Plugin {
  return {
    name: "first-requests",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, path }) {
        if (path !== "/overlay.html") return html;
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === "chunk");
        const texts = chunks.flatMap(({ facadeModuleId, fileName }) => {
          const [page, code] = pageOfMessages(facadeModuleId)?.split(/-(.*)/s) ?? [];
          return page === "overlay" ? `<link data-texts="${code}" crossorigin href="./${fileName}">` : [];
        });
        const first = chunks.find(({ moduleIds }) => moduleIds.some((id) => FIRST.test(id)));
        if (!first || first.imports.length > 0) throw new Error("first-requests.ts is not apart");
        const script = `<script type="module" async crossorigin src="./${first.fileName}"></script>`;
        return html.replace("<script", [...texts, script, "<script"].join("\n    "));
      },
    },
  };
}
