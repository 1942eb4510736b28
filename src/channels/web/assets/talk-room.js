/* A talk in its rooms: joins what is shown, sent and heard. The page and the widget both hold one. Nothing here decides what is asked or answered. */
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
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class TalkRoom {
  #room;
  #fileMax;
  #shown;
  #toEnd;
  #talk;
  #sender;
  #receiver;
  #state = { network: "", note: "" };

  /*
   * `room`: the elements log, answer, state, composer, label, text and the inputs of files; `shown()`: there is a talk to show; `toEnd()`
   * scrolls to what came last; `workerUrl`: the solver of puzzles, where the browser may start one; `fileMax`: bytes.
   */
  constructor({ room, fileMax, workerUrl, shown, toEnd }) {
    this.#room = room;
    this.#fileMax = Number(fileMax);
    this.#shown = shown;
    this.#toEnd = toEnd;
    this.#talk = new Transcript(this.#drawing());
    this.#sender = new Sender({
      talk: this.#talk,
      tell: (network) => this.#showState({ network }),
      giveBack: (text, detail) => this.#giveBack(text, detail),
      workerUrl,
    });
    this.#receiver = createReceiver({ talk: this.#talk });
    room.text.value = tab.read("draft") ?? "";
    this.#listen();
  }

  /* Whether anything was said or sent here. */
  get isEmpty() {
    return this.#talk.items.length === 0;
  }

  /* Opens the talk, at the conversation named; nothing was stored before. */
  begin(open) {
    this.#shown();
    this.#send({ start: true, language: language(), ...(open ? { open } : {}) });
  }

  /* Shows what was kept of the talk. */
  showKept() {
    this.#showAll(this.#talk.items);
  }

  /* The talk of another tab, if one has it. */
  askOtherTabs() {
    return this.#talk.askOtherTabs();
  }

  /* What was said and never seen comes first; the question is asked anew by the conversation itself. */
  async comeBack(open) {
    this.#shown();
    const unseen = await call("/messages?after=0", { token: device.read("token"), patience: 5000 }).catch(() => ({
      messages: [],
    }));
    this.#talk.addSaid(unseen.messages.filter(({ message }) => message.kind !== "question"));
    this.begin(open);
  }

  /* Listens, and sends what waits. */
  goOn() {
    this.#keepDraft();
    this.#receiver.listen();
    if (this.#sender.waits) this.#sender.flush();
    else if (!navigator.onLine) this.#showState({ network: say("live.offline") });
  }

  /* Tells the conversation which language it goes on in. */
  speak(lang) {
    this.#sender.send({ press: { prompt: 0, id: `command:language-${lang}` } });
  }

  #send(body, label, chosen) {
    if (!chosen) this.#tell("");
    this.#sender.send(body, { label, chosen });
    this.#receiver.listen();
  }

  #drawing() {
    return {
      own: (item) => {
        this.#shown();
        this.#room.log.append(drawOwn(item));
        this.#toEnd();
      },
      said: (items) => this.#drawSaid(items),
      mark: (item) => {
        const drawn = [...this.#room.log.querySelectorAll(".own")].find(({ dataset }) => dataset.own === item.own);
        if (drawn) drawMark(drawn, item);
        if (item.state === "failed") releaseAnswers(this.#room.answer);
      },
      all: (items) => this.#showAll(items),
    };
  }

  #drawSaid(items) {
    this.#shown();
    const drawn = items.map(drawSaid);
    this.#room.log.append(...drawn);
    if (items.some(({ message }) => message.kind === "question")) this.#askAgain();
    if (drawn.length > 0) toStartOf(drawn[0]);
  }

  #showAll(items) {
    this.#shown();
    this.#room.log.replaceChildren(...items.map((item) => (item.own ? drawOwn(item) : drawSaid(item))));
    this.#askAgain();
    this.#toEnd();
  }

  #askAgain() {
    const { answer, text, label, camera } = this.#room;
    const question = this.#talk.openQuestion;
    drawAnswers(answer, question, {
      send: (body, words) => this.#send(body, words),
      tell: (note) => this.#tell(note),
    });
    fitField(text, label, question);
    camera.hidden = question?.filesAtMost === undefined;
  }

  #tell(note) {
    this.#showState({ note });
  }

  /* One line of state: what the network does comes first, then a note about what the person did last. */
  #showState(changes) {
    Object.assign(this.#state, changes);
    const text = this.#state.network || this.#state.note;
    if (this.#room.state.textContent !== text) this.#room.state.textContent = text;
  }

  /* A text the server refused comes back into the field, before whatever was written since. */
  #giveBack(text, detail) {
    this.#tell(detail);
    if (!text) return;
    this.#room.text.value = [text, this.#room.text.value].filter(Boolean).join("\n");
    this.#keepDraft();
  }

  #keepDraft() {
    const { text } = this.#room;
    if (text.value) tab.write("draft", text.value);
    else tab.remove("draft");
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 2}px`;
  }

  #sendText() {
    const { text: field } = this.#room;
    const text = field.value.trim();
    if (!text) return field.focus();
    this.#send({ text }, text);
    field.value = "";
    this.#keepDraft();
  }

  async #sendFiles(chosen) {
    if (chosen.length === 0) return;
    if (chosen.length > filesAtOnce) this.#tell(say("live.tooManyFiles", { most: filesAtOnce }));
    const files = await Promise.all(chosen.slice(0, filesAtOnce).map(lighten));
    const fitting = files.filter((file) => file.size <= this.#fileMax);
    if (fitting.length < files.length)
      this.#tell(say("problem.file-too-large.detail", { megabytes: Math.floor(this.#fileMax / 1024 / 1024) }));
    if (fitting.length === 0) return;
    const blobs = fitting.map((blob) => ({ blob }));
    this.#send({}, fitting.map(({ name }) => name).join(", "), blobs);
  }

  #listen() {
    const { composer, text, files } = this.#room;
    composer.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendText();
    });
    text.addEventListener("input", () => this.#keepDraft());
    text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#sendText();
    });
    for (const input of files) {
      input.addEventListener("change", () => {
        this.#sendFiles([...input.files]);
        input.value = "";
      });
    }
    window.addEventListener("online", () => {
      this.#showState({ network: "" });
      this.#sender.flush();
    });
    window.addEventListener("offline", () => this.#showState({ network: say("live.offline") }));
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.#sender.waits) this.#sender.flush();
    });
  }
}

function toStartOf(drawn) {
  const own = drawn.previousElementSibling;
  const target = own?.classList.contains("own") ? own : drawn;
  target.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
}
