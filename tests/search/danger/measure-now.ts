import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectRoot } from "../../../src/project-root.ts";
import { buildDangerIndex, dangersIn, findDanger } from "../../../src/search/find-danger.ts";
import { dangerSchema } from "../../../src/search/danger-schema.ts";
import { dictionariesOnFile, topicsOnFile } from "../topics-on-file.ts";
import { spellings } from "../spellings.ts";
import { offTopic, questions, followUps, pairs } from "../questions-on-file.ts";
const file = dangerSchema.parse(parse(readFileSync(join(projectRoot, "flows/danger.yaml"), "utf8")));
const t0=performance.now();
const index = buildDangerIndex(file, new Map([...dictionariesOnFile].map(([l,d])=>[l,d.shortForms])));
console.log("build ms", performance.now()-t0);
for (const [s, v] of Object.entries(file.signs)) console.log(s, v.now.vi?.length, v.now.en?.length);
// dead phrases
for (const [s, v] of Object.entries(file.signs)) for (const [l, ps] of Object.entries(v.now)) for (const p of ps) {
  const text = p.replace(/<([^>]*)>/g, (_, g) => file.words[l]?.[g]?.[0] ?? "???").replace(/…/g, " ");
  const f = findDanger(index, text);
  if (f?.strength !== "now") console.log("DEAD", s, p, JSON.stringify(f));
}
const load = (n: string) => parse(readFileSync(join(projectRoot, "tests/search/danger", n), "utf8")) as {sign: string; also?: string[]; text: string}[];
const verbose = process.argv[2];
if (verbose === "say") { console.log(dangersIn(index, process.argv[3] ?? "")); process.exit(0); }
for (const [name, spell] of Object.entries(spellings)) {
  const d = load("dangerous.yaml");
  const missed = d.filter((x) => findDanger(index, spell(x.text))?.strength !== "now");
  const wrong = d.filter((x) => { const f = findDanger(index, spell(x.text)); return f?.strength === "now" && f.sign !== x.sign && !x.also?.includes(f.sign); });
  const h = load("harmless.yaml");
  const al = h.filter((x) => findDanger(index, spell(x.text))?.strength === "now");
  const danger = new Set(["child.abuse","gender.violence","trafficking.victim","accident.report","accident.rights","child.labour","gender.equality"]);
  const qs = [...questions.filter((q) => !danger.has(q.id)), ...offTopic, ...followUps, ...pairs.filter(p=>!danger.has(p.id))].map((x) => ({ text: x.ask }));
  const aq = qs.filter((x) => findDanger(index, spell(x.text))?.strength === "now");
  console.log(name, "recall", (1 - missed.length / d.length).toFixed(3), "wrong sign", wrong.length, "false", al.length, "/", h.length, "questions", aq.length, "/", qs.length);
  if (verbose === name || verbose === "all") {
    for (const m of missed) console.log("  MISS", m.sign, "|", spell(m.text), JSON.stringify(findDanger(index, spell(m.text))));
    for (const m of wrong) console.log("  WRONG", m.sign, "|", m.text, JSON.stringify(findDanger(index, spell(m.text))));
    for (const m of [...al, ...aq]) console.log("  FALSE", spell(m.text), JSON.stringify(dangersIn(index, spell(m.text)).map(d=>d.sign+": "+d.phrase)));
  }
}
const en = load("dangerous-en.yaml");
for (const x of en) { const f = findDanger(index, x.text); if (f?.strength !== "now" || f.sign !== x.sign && !x.also?.includes(f.sign)) console.log("EN", x.sign, x.text, JSON.stringify(f)); }
const t1=performance.now(); let n=0;
for (const x of load("harmless.yaml")) for (let i=0;i<20;i++) {findDanger(index,x.text);n++}
console.log("µs each", (performance.now()-t1)/n*1000);
if (verbose==="aliases") for (const t of topicsOnFile) { const hot=["child.abuse","gender.violence","trafficking.victim"].includes(t.id); for (const a of t.aliases.vi??[]) { const f=findDanger(index,a); if (hot? f?.strength!=="now": f?.strength==="now" && !["accident.report","accident.rights","child.labour","gender.equality"].includes(t.id)) console.log(hot?"AMISS":"AFALSE", t.id, "|", a, JSON.stringify(dangersIn(index, a).map(d=>d.sign+": "+d.phrase))); } }
if (verbose === "unseen") for (const [name, spell] of Object.entries(spellings)) { const d = load("unseen.yaml"); const m = d.filter((x) => findDanger(index, spell(x.text))?.strength !== "now"); const w = d.filter((x) => { const f = findDanger(index, spell(x.text)); return f?.strength === "now" && f.sign !== x.sign && !x.also?.includes(f.sign); }); console.log("UNSEEN", name, d.length, (1 - m.length / d.length).toFixed(3), "wrong", w.length); if (name==="as typed"||name==="no marks") { for (const x of m) console.log("  UMISS", x.sign, spell(x.text)); for (const x of w) console.log("  UWRONG", x.sign, x.text, findDanger(index, spell(x.text))?.sign); } }
if (verbose === "unseen") for (const [name, spell] of Object.entries(spellings)) { const not = new Set(["child.abuse","gender.violence","trafficking.victim","accident.report","accident.rights","child.labour","gender.equality","drug.rehab"]); const all = topicsOnFile.filter((t) => !not.has(t.id)).flatMap((t) => t.aliases.vi ?? []); const al = all.filter((x) => findDanger(index, spell(x))?.strength === "now"); console.log("ALIASES", name, al.length, "/", all.length); if (name === "no marks") for (const x of al) console.log("  ", x, dangersIn(index, spell(x)).map((y) => y.phrase).join("; ")); }
