/* Talks to the chat's JSON interface. A call gives the answer, or throws Refused (the server said no) or Unreachable. */
import { surroundings } from "./surroundings.js";
import { language } from "./words.js";

const path = "/api/v1/chat";
const base = () => surroundings.base + path;
const patienceMs = 25_000;

/* The server could not be reached, or not now: trying again later makes sense. `waitMs` says when, where it is known. */
export class Unreachable extends Error {
  constructor(waitMs = null, problem = null) {
    super("unreachable");
    this.waitMs = waitMs;
    this.problem = problem;
  }
}

/* The server refused; `problem` is its explanation in the person's language. */
export class Refused extends Error {
  constructor(problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/* Calls the interface with JSON. */
export async function call(route, { method = "GET", token = null, body, patience = patienceMs } = {}) {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patience);
  try {
    const response = await fetch(base() + route, {
      method,
      headers: headers(token, body !== undefined),
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: impatience.signal,
      cache: "no-store",
      credentials: "omit",
    });
    return outcome(response.status, await response.json());
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable) throw error;
    throw new Unreachable();
  } finally {
    clearTimeout(timer);
  }
}

/* Opens the answer stream; gives the response, whose body is read piece by piece. */
export async function openStream(token, after, signal) {
  const response = await fetch(`${base()}/events?after=${after}`, {
    headers: { ...headers(token, false), Accept: "text/event-stream" },
    signal,
    cache: "no-store",
    credentials: "omit",
  });
  if (!response.ok || !response.body) throw new Unreachable();
  return response;
}

/* Sends one file, telling the share that has left the device (0 to 1). Gives the file as the server knows it. */
export function upload(file, token, onProgress) {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", `${base()}/files`);
    for (const [name, value] of Object.entries(headers(token, false))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      try {
        resolve(outcome(request.status, JSON.parse(request.responseText)).file);
      } catch (error) {
        reject(error instanceof SyntaxError ? new Unreachable() : error);
      }
    };
    request.send(form);
  });
}

function headers(token, json) {
  return {
    Accept: "application/json",
    "Accept-Language": language(),
    ...(json ? { "Content-Type": "application/json" } : {}),
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
  };
}

function outcome(status, answer) {
  if (status < 300) return answer;
  const passing = status === 429 || status >= 500;
  if (passing) throw new Unreachable(answer.retryAfter ? answer.retryAfter * 1000 : null, answer);
  throw new Refused(answer);
}
