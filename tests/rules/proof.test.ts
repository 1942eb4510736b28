import { afterAll, describe, expect, it } from "vitest";
import { loadHouseRules } from "./load-house-rules.ts";
import { type Proof, proveCheck, proveProgramme, type Setting } from "./proof/prove.ts";

const house = await loadHouseRules();
const setting: Setting = { book: house.book, today: "2026-11-23", people: 200, seed: 20211231 };
const proofs = { programmes: [] as Proof[], checks: [] as Proof[] };

describe.each(house.programmes.map((programme) => [programme.id, programme] as const))("%s", (_, programme) => {
  it("answers everybody on every day, and rightly", () => {
    const proof = proveProgramme(programme, setting);
    proofs.programmes.push(proof);
    expect(proof.faults).toEqual([]);
  });
});

describe.each(house.checks.map((check) => [check.step, check] as const))("%s", (_, { programmes }) => {
  it("answers everybody of all its programmes, and rightly", () => {
    const proof = proveCheck(programmes, setting);
    proofs.checks.push(proof);
    expect(proof.faults).toEqual([]);
  });
});

describe("the proof", () => {
  it("looks at every programme and at every check of several", () => {
    expect(proofs.programmes.length).toBe(house.programmes.length);
    expect(proofs.checks.length).toBe(house.checks.length);
  });
});

afterAll(() => {
  process.stdout.write(`${summary(proofs.programmes, `${proofs.programmes.length} programmes, each alone`)}\n`);
  process.stdout.write(`${summary(proofs.checks, `${proofs.checks.length} checks of several at once`)}\n`);
});

function summary(list: Proof[], name: string): string {
  const sum = (pick: (proof: Proof) => number) => list.reduce((total, proof) => total + pick(proof), 0);
  const faults = (kind: string) => list.flatMap((proof) => proof.faults).filter((fault) => fault.kind === kind).length;
  const paths = list.reduce((total, { counts }) => total + counts.paths, 0n);
  return [
    `${name}: ${new Set(list.flatMap(({ facts }) => facts)).size} facts`,
    `${paths.toLocaleString("en")} paths walked over ${sum(({ counts }) => counts.places).toLocaleString("en")} places`,
    `${sum(({ counts }) => counts.outcomes)} outcomes reached on ${sum(({ counts }) => counts.days)} days`,
    `${sum(({ counts }) => counts.pairs).toLocaleString("en")} pairs of answers`,
    `${sum(({ counts }) => counts.completions).toLocaleString("en")} completions tried`,
    `${sum(({ counts }) => counts.values)} values with their place in the law`,
    `${faults("dead end")} dead ends`,
    `${faults("gap")} gaps`,
    `${faults("overlap")} overlaps`,
    `${faults("unreached outcome")} unreached outcomes`,
    `${faults("unanswered date")} unanswered dates`,
    `${faults("uncited value")} uncited values`,
    `${faults("taken back")} verdicts taken back`,
    `${faults("disagreement")} disagreements`,
  ].join(", ");
}
