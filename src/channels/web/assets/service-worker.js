/*
 * Keeps the page for days without network: its own empty shell, and the answers of topics that were read. Never a talk, a case, the console or
 * any answer of an interface. The server writes PARTS into it: { version, shell, fallbacks, readable, offline }; a new version throws the old cache away.
 */
const { version, shell, fallbacks, readable } = PARTS;
const shellCache = `an-sinh-shell-${version}`;
const readCache = "an-sinh-read";
const readAtMost = 60;
const patienceMs = 6000;

self.addEventListener("install", (event) => {
  // Without cookies, so that what is kept is the page of somebody who has written nothing yet.
  const requests = shell.map((path) => new Request(path, { credentials: "omit", cache: "no-cache" }));
  event.waitUntil(caches.open(shellCache).then((cache) => cache.addAll(requests)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("an-sinh-shell-") && name !== shellCache;
  const tidy = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(tidy.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/chat/")) event.respondWith(asset(request));
  else if (request.mode !== "navigate") return;
  else if (url.pathname === "/") event.respondWith(page(request, "/", url));
  else if (readable.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`)))
    event.respondWith(reading(request, url));
});

async function asset(request) {
  return (await caches.match(request, { cacheName: shellCache, ignoreVary: true })) ?? fetch(request);
}

/* The network first, but not for longer than people wait. */
async function page(request, path, url) {
  return (await fromNetwork(request)) ?? (await kept(path, url)) ?? fetch(request);
}

async function reading(request, url) {
  const fresh = await fromNetwork(request);
  if (fresh?.status === 200) await keep(request, fresh.clone());
  return (
    fresh ??
    (await caches.match(request, { cacheName: readCache, ignoreVary: true })) ??
    (await kept("/offline", url)) ??
    fetch(request)
  );
}

async function fromNetwork(request) {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs, null));
  const answer = await Promise.race([fetch(request).catch(() => null), late]);
  return answer && answer.status < 500 ? answer : null;
}

/* A page of the shell in the language of the address, otherwise in the first one. */
async function kept(path, url) {
  const wanted = fallbacks.find((lang) => lang === url.searchParams.get("lang")) ?? fallbacks[0];
  return caches.match(`${path}?lang=${wanted}`, { cacheName: shellCache, ignoreVary: true });
}

async function keep(request, answer) {
  const cache = await caches.open(readCache);
  await cache.put(request, answer);
  const known = await cache.keys();
  for (const oldest of known.slice(0, Math.max(0, known.length - readAtMost))) await cache.delete(oldest);
}
