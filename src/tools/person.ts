/**
 * `npm run person -- export --case 26-4821-3907` or `--phone 0912345678`: what is kept of one person, into a folder that
 * only this user reads. `npm run person -- erase …` erases it, case by case, once the number of each was typed.
 */
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { writePersonFiles } from "../complaints/person-files.ts";
import type { FoundRecord, PersonRecords } from "../complaints/person-records.ts";
import { silentLog } from "../storage/log.ts";
import { openStorage } from "../storage/open-storage.ts";
import { MisusedError, runTool, toolConfig, typedPath } from "./tool.ts";

const usage = "Usage: npm run person -- export|erase --case NUMBER | --phone NUMBER [--to FOLDER]";
/** Who the audit names: the operator's command is no member of staff. */
const keeper = { by: "system" };

interface Wanted {
  what: "export" | "erase";
  number: string | undefined;
  phone: string | undefined;
  to: string | undefined;
}

async function main(typed: Typed): Promise<void> {
  const wanted = wantedOf(typed);
  const config = toolConfig();
  const storage = await openStorage(config, silentLog, { beside: true });
  try {
    const found = await find(storage.records, wanted);
    if (found.length === 0) console.log("No case was found.");
    else if (wanted.what === "erase") await erase(storage.records, found);
    else await give(storage.records, found, folderOf(wanted.to, config.dataDir));
  } finally {
    await storage.close();
  }
}

interface Typed {
  values: { case?: string | undefined; phone?: string | undefined; to?: string | undefined };
  positionals: string[];
}

function wantedOf({ values, positionals: [what, ...more] }: Typed): Wanted {
  const one = (values.case === undefined) !== (values.phone === undefined);
  if ((what !== "export" && what !== "erase") || more.length > 0 || !one)
    throw new MisusedError("Say what to do, and of which case or phone.");
  return { what, number: values.case, phone: values.phone, to: values.to };
}

function find(records: PersonRecords, { number, phone }: Wanted): Promise<FoundRecord[]> {
  return number === undefined ? records.byPhone(phone ?? "") : records.byNumber(number);
}

/** npm starts tools in the project's folder and says in INIT_CWD where it was called. */
function folderOf(to: string | undefined, dataDir: string): string {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  return to === undefined ? join(dataDir, "exports", stamp) : typedPath(to);
}

async function give(records: PersonRecords, found: readonly FoundRecord[], below: string): Promise<void> {
  for (const { id } of found) {
    const folder = await writePersonFiles(records, { keeper, caseId: id, below });
    if (folder !== null) console.log(`written: ${folder}`);
  }
  console.log("These files are not encrypted. Hand them over, then delete the folder.");
}

async function erase(records: PersonRecords, found: readonly FoundRecord[]): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answers = terminal[Symbol.asyncIterator]();
  try {
    for (const { id, number } of found) {
      console.log(`Case ${number}: type its number to erase it for good, or press Enter to keep it.`);
      const typed = String((await answers.next()).value ?? "").trim();
      const erased = typed === number ? await records.erase(keeper, id) : null;
      console.log(
        erased
          ? `erased ${number}: ${erased.messages} messages, ${erased.notes} notes, ${erased.files} files, ${erased.person ? "name and phone" : "no name"}`
          : `kept ${number}`,
      );
    }
  } finally {
    terminal.close();
  }
}

await runTool({
  usage: usage,
  given: {
    allowPositionals: true,
    options: { case: { type: "string" }, phone: { type: "string" }, to: { type: "string" } },
  },
  run: main,
});
