/* What is kept on this device: `device` until the quick exit (token, language, unsent messages), `tab` with this tab. */
import { surroundings } from "./surroundings.js";

export const device = area("localStorage");
export const tab = area("sessionStorage");

function area(name) {
  const kept = new Map(); // where the browser keeps nothing for us, memory has to do
  return {
    read(key) {
      try {
        const text = kept.get(key) ?? storeOf(name, key)?.getItem(`an-sinh.${key}`);
        return text ? JSON.parse(text) : null;
      } catch {
        return null;
      }
    },
    write(key, value) {
      if (surroundings.left()) return;
      const text = JSON.stringify(value);
      const store = storeOf(name, key);
      try {
        if (!store) throw new Error("nothing is kept");
        store.setItem(`an-sinh.${key}`, text);
        kept.delete(key);
      } catch {
        kept.set(key, text); // full, or closed to us: memory still serves this page
      }
    },
    remove(key) {
      kept.delete(key);
      storeOf(name, key)?.removeItem(`an-sinh.${key}`);
    },
  };
}

function storeOf(name, key) {
  try {
    return surroundings.storeOf(name, key);
  } catch {
    return null;
  }
}
