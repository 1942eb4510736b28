/*
 * The talk as this tab shows it, kept in the tab's memory so that a reload loses nothing. All tabs of the browser tell
 * each other what they add, because the server forgets a message once one of them has it.
 */
import { device, tab } from "./memory.js";
import { surroundings } from "./surroundings.js";

const itemsAtMost = 400;
const answerMs = 300;

/*
 * An item is { own: id, label, state, detail } (sent by the person) or { n, at, message } (said by the assistant).
 * `show` draws: own(item), said(items), mark(item), all(items).
 */
export class Transcript {
  #show;
  #items = keptItems();
  #channel =
    surroundings.shares && "BroadcastChannel" in window ? new BroadcastChannel("an-sinh") : { postMessage() {} };

  constructor(show) {
    this.#show = show;
    this.#channel.onmessage = ({ data }) => this.#hear(data);
  }

  get items() {
    return this.#items;
  }

  /* Number of the last message said. */
  get last() {
    return this.#items.reduce((most, { n }) => Math.max(most, n ?? 0), 0);
  }

  /* The question now open: the last one said. */
  get openQuestion() {
    const questions = this.#items.filter(({ message }) => message?.kind === "question");
    return questions.length > 0 ? questions[questions.length - 1].message : null;
  }

  addOwn(item) {
    this.#own(item);
    this.#channel.postMessage({ kind: "own", item });
  }

  addSaid(messages) {
    const fresh = this.#said(messages);
    if (fresh.length > 0) this.#channel.postMessage({ kind: "said", messages: fresh });
  }

  mark(id, state, detail = "") {
    this.#mark({ id, state, detail });
    this.#channel.postMessage({ kind: "mark", id, state, detail });
  }

  /* A new conversation counts its messages from 1 again; what was shown before stays to be read. */
  renumber() {
    this.#renumber();
    this.#channel.postMessage({ kind: "renumber" });
  }

  /* Asks the other tabs for their talk; true when one had it. */
  async askOtherTabs() {
    this.#channel.postMessage({ kind: "hello" });
    await new Promise((resolve) => setTimeout(resolve, answerMs));
    return this.#items.length > 0;
  }

  #hear(data) {
    if (data.kind === "own") this.#own(data.item);
    if (data.kind === "said") this.#said(data.messages);
    if (data.kind === "mark") this.#mark(data);
    if (data.kind === "renumber") this.#renumber();
    if (data.kind === "log") this.#adopt(data.items);
    if (data.kind === "hello" && this.#items.length > 0) {
      this.#channel.postMessage({ kind: "log", items: this.#items });
    }
  }

  #own(item) {
    if (this.#items.some(({ own }) => own === item.own)) return;
    this.#keep([...this.#items, item]);
    this.#show.own(item);
  }

  #said(messages) {
    const fresh = messages.filter(({ n }) => n > this.last).sort((one, other) => one.n - other.n);
    if (fresh.length > 0) {
      this.#keep([...this.#items, ...fresh]);
      this.#show.said(fresh);
    }
    return fresh;
  }

  #mark({ id, state, detail }) {
    const item = this.#items.find(({ own }) => own === id);
    if (!item) return;
    Object.assign(item, { state, detail });
    this.#keep(this.#items);
    this.#show.mark(item);
  }

  #renumber() {
    this.#keep(this.#items.map((item) => (item.own ? item : { ...item, n: 0 })));
  }

  #adopt(items) {
    if (this.#items.length > 0) return;
    this.#keep(items);
    this.#show.all(items);
  }

  #keep(items) {
    this.#items = items.slice(-itemsAtMost);
    const of = conversationId();
    tab.write("log", { of, items: this.#items });
    if (surroundings.installed) device.write("log", { of, items: this.#items.filter(hasNoCode) });
  }
}

/* The app is closed more often than a tab, so it finds its talk again; without secret codes, which are shown once. */
function keptItems() {
  const ofTab = itemsOf(tab.read("log"));
  return ofTab.length > 0 || !surroundings.installed ? ofTab : itemsOf(device.read("log"));
}

function hasNoCode({ message, label }) {
  return message?.kind !== "receipt" && !/^\s*[0-9a-z]{5}([\s-]*[0-9a-z]{5}){4}\s*$/i.test(label ?? "");
}

/* What this tab kept, unless it belongs to a conversation that is not this device's any more. */
function itemsOf(kept) {
  return kept && (kept.of === null || kept.of === conversationId()) ? kept.items : [];
}

/* The part of the token that names the conversation; null before there is one. */
function conversationId() {
  const token = device.read("token");
  return token ? token.split(".")[1] : null;
}
