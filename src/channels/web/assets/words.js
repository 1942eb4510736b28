/* The page's words in its language, as the server wrote them into the page. */
import { surroundings } from "./surroundings.js";

let texts = null;

/* The language the words are in. */
export function language() {
  return surroundings.language;
}

/* The text of a key with its {{parameters}} filled in. */
export function say(key, params = {}) {
  texts ??= surroundings.texts();
  return texts[key].replace(/\{\{(\w+)\}\}/g, (_whole, name) => params[name]);
}

/* An amount of VND with the language's thousands mark. */
export function amountText(amount) {
  return String(Math.round(amount)).replace(/\B(?=(\d{3})+(?!\d))/g, language() === "vi" ? "." : ",");
}
