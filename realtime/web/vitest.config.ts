import { defineConfig } from "vitest/config";
import { texts } from "./vite.texts.ts";

// No test is about speed: a busy machine may take its time.
const testTimeout = 60_000;

/** Rules (*.test.ts) run in Node alone; components (*.test.tsx) in a document, without a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [texts()],
        test: {
          name: "rules",
          include: ["src/**/*.test.ts"],
          environment: "node",
          testTimeout,
          setupFiles: ["src/testing/english.ts"],
        },
      },
      {
        plugins: [texts()],
        test: {
          name: "components",
          include: ["src/**/*.test.tsx"],
          environment: "happy-dom",
          testTimeout,
          environmentOptions: { happyDOM: { url: "https://table.example/overlay" } },
          // To make a document takes longer than most tests: files share it, and leave it as they found it.
          isolate: false,
          setupFiles: ["src/testing/english.ts", "src/testing/document.ts"],
        },
      },
    ],
  },
});
