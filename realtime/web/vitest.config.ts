import { defineConfig } from "vitest/config";

/** Rules (*.test.ts) run in Node alone; components (*.test.tsx) in a document of their own, without a browser. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "rules", include: ["src/**/*.test.ts"], environment: "node" } },
      {
        test: {
          name: "components",
          include: ["src/**/*.test.tsx"],
          environment: "happy-dom",
          setupFiles: ["src/testing/document.ts"],
        },
      },
    ],
  },
});
