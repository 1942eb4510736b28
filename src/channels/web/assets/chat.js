/* The chat in the browser: joins what is shown, sent and heard. Nothing here decides what is asked or answered. */
import { drawAnswers, fitField, releaseAnswers } from "./answer.js";
import { drawMark, drawOwn, drawSaid } from "./log.js";
import { device, tab } from "./memory.js";
import { lighten } from "./photo.js";
import { createReceiver } from "./receiver.js";
import { Sender } from "./sender.js";
import { call } from "./server.js";
import { Transcript } from "./transcript.js";
import { language, say } from "./words.js";

const filesAtOnce = 10;
const find = (name) => document.querySelector(`[data-${name}]`);
const room = {
  live: find("live"),
  welcome: find("welcome"),
  log: find("log"),
  answer: find("answer"),
  state: find("state"),
  composer: find("composer"),
  label: find("composer-label"),
  text: find("text"),
  files: find("files"),
};
const { worker: workerUrl, fileMax } = document.querySelector("#chat").dataset;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const talk = new Transcript({
  own(item) {
    showTalk();
    room.log.append(drawOwn(item));
    toEnd();
  },
  said(items) {
    showTalk();
    const drawn = items.map(drawSaid);
    room.log.append(...drawn);
    if (items.some(({ message }) => message.kind === "question")) askAgain();
    if (drawn.length > 0) toStartOf(drawn[0]);
  },
  mark(item) {
    const drawn = [...room.log.querySelectorAll(".own")].find(({ dataset }) => dataset.own === item.own);
    if (drawn) drawMark(drawn, item);
    if (item.state === "failed") releaseAnswers(room.answer);
  },
  all: showAll,
});
const sender = new Sender({ talk, tell: tellNetwork, giveBack, workerUrl });
const receiver = createReceiver({ talk });

function send(body, label, chosen) {
  if (!chosen) tell("");
  sender.send(body, { label, chosen });
  receiver.listen();
}

/* Opens the talk; nothing was stored before. */
function begin() {
  showTalk();
  const query = new URLSearchParams(location.search);
  const open = query.get("open");
  send({ start: true, language, ...(open ? { open } : {}) });
  if (!open) return;
  query.delete("open"); // a reload must not open it again
  history.replaceState(null, "", `/?${query}`);
}

function showTalk() {
  room.live.hidden = false;
  document.body.className = "talking";
  if (!room.welcome?.isConnected) return;
  const notice = room.welcome.querySelector(".notice");
  notice.open = false;
  room.live.prepend(notice);
  room.welcome.remove();
}

function showAll(items) {
  showTalk();
  room.log.replaceChildren(...items.map((item) => (item.own ? drawOwn(item) : drawSaid(item))));
  askAgain();
  toEnd();
}

function askAgain() {
  const question = talk.openQuestion;
  drawAnswers(room.answer, question, { send, tell });
  fitField(room.text, room.label, question);
}

/* One line of state: what the network does comes first, then a note about what the person did last. */
const state = { network: "", note: "" };

function tell(note) {
  showState({ note });
}

function tellNetwork(network) {
  showState({ network });
}

function showState(changes) {
  Object.assign(state, changes);
  const text = state.network || state.note;
  if (room.state.textContent !== text) room.state.textContent = text;
}

/* A text the server refused comes back into the field, before whatever was written since. */
function giveBack(text, detail) {
  tell(detail);
  if (!text) return;
  room.text.value = [text, room.text.value].filter(Boolean).join("\n");
  keepDraft();
}

function toStartOf(drawn) {
  const own = drawn.previousElementSibling;
  const target = own?.classList.contains("own") ? own : drawn;
  target.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}

function toEnd() {
  window.scrollTo({ top: document.body.scrollHeight });
}

function keepDraft() {
  if (room.text.value) tab.write("draft", room.text.value);
  else tab.remove("draft");
  room.text.style.height = "auto";
  room.text.style.height = `${room.text.scrollHeight + 2}px`;
}

function sendText() {
  const text = room.text.value.trim();
  if (!text) return room.text.focus();
  send({ text }, text);
  room.text.value = "";
  keepDraft();
}

async function sendFiles(chosen) {
  if (chosen.length === 0) return;
  if (chosen.length > filesAtOnce) tell(say("live.tooManyFiles", { most: filesAtOnce }));
  const files = await Promise.all(chosen.slice(0, filesAtOnce).map(lighten));
  const fitting = files.filter((file) => file.size <= Number(fileMax));
  if (fitting.length < files.length)
    tell(say("problem.file-too-large.detail", { megabytes: Math.floor(fileMax / 1024 / 1024) }));
  if (fitting.length === 0) return;
  const blobs = fitting.map((blob) => ({ blob }));
  send({}, fitting.map(({ name }) => name).join(", "), blobs);
}

/* The language of page and conversation; the page is replaced, so that the history keeps one entry. */
function speak(lang) {
  device.write("lang", lang);
  if (device.read("token")) sender.send({ press: { prompt: 0, id: `command:language-${lang}` } });
  location.replace(`/?lang=${lang}`);
}

function listenToPage() {
  find("begin")?.addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
    room.log.focus({ preventScroll: true });
  });
  room.composer.addEventListener("submit", (event) => {
    event.preventDefault();
    sendText();
  });
  room.text.addEventListener("input", keepDraft);
  room.text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    sendText();
  });
  room.files.addEventListener("change", () => {
    sendFiles([...room.files.files]);
    room.files.value = "";
  });
  for (const link of document.querySelectorAll("[data-lang]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (link.dataset.lang !== language) speak(link.dataset.lang);
    });
  }
  window.addEventListener("online", () => {
    tellNetwork("");
    sender.flush();
  });
  window.addEventListener("offline", () => tellNetwork(say("live.offline")));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && sender.waits) sender.flush();
  });
}

/* Goes on with the talk of this tab, of another tab, or of an earlier day; a new person sees the welcome. */
async function resume() {
  room.text.value = tab.read("draft") ?? "";
  const isAsked = new URLSearchParams(location.search).has("open");
  if (talk.items.length > 0) {
    showAll(talk.items);
    if (isAsked) begin();
  } else if (device.read("token") && !(await talk.askOtherTabs())) await comeBack();
  else if (!room.welcome && !device.read("token")) begin();
  keepDraft();
  receiver.listen();
  if (sender.waits) sender.flush();
  else if (!navigator.onLine) tellNetwork(say("live.offline"));
}

/* What was said and never seen comes first; the question is asked anew by the conversation itself. */
async function comeBack() {
  showTalk();
  const unseen = await call("/messages?after=0", { token: device.read("token"), patience: 5000 }).catch(() => ({
    messages: [],
  }));
  talk.addSaid(unseen.messages.filter(({ message }) => message.kind !== "question"));
  begin();
}

function main() {
  const chosen = device.read("lang");
  if (chosen && chosen !== language && !new URLSearchParams(location.search).has("lang")) {
    const query = new URLSearchParams(location.search);
    query.set("lang", chosen);
    location.replace(`/?${query}`);
    return;
  }
  document.querySelector(".skip").href = "#live-answer";
  room.live.hidden = Boolean(room.welcome);
  listenToPage();
  window.anSinhReady = true;
  document.documentElement.classList.add("js");
  resume();
}

main();
