import { defineConfig } from "vite";

const here = (path: string) => decodeURI(new URL(path, import.meta.url).pathname);

export default defineConfig({
  root: here("."),
  // Addresses are relative, so that the pages also work below a path of a reverse proxy.
  base: "./",
  build: {
    outDir: here("../static"),
    emptyOutDir: true,
    target: "chrome103",
    cssTarget: "chrome103",
    // A data: address would need its own permission in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { overlay: here("overlay.html") } },
  },
});
