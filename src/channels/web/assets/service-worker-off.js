/* The end of a service worker: throws away what was kept and takes itself out (WEB_OFFLINE=off). */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const ours = (name) => name.startsWith("an-sinh-");
  const tidy = caches.keys().then((names) => Promise.all(names.filter(ours).map((name) => caches.delete(name))));
  event.waitUntil(tidy.then(() => self.registration.unregister()));
});
