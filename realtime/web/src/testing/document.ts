import { cleanup } from "@testing-library/preact";
import type { DetachedWindowAPI } from "happy-dom";
import { afterEach } from "vitest";

// Every browser iterates over the names of a declaration block; happy-dom does not yet.
CSSStyleDeclaration.prototype[Symbol.iterator] ??= Array.prototype[Symbol.iterator];

// A frame loads an empty page, and nothing is requested from any server.
const { settings } = (window as unknown as { happyDOM: DetachedWindowAPI }).happyDOM;
settings.enableIframePageLoading = true;
settings.fetch.interceptor = {
  beforeAsyncRequest: async ({ window }) =>
    new window.Response("<!doctype html>", { headers: { "Content-Type": "text/html" } }),
};

// A component that stays mounted would answer the queries of the next test.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
