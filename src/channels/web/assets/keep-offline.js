/* Lets this browser keep the page for days without network, once there is a talk or the page was installed as an app. */
import { device } from "./memory.js";
import { surroundings } from "./surroundings.js";

/* Starts keeping where the person has begun; nothing is kept before. `address` is the worker's, "" where this is switched off. */
export function keepOffline(address) {
  if (!address || !("serviceWorker" in navigator) || surroundings.left()) return;
  if (surroundings.installed || device.read("token"))
    navigator.serviceWorker.register(address, { scope: "/" }).catch(() => {});
}
