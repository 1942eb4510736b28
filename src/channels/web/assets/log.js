/* Draws the talk: what was said as page/message-view.tsx does it, and what the person sent with its state. */
import { surroundings } from "./surroundings.js";
import { amountText, say } from "./words.js";

/* An element with attributes and children; texts are always text, never HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/* One message of the assistant. */
export function drawSaid({ n, message, keep }) {
  const drawn = draw[message.kind]
    ? draw[message.kind](message, keep)
    : element("p", { class: "said" }, message.text ?? "");
  drawn.dataset.n = n;
  return drawn;
}

const draw = {
  text: ({ text }) => element("p", { class: "said" }, text),
  question: ({ text, progress }) =>
    element(
      "div",
      { class: "said question" },
      progress ? element("p", { class: "progress" }, say("chat.progress", progress)) : null,
      asked(text),
    ),
  card: (card) =>
    element(
      "article",
      { class: "card" },
      element("h2", {}, card.title),
      summary(card.summary),
      card.amount === undefined
        ? null
        : element("p", { class: "amount" }, say("card.amount", { amount: amountText(card.amount) })),
      card.lines.length > 0 ? element("dl", {}, ...card.lines.map(line)) : null,
      list("notes", card.notes),
      list("sources", card.sources),
    ),
  link: ({ text, label, path }) =>
    element(
      "p",
      { class: "said" },
      `${text} `,
      element("a", { href: surroundings.base + path, download: "", ...aside() }, label),
    ),
  receipt: ({ text, caseNumber, code }, keep) =>
    element(
      "article",
      { class: "receipt" },
      element("h2", {}, say("receipt.heading")),
      element("p", {}, receiptText(text, [caseNumber, code])),
      element(
        "dl",
        {},
        element("dt", {}, say("receipt.number")),
        element("dd", { class: "number" }, caseNumber),
        element("dt", {}, say("receipt.code")),
        element("dd", { class: "code" }, code),
      ),
      copyButton(code),
      ...(keep ? keepButtons(keep) : []),
    ),
};

/* A verdict is one line and stands out; an answer of several lines is read, so only its first stands out. answer-parts.ts does the same. */
function summary(text) {
  if (!text.trim().includes("\n")) return element("p", { class: "summary" }, text);
  const told = element("div", { class: "told" });
  let open = null;
  for (const one of text.split("\n").filter((line) => line.trim() !== "")) {
    if (!one.startsWith("- ")) told.append(element("p", {}, one));
    else if (open) open.append(element("li", {}, one.slice(2)));
    else told.append(element("ul", {}, element("li", {}, one.slice(2))));
    open = told.lastElementChild.matches("ul") ? told.lastElementChild : null;
  }
  return told;
}

/* A link of the widget opens beside the page it is on. */
function aside() {
  return surroundings.base ? { target: "_blank", rel: "noopener" } : {};
}

/* What is read back stays plain; the asking itself, the last line, stands out. */
function asked(text) {
  const at = text.lastIndexOf("\n") + 1;
  return element("p", {}, text.slice(0, at), element("strong", {}, text.slice(at)));
}

/* The receipt's words without the lines that only repeat what stands below them, larger. */
function receiptText(text, shown) {
  const lines = text.split("\n");
  return lines.filter((line) => !shown.some((value) => line.includes(value))).join("\n");
}

/* A whole sentence stands before its source; a name stands before what it is. */
function line({ label, value, tone = "neutral" }) {
  const name = /[.!?]$/.test(label) ? `line ${tone} reason` : `line ${tone}`;
  return element("div", { class: name }, label ? element("dt", {}, label) : null, element("dd", {}, value));
}

function list(name, items) {
  if (items.length === 0) return null;
  return element(
    "section",
    { class: name },
    element("h3", {}, say(`card.${name}`)),
    element("ul", {}, ...items.map((item) => element("li", {}, item))),
  );
}

function copyButton(code) {
  const button = element("button", { type: "button", class: "copy" }, say("receipt.copy"));
  button.addEventListener("click", async () => {
    await copy(code, button);
    button.textContent = say("receipt.copied");
    setTimeout(() => {
      button.textContent = say("receipt.copy");
    }, 4000);
  });
  return button;
}

/* Where the clipboard is closed to us (no TLS), the code is marked, ready to be copied by hand. */
async function copy(code, button) {
  try {
    await navigator.clipboard.writeText(code);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(button.parentElement.querySelector(".code"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand("copy");
  }
}

/* Buttons that save the receipt; both files came with it, so that no request carries the code. */
function keepButtons({ picture, text }) {
  const image = () => new Blob([Uint8Array.from(atob(picture), (byte) => byte.charCodeAt(0))], { type: "image/png" });
  const savePicture = element("button", { type: "button", class: "copy" }, say("receipt.savePicture"));
  savePicture.addEventListener("click", () => {
    const address = save(image(), say("receipt.pictureName"));
    // Browsers inside other apps save nothing by themselves: there the picture can be held, or photographed.
    if (savePicture.parentElement.querySelector("img")) return;
    savePicture.parentElement.append(
      element("p", { class: "hint" }, say("receipt.holdPicture")),
      element("img", { class: "qr", src: address, alt: say("receipt.pictureAlt") }),
    );
  });
  const saveText = element("button", { type: "button", class: "copy" }, say("receipt.saveText"));
  saveText.addEventListener("click", () => save(new Blob([text], { type: "text/plain" }), say("receipt.textName")));
  return [savePicture, saveText];
}

/* Saves a file made here; gives the address under which this page still has it. */
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  return address;
}

/* What the person sent. */
export function drawOwn(item) {
  const drawn = element(
    "div",
    { class: "own" },
    element("p", {}, element("span", { class: "unseen" }, `${say("chat.you")} `), item.label),
    element("p", { class: "mark" }),
  );
  drawn.dataset.own = item.own;
  drawMark(drawn, item);
  return drawn;
}

/* The state of something sent: waiting, sending, sent, or why not. */
export function drawMark(drawn, { state, detail }) {
  drawn.dataset.state = state;
  const words = state === "uploading" ? say("state.uploading", { percent: detail }) : say(`state.${state}`);
  drawn.querySelector(".mark").textContent = state === "failed" && detail ? `${words}. ${detail}` : words;
}
