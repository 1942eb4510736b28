/*
 * Sends what the person writes, in order and one at a time. What is not sent yet waits on the device, also through a
 * reload; the server knows a message by its id, so sending twice acts once.
 */
import { device } from "./memory.js";
import { solve } from "./puzzle.js";
import { call, Refused, Unreachable, upload } from "./server.js";
import { surroundings } from "./surroundings.js";
import { say } from "./words.js";

const firstPauseMs = 1000;
const longestPauseMs = 15_000;

/* `talk` is the transcript; `tell(text)` shows a line of state ("" for none); `giveBack(text, detail)` gets a refused text. */
export class Sender {
  #talk;
  #tell;
  #giveBack;
  #workerUrl;
  /* By message id; files cannot wait on the device, so they go with the page. */
  #files = new Map();
  #running = false;
  #timer = 0;
  #failures = 0;

  constructor({ talk, tell, giveBack, workerUrl }) {
    this.#talk = talk;
    this.#tell = tell;
    this.#giveBack = giveBack;
    this.#workerUrl = workerUrl;
  }

  /* Whether anything waits to be sent. */
  get waits() {
    return queue().length > 0;
  }

  /* Queues one message: its content, the words to show for it, and files to send along. */
  send(body, { label = "", chosen = [] } = {}) {
    const id = newId();
    if (chosen.length > 0) this.#files.set(id, chosen);
    device.write("queue", [...queue(), { id, body, files: chosen.length }]);
    if (label) this.#talk.addOwn({ own: id, label, state: "waiting" });
    this.flush();
  }

  /* Sends what waits, now. */
  async flush() {
    clearTimeout(this.#timer);
    if (this.#running) return;
    this.#running = true;
    try {
      await alone(() => this.#sendAll());
    } finally {
      this.#running = false;
    }
  }

  async #sendAll() {
    while (this.waits && !surroundings.left()) {
      const [item] = queue();
      try {
        await this.#sendOne(item);
      } catch (error) {
        if (error instanceof Unreachable) return this.#later(item, error);
        if (!(error instanceof Refused)) throw error;
        this.#refuse(item, error.problem);
      }
      this.#files.delete(item.id);
      device.write(
        "queue",
        queue().filter(({ id }) => id !== item.id),
      );
    }
  }

  async #sendOne(item) {
    this.#talk.mark(item.id, "sending");
    const answer = await this.#deliver(item).catch((error) => {
      if (!(error instanceof Refused) || error.problem.code !== "token-invalid") throw error;
      device.remove("token"); // the server does not know this conversation any more: a new one takes over
      return this.#deliver(item);
    });
    this.#talk.mark(item.id, "sent");
    this.#talk.addSaid(answer.messages);
    this.#failures = 0;
    this.#tell("");
  }

  async #deliver(item) {
    const token = await this.#openConversation();
    const body = item.files > 0 ? { ...item.body, files: await this.#uploadAll(item, token) } : item.body;
    return call("/messages", { method: "POST", token, body: { ...body, id: item.id, seen: this.#talk.last } });
  }

  async #uploadAll(item, token) {
    const chosen = this.#files.get(item.id);
    if (!chosen) throw new Refused({ code: "file-unknown", detail: say("live.lostFile") });
    for (const file of chosen) {
      if (file.token === token) continue;
      const tellShare = (share) => this.#talk.mark(item.id, "uploading", Math.round(share * 100));
      const known = await upload(file.blob, token, tellShare);
      Object.assign(file, { handle: known.id, token });
    }
    return chosen.map(({ handle }) => handle);
  }

  /* The token of the conversation; opens one when there is none, solving a puzzle when the service is under load. */
  async #openConversation(puzzle) {
    const known = device.read("token");
    if (known) return known;
    try {
      const { token } = await call("/conversations", { method: "POST", body: puzzle ? { puzzle } : {} });
      device.write("token", token);
      this.#talk.renumber();
      return token;
    } catch (error) {
      const asked = error instanceof Refused ? error.problem.puzzle : null;
      if (!asked) throw error;
      this.#tell(say("live.puzzle"));
      return this.#openConversation({ challenge: asked.challenge, nonce: await solve(asked, this.#workerUrl) });
    }
  }

  /* The server will never take this one. */
  #refuse(item, problem) {
    this.#talk.mark(item.id, "failed", problem.detail);
    this.#giveBack(item.body.text ?? "", problem.detail);
  }

  #later(item, { waitMs, problem }) {
    this.#talk.mark(item.id, "waiting");
    this.#failures += 1;
    const pause = waitMs ?? Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#failures - 1));
    if (problem?.status === 429) this.#tell(say("live.busy", { seconds: Math.ceil(pause / 1000) }));
    else this.#tell(say(navigator.onLine ? "live.trouble" : "live.offline"));
    this.#timer = setTimeout(() => this.flush(), pause);
  }
}

function queue() {
  return device.read("queue") ?? [];
}

/* Only one tab sends at a time, where the browser can tell; otherwise the ids keep a message from acting twice. */
function alone(work) {
  return navigator.locks && surroundings.shares ? navigator.locks.request("an-sinh-send", work) : work();
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
