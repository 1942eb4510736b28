/* The page's words in its language, as the server wrote them into the page. */

const texts = JSON.parse(document.querySelector("#chat").dataset.words);

export const language = document.documentElement.lang;

/* The text of a key with its {{parameters}} filled in. */
export function say(key, params = {}) {
  return texts[key].replace(/\{\{(\w+)\}\}/g, (_whole, name) => params[name]);
}

/* An amount of VND with the language's thousands mark. */
export function amountText(amount) {
  return String(Math.round(amount)).replace(/\B(?=(\d{3})+(?!\d))/g, language === "vi" ? "." : ",");
}
