/** What the page of the fake does. Everything a person or the bot wrote goes into the page as text, never as HTML. */
export const pageScript = `
"use strict";
const $ = (id) => document.getElementById(id);
let me = Number(sessionStorage.getItem("me")) || 0;
let seenAnswers = null;
const shown = {};
let refreshing = null;
let anew = false;

function el(tag, text, className) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
}

function button(label, onClick) {
  const node = el("button", label);
  node.type = "button";
  node.addEventListener("click", onClick);
  return node;
}

/** Acts as the person who is shown, once the page knows who that is. Gives whether it was done. */
async function act(what) {
  try {
    await known;
    const answer = await fetch("/page/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ person: me, ...what }),
    });
    if (!answer.ok) toast((await answer.json()).error);
    await refresh();
    return answer.ok;
  } catch (error) {
    toast(String(error));
    return false;
  }
}

/** What could not be sent stands in the field again. */
async function sendText(text) {
  if (!(await act({ do: "send", text })) && !$("text").value) $("text").value = text;
}

async function sendFile(kind, accept) {
  const picker = el("input");
  picker.type = "file";
  picker.accept = accept;
  picker.addEventListener("change", async () => {
    const file = picker.files[0];
    if (!file) return;
    const query = new URLSearchParams({ person: me, kind, name: file.name, type: file.type });
    await fetch("/page/upload?" + query, { method: "POST", body: file });
    await refresh();
  });
  picker.click();
}

const marks = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code", blockquote: "blockquote",
  expandable_blockquote: "blockquote", spoiler: "mark" };

/** The text with its marks: cut at every place where a mark begins or ends. */
function marked(text, entities) {
  const whole = document.createDocumentFragment();
  const places = new Set([0, text.length]);
  for (const { offset, length } of entities) places.add(offset).add(offset + length);
  const sorted = [...places].sort((one, other) => one - other);
  for (let index = 1; index < sorted.length; index += 1) {
    const begin = sorted[index - 1];
    let node = document.createTextNode(text.slice(begin, sorted[index]));
    for (const entity of entities) {
      if (begin < entity.offset || begin >= entity.offset + entity.length) continue;
      const outer = el(entity.type === "text_link" || entity.type === "url" ? "a" : marks[entity.type] || "span");
      if (outer.tagName === "A") {
        const address = entity.url || text.slice(entity.offset, entity.offset + entity.length);
        if (/^https?:/.test(address)) outer.href = address;
        outer.target = "_blank";
        outer.rel = "noreferrer";
      }
      outer.append(node);
      node = outer;
    }
    whole.append(node);
  }
  return whole;
}

function bubble(message) {
  const node = el("div", undefined, "bubble");
  if (message.photo) {
    const image = el("img");
    image.src = "/page/file?id=" + encodeURIComponent(message.photo);
    image.alt = "photo";
    node.append(image);
  }
  if (message.file) {
    const link = el("a", "📄 " + message.file.name);
    link.href = "/page/file?id=" + encodeURIComponent(message.file.id);
    link.download = message.file.name;
    node.append(link, el("br"));
  }
  if (message.other) node.append(message.other);
  node.append(marked(message.text, message.entities));
  return node;
}

function showMessage(message) {
  const node = el("div", undefined, "message" + (message.mine ? " mine" : ""));
  node.append(bubble(message));
  for (const row of message.buttons) {
    const line = el("div", undefined, "row");
    for (const one of row) {
      const press = () => (one.url ? window.open(one.url, "_blank", "noreferrer") : act({ do: "press", message: message.id, label: one.label, data: one.data }));
      line.append(button(one.url ? one.label + " ↗" : one.label, press));
    }
    node.append(line);
  }
  const about = el("div", undefined, "about");
  about.append(el("span", "#" + message.id + " · " + new Date(message.date * 1000).toLocaleTimeString() + (message.edited ? " · edited" : "")));
  if (message.mine && message.editable) {
    about.append(button("edit", () => {
      const text = prompt("New text", message.text);
      if (text) act({ do: "edit", message: message.id, text });
    }));
  }
  node.append(about);
  return node;
}

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  setTimeout(() => { $("toast").hidden = true; }, 3000);
}

function showAnswers(answers) {
  const fresh = seenAnswers === null ? [] : answers.slice(seenAnswers);
  seenAnswers = answers.length;
  for (const { text, showAlert } of fresh) {
    if (!text) continue;
    if (!showAlert) toast(text);
    else {
      $("alert-text").textContent = text;
      $("alert").showModal();
    }
  }
}

function keyboardRow(row) {
  const line = el("div", undefined, "row");
  line.append(...row.map((label) => button(label, () => act({ do: "press", label }))));
  return line;
}

/** Draws a part of the page only when it changed: a button that is replaced while it is pressed hears no click. */
function whenNew(part, what, draw) {
  const now = JSON.stringify(what);
  if (shown[part] === now) return;
  shown[part] = now;
  draw();
}

function show(state) {
  whenNew("people", state.people, () => $("people").replaceChildren(...state.people.map(({ id, name }) => {
    const option = el("option", name);
    option.value = id;
    return option;
  })));
  $("people").value = state.me;
  whenNew("chat", state.messages, () => {
    $("chat").replaceChildren(...state.messages.map(showMessage));
    $("chat").scrollTop = $("chat").scrollHeight;
  });
  whenNew("keyboard", state.keyboard, () => $("keyboard").replaceChildren(...state.keyboard.map(keyboardRow)));
  $("block").textContent = state.blocked ? "Unblock" : "Block";
  $("status").textContent = state.way + " · " + state.pending + " updates waiting";
  $("error").textContent = state.lastError;
  $("calls").replaceChildren(...state.calls.map(({ method, code }) => el("li", code + " " + method, code === 200 ? "" : "bad")));
  showAnswers(state.answers);
}

/** Shows what is so now. One question at a time is under way, so that no older answer replaces a newer one. */
function refresh() {
  anew = true;
  refreshing ??= lookUntilNew().finally(() => { refreshing = null; });
  return refreshing;
}

async function lookUntilNew() {
  while (anew) {
    anew = false;
    const asked = me;
    const state = await (await fetch("/page/state?person=" + asked)).json();
    // Somebody else was chosen in the meantime.
    if (asked !== me) continue;
    if (state.me !== me) {
      me = state.me;
      seenAnswers = null;
    }
    show(state);
  }
}

function misbehave(what) {
  return act({ do: "misbehave", what, times: Number($("times").value) || 1 });
}

$("words").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value;
  $("text").value = "";
  if (text.trim()) sendText(text);
});
$("people").addEventListener("change", () => {
  me = Number($("people").value);
  sessionStorage.setItem("me", me);
  seenAnswers = null;
  refresh();
});
$("panel-toggle").addEventListener("click", () => document.body.classList.toggle("panel"));
$("photo").addEventListener("click", () => sendFile("photo", "image/*"));
$("document").addEventListener("click", () => sendFile("document", ""));
for (const name of ["location", "contact", "card", "voice", "sticker", "start"]) {
  $(name).addEventListener("click", () => act({ do: name }));
}
$("block").addEventListener("click", () => act({ do: $("block").textContent.toLowerCase() }));
for (const node of document.querySelectorAll("[data-misbehave]")) {
  node.addEventListener("click", () => misbehave(node.dataset.misbehave));
}
const events = new EventSource("/page/events");
events.addEventListener("message", refresh);
// After the connection was lost: what happened meanwhile.
events.addEventListener("open", refresh);
const known = refresh();
`;
