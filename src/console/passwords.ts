import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the package's default algorithm) with 46 MiB and three passes: about 0.1 s of one core. */
const cost = { memoryCost: 47_104, timeCost: 3, parallelism: 1 };

/** Hash of nobody's password with the cost above: an unknown login takes as long as a known one. */
const nobody = "$argon2id$v=19$m=47104,t=3,p=1$c2FsdCBvZiBub2JvZHkuLg$RcTLqHR0HXC6FRGkfoEptSs/C0Ut2/lxofRn1/kyZ1g";

/** The Argon2id hash under which a password is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/** True when the password fits the hash; `null` (no such account) takes the same time and is never true. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? nobody, password.normalize("NFC"));
  return fits && passwordHash !== null;
}

/** Why a new password is not good enough. */
export type PasswordProblem = "too-short" | "too-long" | "only-digits" | "is-login" | "too-common";

/** What most people try first, without digits, signs and marks. */
const commonWords = new Set(
  `password passw matkhau matkhaumoi admin administrator root user welcome letmein iloveyou dragon monkey football
  qwerty qwertyuiop qwertyuiopasdfgh asdfghjkl asdfghjklzxcvbnm zxcvbnm qazwsx qazwsxedc abc abcd abcdef abcdefgh
  abcdefghijkl test guest login changeme default secret anhyeuem emyeuanh toiyeuvietnam vietnam hanoi caobang ansinh
  sonoivu noivu laodong sothuongbinh canbo cong congdan lanhdao thanhtra google facebook zalo`.split(/\s+/),
);

/** The first rule a new password breaks, or null. A long sentence of ordinary words passes. */
export function passwordProblem(password: string, login: string): PasswordProblem | null {
  const text = password.normalize("NFC");
  const length = [...text].length;
  if (length < 12) return "too-short";
  if (length > 200) return "too-long";
  if (/^[\d\s.+-]+$/.test(text)) return "only-digits";
  const core = withoutRepeats(lettersOf(text));
  if (login !== "" && (text.toLowerCase().includes(login) || core === lettersOf(login))) return "is-login";
  return core.length < 3 || commonWords.has(core) ? "too-common" : null;
}

/** "P@ssw0rd!2026" → "password": what is left without marks, without what was hung on, and with letters put back. */
function lettersOf(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/g, "d");
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, "");
  return core
    .replace(/0/g, "o")
    .replace(/@/g, "a")
    .replace(/[^a-z]/g, "");
}

/** "matkhaumatkhau" → "matkhau", "aaaa" → "a". */
function withoutRepeats(text: string): string {
  return /^(.+?)\1*$/.exec(text)?.[1] ?? text;
}
