import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { loadContent } from "../../src/content/load-content.ts";
import { playTurn, startPlay } from "../../src/flow/play.ts";
import { recordingSchema } from "../../src/flow/recording.ts";
import { projectRoot } from "../../src/project-root.ts";

const folder = join(projectRoot, "tests/conversations");
const content = await loadContent(projectRoot);
const extra: Record<string, string> = {
  wish: "report",
  employer: "skip",
  consent: "agree",
  saved: "kept-picture",
  after: "menu",
};
for (const name of readdirSync(folder).filter((n) => n.endsWith(".yaml"))) {
  const file = join(folder, name);
  const recording = recordingSchema.parse(parse(readFileSync(file, "utf8")));
  const play = startPlay(content, recording.today);
  const talk: any[] = [];
  const openQuestion = () => {
    const q: any = play.messages.findLast((m: any) => m.kind === "question");
    for (const [step, id] of Object.entries(extra))
      for (const lang of ["vi", "en"])
        if (q?.text === content.words(lang, `conversations:complaint.${step}.ask`, { closedCaseMonths: 24 })) return id;
    return null;
  };
  const inserted = recording.talk.some((t) => t.presses === "report" || t.presses === "kept-picture");
  for (const turn of recording.talk) {
    if (!inserted)
      for (let id = openQuestion(); id; id = openQuestion()) {
        if (turn.open !== undefined || turn.presses === id) break;
        const added = { presses: id, says: [] as string[] };
        talk.push({ ...added, says: playTurn(play, added) });
      }
    talk.push({ ...turn, says: playTurn(play, turn) });
  }
  if (!inserted)
    for (let id = openQuestion(); id; id = openQuestion()) {
      const added = { presses: id, says: [] as string[] };
      talk.push({ ...added, says: playTurn(play, added) });
    }
  if (JSON.stringify(talk) === JSON.stringify(recording.talk)) continue;
  const head = readFileSync(file, "utf8").match(/^(#.*\n)*/)?.[0] ?? "";
  writeFileSync(file, head + stringify({ ...recording, talk }, { lineWidth: 0 }));
  console.log("rewrote", name);
}
