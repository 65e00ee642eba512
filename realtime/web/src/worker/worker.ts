/**
 * Keeps the overlay loadable while its server is away.
 *
 * Every build has its own worker with exactly the files of that build: a page and its files, which are named by
 * their content, always belong to one build. Other requests are ignored, so that no answer of the server and no
 * secret is cached.
 */
/** Replaced by the build: the build's name and the addresses of its files. */
declare const __BUILD__: { id: string; assets: string[] };

const worker = self as unknown as ServiceWorkerGlobalScope;
const build = __BUILD__;
const PREFIX = "overlay-";
const CACHE = PREFIX + build.id;
/** Pages of the last build may still be open and request their fonts. */
const KEPT = 2;

const addressOf = (path: string) => new URL(path, worker.registration.scope).href;
const withoutQuery = (address: string) => address.split(/[?#]/)[0] ?? address;

async function fill(): Promise<void> {
  const page = await fetch(addressOf("overlay"), { cache: "no-store", credentials: "same-origin" });
  if (!page.ok || page.redirected) throw new Error(`the page answered ${page.status}`);
  const named = (await page.clone().text()).match(/assets\/[\w.-]+/g) ?? [];
  // The server may have been updated since it sent this worker.
  if (named.some((asset) => !build.assets.includes(asset))) throw new Error("the page is of another build");
  const cache = await caches.open(CACHE);
  await cache.addAll(build.assets.map(addressOf));
  // Last, so that a cached page means that all its files are cached.
  await cache.put(addressOf("overlay"), page);
}

async function forgetOlder(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(
    others.slice(0, Math.max(0, others.length - KEPT + 1)).map((name) => caches.delete(name)),
  );
}

async function fromCache(request: Request, address: string): Promise<Response> {
  const own = await caches.open(CACHE);
  const held =
    (await own.match(address)) ?? (request.mode === "navigate" ? null : await caches.match(address));
  return held ?? fetch(request);
}

/** Whether the address asks for another policy than that of the cached page. */
function namesPictures(address: string): boolean {
  const { searchParams } = new URL(address);
  return searchParams.has("pictures") || searchParams.has("portraits");
}

worker.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = withoutQuery(request.url);
  const isPage = request.mode === "navigate" && address === addressOf("overlay");
  const isAsset = address.startsWith(addressOf("assets/"));
  if (request.method !== "GET" || !(isPage || isAsset)) return;
  const cached = () => fromCache(request, address);
  event.respondWith(isPage && namesPictures(request.url) ? fetch(request).catch(cached) : cached());
});
