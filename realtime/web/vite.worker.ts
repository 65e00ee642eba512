import type { Plugin } from "vite";

/** Tell the service worker which files the build consists of, and name the build by all of them. */
export function listedForTheWorker(): Plugin {
  return {
    name: "listed-for-the-worker",
    apply: "build",
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") throw new Error("the build has no sw.js");
        const files = Object.values(bundle).sort((left, right) => (left.fileName < right.fileName ? -1 : 1));
        const assets = files.map(({ fileName }) => fileName).filter((name) => name.startsWith("assets/"));
        // The worker keeps the overlay loadable: texts of other pages are not its own.
        const needed = assets.filter((name) => !/^assets\/texts-(?!overlay-)/.test(name));
        // Assets are named by their content already.
        const pages = files.flatMap((file) =>
          file.fileName.endsWith(".html") && "source" in file ? file.source : [],
        );
        const content = new TextEncoder().encode([worker.code, ...assets, ...pages].join("\n"));
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
        const id = [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        worker.code = worker.code.replaceAll("__BUILD__", () => JSON.stringify({ id, assets: needed }));
      },
    },
  };
}
