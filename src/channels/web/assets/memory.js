/* What the page keeps on this device: `device` until the quick exit (token, language, unsent messages), `tab` with this tab. */

export const device = area("localStorage");
export const tab = area("sessionStorage");

function area(name) {
  const kept = new Map(); // where the browser keeps nothing for us, memory has to do
  const store = openStore(name);
  return {
    read(key) {
      try {
        const text = store ? store.getItem(`an-sinh.${key}`) : kept.get(key);
        return text ? JSON.parse(text) : null;
      } catch {
        return null;
      }
    },
    write(key, value) {
      if (window.anSinhLeft) return;
      const text = JSON.stringify(value);
      kept.set(key, text);
      try {
        if (store) store.setItem(`an-sinh.${key}`, text);
      } catch {
        // Full: what is in memory still serves this page.
      }
    },
    remove(key) {
      kept.delete(key);
      if (store) store.removeItem(`an-sinh.${key}`);
    },
  };
}

function openStore(name) {
  try {
    const store = window[name];
    store.setItem("an-sinh.try", "1");
    store.removeItem("an-sinh.try");
    return store;
  } catch {
    return null;
  }
}
