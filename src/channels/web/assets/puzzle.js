/* Proof of work: finds a nonce for which SHA-256("challenge:nonce") begins with enough zero bits. */

const rounds = constants();

/* Solves a puzzle in a worker, or in short pieces where there are no workers. Gives the nonce. */
export function solve(puzzle, workerUrl) {
  return inWorker(puzzle, workerUrl).catch(() => inPieces(puzzle));
}

function inWorker(puzzle, workerUrl) {
  return new Promise((resolve, reject) => {
    if (!workerUrl) return void reject(new Error("no worker"));
    const worker = new Worker(workerUrl, { type: "module" });
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(event);
    };
    worker.postMessage(puzzle);
  });
}

async function inPieces(puzzle) {
  for (let from = 0; ; from += 2000) {
    const nonce = search(puzzle, from, from + 2000);
    if (nonce !== null) return nonce;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/* Tries the nonces from `from` up to `until`; the first that fits as text, or null. */
export function search({ challenge, bits }, from, until) {
  const text = `${challenge}:`;
  const whole = text.length - (text.length % 64);
  const start = [...initial];
  for (let at = 0; at < whole; at += 64) compress(start, block(text.slice(at, at + 64)));
  for (let nonce = from; nonce < until; nonce += 1) {
    const state = [...start];
    for (const words of lastBlocks(text.slice(whole) + nonce, whole)) compress(state, words);
    if (zeroBits(state) >= bits) return String(nonce);
  }
  return null;
}

function zeroBits(state) {
  return state[0] === 0 ? 32 + Math.clz32(state[1]) : Math.clz32(state[0]);
}

/* The rest of a message with its padding, as one or two blocks. */
function lastBlocks(rest, before) {
  const size = rest.length < 56 ? 64 : 128;
  const padded = `${rest}\x80${"\0".repeat(size - rest.length - 5)}`;
  const words = block(padded.padEnd(size, "\0").slice(0, size));
  words[size / 4 - 1] = (before + rest.length) * 8;
  return size === 64 ? [words] : [words.slice(0, 16), words.slice(16)];
}

function block(text) {
  const words = new Int32Array(text.length / 4);
  for (let at = 0; at < text.length; at += 1) words[at >> 2] |= text.charCodeAt(at) << (24 - (at % 4) * 8);
  return words;
}

const schedule = new Int32Array(64);

function compress(state, words) {
  for (let i = 0; i < 64; i += 1) {
    schedule[i] =
      i < 16 ? words[i] : schedule[i - 16] + low(schedule[i - 15]) + schedule[i - 7] + high(schedule[i - 2]);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + schedule[i];
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    state[i] = (state[i] + value) | 0;
  });
}

function turn(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function low(word) {
  return turn(word, 7) ^ turn(word, 18) ^ (word >>> 3);
}

function high(word) {
  return turn(word, 17) ^ turn(word, 19) ^ (word >>> 10);
}

/* SHA-256's constants: the first 32 bits of the fractions of the cube roots of the first 64 primes. */
function constants() {
  return Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
}

function fraction(number) {
  return ((number - Math.floor(number)) * 0x100000000) | 0;
}

function primes(count) {
  const found = [];
  for (let number = 2; found.length < count; number += 1)
    if (found.every((prime) => number % prime)) found.push(number);
  return found;
}

/* And of the square roots of the first eight. */
const initial = primes(8).map((prime) => fraction(Math.sqrt(prime)));
