import { defineConfig } from "vite";
import { licensed } from "./vite.licences.ts";

const here = (path: string) => decodeURI(new URL(path, import.meta.url).pathname);

/** The package for programs of others: one file, with what it needs inside, beside what `client/` has. */
export default defineConfig({
  root: here("."),
  publicDir: here("client"),
  plugins: [licensed({ root: here("."), ours: [here("src/")] })],
  build: {
    outDir: here("../../build/client"),
    emptyOutDir: true,
    target: "es2022",
    minify: false,
    lib: { entry: here("src/client/index.ts"), formats: ["es"], fileName: "index" },
  },
});
