import { defineConfig } from "vitest/config";

/** Rules (*.test.ts) run in Node alone; components (*.test.tsx) in a document, without a browser. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "rules", include: ["src/**/*.test.ts"], environment: "node" } },
      {
        test: {
          name: "components",
          include: ["src/**/*.test.tsx"],
          environment: "happy-dom",
          environmentOptions: { happyDOM: { url: "https://table.example/overlay" } },
          // To make a document takes longer than most tests: files share it, and leave it as they found it.
          isolate: false,
          setupFiles: ["src/testing/document.ts"],
        },
      },
    ],
  },
});
