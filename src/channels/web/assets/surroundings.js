/*
 * What differs between the page and the widget on somebody else's page. These are the page's; the widget puts its own
 * over them before anything else runs, so every module reads them when it needs them and not before.
 */
export const surroundings = {
  /* Where the server is: "" on its own page. */
  base: "",
  language: document.documentElement.lang,
  /* The words by key, as the server wrote them into the page. */
  texts: () => JSON.parse(document.querySelector("#chat").dataset.words),
  /* Whether the pages of this browser tell each other what is said. */
  shares: true,
  /* Whether the page was installed as an app: then what was said is kept for the next time it is opened. */
  installed: matchMedia("(display-mode: standalone)").matches,
  /* Where a key of an area ("localStorage" or "sessionStorage") may be kept; null: nowhere but in memory. */
  storeOf: (name) => window[name],
  /* Whether the person left by the quick exit. */
  left: () => Boolean(window.anSinhLeft),
};
