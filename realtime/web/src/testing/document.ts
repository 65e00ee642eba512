import { cleanup } from "@testing-library/preact";
import { afterEach } from "vitest";

// A component that stays mounted would answer the queries of the next test.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
