import type { Plugin } from "vite";
import { pageOfMessages } from "./vite.texts.ts";

/**
 * Let the overlay's first requests not wait for its code: `start.ts` runs as soon as it is there.
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
        const start = chunks.find(({ name, isEntry }) => isEntry && name === "start");
        if (!start) throw new Error("the build has no start");
        const script = `<script type="module" async crossorigin src="./${start.fileName}"></script>`;
        return html.replace("<script", [...texts, script, "<script"].join("\n    "));
      },
    },
  };
}
