/**
 * `npm run zalo:login`: takes the Official Account's first pair of tokens, or a new one when Zalo refuses the old one.
 * Asks for them here, because arguments stay in the shell's history; also reads them line by line from a pipe. Nothing
 * of them is printed. A running server takes them up by itself.
 */
import { createInterface, type Interface } from "node:readline";
import { Writable } from "node:stream";
import { type Given, type LoggedIn, logIn } from "../channels/zalo/log-in.ts";
import { AppError } from "../errors.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";
import { runTool, toolConfig } from "./tool.ts";

async function main(): Promise<void> {
  const config = toolConfig();
  const { zalo } = config;
  if (!zalo)
    throw new AppError(
      "CONFIG_INVALID",
      "ZALO_APP_ID is not set. Set ZALO_APP_ID, ZALO_APP_SECRET and ZALO_OA_SECRET as docs/zalo.md says.",
    );
  const given = await ask();
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    report(await logIn({ config: zalo, secrets: storage.secrets, now: () => new Date() }, given));
  } finally {
    await storage.close();
  }
}

/** What is typed is not shown, and may be longer than the line of a terminal. */
async function ask(): Promise<Given> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
  lines.once("SIGINT", () => lines.close());
  const read = reader(lines);
  try {
    const code = await read("Code of the consent link (empty: I have tokens of the API Explorer): ");
    if (code !== "") return { is: "code", code, verifier: (await read("Code verifier (empty: none): ")) || null };
    const accessToken = await needed(read, "Access token: ");
    return { is: "pair", accessToken, refreshToken: await needed(read, "Refresh token: ") };
  } finally {
    lines.close();
  }
}

type Read = (question: string) => Promise<string>;

/** Lines in order, also those that came before they were asked for; after the last one, empty ones. */
function reader(lines: Interface): Read {
  const iterator = lines[Symbol.asyncIterator]();
  return async (question) => {
    process.stdout.write(question);
    const { value, done } = await iterator.next();
    process.stdout.write("\n");
    return done ? "" : String(value).trim();
  };
}

async function needed(read: Read, question: string): Promise<string> {
  const line = await read(question);
  if (line === "") throw new AppError("CONFIG_INVALID", "Nothing was entered, so nothing was changed.");
  return line;
}

function report(result: LoggedIn): void {
  if (result.is === "done") {
    process.stdout.write(`The tokens are stored. They belong to the account "${result.name}".\n`);
    return;
  }
  const what = result.is === "stored" ? "The tokens are stored, but Zalo could not be asked for the account" : refusal;
  process.stderr.write(`${what} (${result.code}). See docs/zalo.md.\n`);
  process.exitCode = 1;
}

const refusal = "Zalo did not take what was entered, so nothing was changed";

await runTool({
  usage: "Usage: npm run zalo:login   (asks for what it needs)",
  given: {},
  run: main,
});
