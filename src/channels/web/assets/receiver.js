/* Hears what is said without being asked: by the answer stream, or by asking every few seconds where streams do not get through. */
import { device } from "./memory.js";
import { call, openStream, Refused } from "./server.js";
import { surroundings } from "./surroundings.js";

const pollMs = 4000;
const longestPauseMs = 30_000;
/* A stream that says nothing for this long, not even its heartbeat of 15 seconds, is dead. */
const silenceMs = 40_000;

/* Listens while the page is seen and a conversation exists. */
export function createReceiver({ talk }) {
  let stop = null;
  let failures = 0;

  function listen() {
    if (stop || document.hidden || !device.read("token") || surroundings.left()) return;
    const ending = new AbortController();
    stop = () => {
      stop = null;
      ending.abort();
    };
    run(ending.signal);
  }

  async function run(signal) {
    while (!signal.aborted) {
      try {
        const heard = await follow(signal);
        failures = heard ? 0 : failures + 1;
      } catch {
        failures += 1;
      }
      // A stream that did not get through twice in a row: ask instead, and try it again now and then.
      if (failures >= 2) await poll(signal, 10);
      await pause(signal, Math.min(longestPauseMs, 500 * 2 ** Math.min(failures, 6)));
    }
  }

  /* Follows one stream to its end; true when anything came through. */
  async function follow(signal) {
    const silence = new AbortController();
    const giveUp = () => silence.abort();
    signal.addEventListener("abort", giveUp, { once: true });
    let timer = setTimeout(giveUp, silenceMs);
    let heard = false;
    try {
      const response = await openStream(device.read("token"), talk.last, silence.signal);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        heard = true;
        failures = 0;
        clearTimeout(timer);
        timer = setTimeout(giveUp, silenceMs);
        rest = take(rest + piece.value);
      }
    } catch (error) {
      if (!heard) throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
    }
    return heard;
  }

  /* Takes the whole events out of a text, and gives back what is still incomplete. */
  function take(text) {
    const events = text.split("\n\n");
    const rest = events.pop();
    const messages = events.flatMap((event) => event.split("\n").filter((line) => line.startsWith("data: ")));
    if (messages.length > 0) talk.addSaid(messages.map((line) => JSON.parse(line.slice("data: ".length))));
    return rest;
  }

  async function poll(signal, times) {
    for (let time = 0; time < times && !signal.aborted; time += 1) {
      await ask();
      await pause(signal, pollMs);
    }
  }

  async function ask() {
    try {
      talk.addSaid((await call(`/messages?after=${talk.last}`, { token: device.read("token") })).messages);
    } catch (error) {
      if (error instanceof Refused) device.remove("token");
    }
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden && stop) stop();
    listen();
  });
  window.addEventListener("online", () => {
    if (stop) stop();
    failures = 0;
    listen();
  });
  window.addEventListener("pagehide", () => stop?.());
  return { listen };
}

function pause(signal, ms) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
