const home = "/console/complaints";

/** Where to go after signing in: an address inside the console, or the queue for anything else. */
export function safeAddress(next: string | undefined): string {
  if (!next?.startsWith("/console/") || /[\\\s]/.test(next)) return home;
  const { origin, pathname, search } = new URL(next, "http://console.invalid");
  const inside = origin === "http://console.invalid" && pathname.startsWith("/console/");
  return inside && !/^\/console\/sign-(in|out)/.test(pathname) ? pathname + search : home;
}
