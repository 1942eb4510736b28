/*
 * Runs before anything is shown, and is the only script that must arrive: it hides the plain forms until the chat is
 * ready (and brings them back when it never gets ready), and makes the quick exit work at once.
 */
(() => {
  const root = document.documentElement;
  const neutralPage = "https://www.google.com/";
  root.classList.add("js");
  setTimeout(() => {
    if (!window.anSinhReady) root.classList.remove("js");
  }, 8000);

  function leave() {
    if (window.anSinhLeft) return;
    window.anSinhLeft = true; // from here on nothing is written to this device any more
    root.classList.add("left");
    document.title = "Google";
    const token = forget();
    if ("BroadcastChannel" in window) new BroadcastChannel("an-sinh").postMessage({ kind: "leave" });
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    const told = fetch("/api/v1/chat/leave", { method: "POST", keepalive: true, headers }).catch(() => {});
    const emptied = Promise.all([told, forgetKept().catch(() => {})]);
    const patience = new Promise((resolve) => setTimeout(resolve, 300));
    Promise.race([emptied, patience]).then(() => location.replace(neutralPage));
  }

  /* Empties what this site keeps on the device, and gives back the token that was there. */
  function forget() {
    let token = null;
    try {
      token = JSON.parse(localStorage.getItem("an-sinh.token"));
      localStorage.clear();
      sessionStorage.clear();
    } catch {
      // A browser that keeps nothing for us has nothing to forget.
    }
    return token;
  }

  /* What was kept for days without network tells what was read here. */
  async function forgetKept() {
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    await Promise.all(workers.map((worker) => worker.unregister()));
    const names = window.caches ? await caches.keys() : [];
    await Promise.all(names.map((name) => caches.delete(name)));
  }

  let lastEscape = Number.NEGATIVE_INFINITY;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - lastEscape < 1500) leave();
    lastEscape = event.timeStamp;
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-exit-form]")) return;
    event.preventDefault();
    leave();
  });
  if ("BroadcastChannel" in window) {
    new BroadcastChannel("an-sinh").addEventListener("message", ({ data }) => {
      if (data.kind === "leave") leave();
    });
  }
  // A page brought back from the browser's memory after the exit must not show the talk again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && window.anSinhLeft) location.replace(neutralPage);
  });
})();
