import { describe, expect, it } from "vitest";
import { explainCommand } from "../../src/authoring/explain-command.ts";
import { projectRoot } from "../../src/project-root.ts";
import { contentTree } from "../content/content-tree.ts";
import { soundContent } from "../content/sound-content.ts";
import { officerWords } from "./officer-words.ts";

const place = { root: projectRoot, today: "2026-11-23" };
const late = [
  "insuredOn30September2021=before",
  "insuredContractEndedOn=1/1/2020",
  "monthlyPensionGranted=không",
  "leftWithoutNotice=no",
  "nq116FiledOn=2021-12-21",
  "unusedMonthsBy30September2021=40",
].join();

/** The answer without the note on mistakes elsewhere in the house's own content. */
async function lines(...args: string[]): Promise<string[]> {
  const { text } = await explainCommand(args, place);
  return (text.split("\n\nNote: ")[0] ?? "").split("\n");
}

/** Lines of a block, from its title to the next empty line. */
function block(all: string[], title: string): string[] {
  const from = all.indexOf(title);
  const rest = all.slice(from + 1);
  const end = rest.indexOf("");
  return from < 0 ? [] : rest.slice(0, end < 0 ? undefined : end);
}

describe("npm run explain", () => {
  it("says the verdict, the window and its source first", async () => {
    const all = await lines("nq116-employees", "--as-of", "2021-12-21", "--facts", late);
    expect(all.slice(0, 6)).toEqual([
      "nq116-employees: Cash for employees from the unemployment insurance fund (Resolution 116)",
      "As of 21 December 2021",
      "",
      "Verdict: not entitled",
      "Handing in a file: closed since 21 December 2021, last day 20 December 2021",
      "      Source: Decision 28/2021/QĐ-TTg, Article 3 clause 2 point a [qd28.d3.k2.a] - read in the act itself",
    ]);
  });

  it("gives each condition its state, words, rule, answer, source and confidence", async () => {
    const all = await lines("nq116-employees", "--as-of", "2021-12-21", "--facts", late);
    const at = all.indexOf("  [-] filed-in-time: failed");
    expect(all.slice(at, at + 5)).toEqual([
      "  [-] filed-in-time: failed",
      "      “A request handed in after 20 December 2021 was not taken. By that day it would have been considered.”",
      "      Rule: Request handed in: until 20 December 2021 or “I did not file”",
      "      Given: 21 December 2021",
      "      Source: Decision 28/2021/QĐ-TTg, Article 3 clause 2 point a [qd28.d3.k2.a] - read in the act itself",
    ]);
  });

  it("says what would change a no", async () => {
    const all = await lines("nq116-employees", "--as-of", "2021-12-21", "--facts", late);
    expect(block(all, "What would change the no")).toEqual(["  - Request handed in (nq116FiledOn): 20 December 2021"]);
  });

  it("says in Vietnamese what is left to a person and reckons the sum at stake", async () => {
    const facts = late.replace("leftWithoutNotice=no", "leftWithoutNotice=có").replace("2021-12-21", "none");
    const all = await lines("nq116-employees", "--as-of", "2021-11-01", "--lang", "vi", "--facts", facts);
    expect(all[3]).toBe("Kết luận: để người có thẩm quyền quyết định");
    expect(all).toContain("  [!] left-lawfully: để người có thẩm quyền quyết định");
    expect(block(all, "Số tiền")).toEqual([
      "  from-12: Đóng từ đủ 12 tháng đến dưới 60 tháng: 2.100.000 đồng",
      "      Căn cứ: Quyết định 28/2021/QĐ-TTg, Điều 2 khoản 2 điểm b [qd28.d2.k2.b] - đã đọc chính văn bản",
      "  Cộng: 2.100.000 đồng",
    ]);
  });

  it("names what is still to ask, the next question and what can be answered to it", async () => {
    const all = await lines(
      "nq116-employees",
      "--facts",
      "insuredOn30September2021=at-work,employerKindIn2021=public-unit",
    );
    const at = all.indexOf("Still to ask");
    expect(all.slice(at)).toEqual([
      "Still to ask",
      "  - Who funds the unit (publicUnitFundingIn2021)",
      "  - Unused months (unusedMonthsBy30September2021)",
      'Next question, publicUnitFundingIn2021: "Who pays the wages and running costs of that unit? If you are not sure, ask its accountant or choose “I don\'t know”." It can be answered with',
      "  state-budget (The state budget pays all of it)",
      "  partly (The unit pays part of it itself)",
      "  itself (The unit pays all of it itself)",
    ]);
  });

  it("names answers that make no difference", async () => {
    const all = await lines("nq116-employees", "--facts", "insuredOn30September2021=at-work,leftWithoutNotice=yes");
    const title =
      "Answers that make no difference here, because the question does not arise or the programme does not ask it";
    expect(block(all, title)).toEqual(["  - Left without notice (leftWithoutNotice): Yes"]);
  });

  it("gives the same as JSON", async () => {
    const args = ["nq116-employees", "--as-of", "2021-12-21", "--json", "--facts", late];
    const found = JSON.parse((await explainCommand(args, place)).text);
    expect([found.verdict, found.window.status, found.changes]).toEqual([
      "ineligible",
      "closed",
      [{ fact: "nq116FiledOn", name: "Request handed in", value: "2021-12-20", text: "20 December 2021" }],
    ]);
    expect(found.conditions.map(({ id, state }: { id: string; state: string }) => `${id} ${state}`)).toEqual([
      "ever-insured met",
      "insured-at-work failed",
      "insured-on-leave failed",
      "not-state-body other-group",
      "not-state-funded other-group",
      "insured-before met",
      "ended-in-window met",
      "no-monthly-pension met",
      "left-lawfully met",
      "filed-in-time failed",
      "months-kept met",
    ]);
  });

  it("reads the answers from a file, and what is typed goes before it", async () => {
    const root = await contentTree({
      "facts.yaml": "insuredOn30September2021: before\ninsuredContractEndedOn: 2019-12-31\n",
    });
    const args = [
      "nq116-employees",
      "--facts-file",
      `${root}/facts.yaml`,
      "--facts",
      "insuredContractEndedOn=2021-05-01",
    ];
    const found = JSON.parse((await explainCommand([...args, "--json"], place)).text);
    expect([found.verdict, found.next.fact]).toEqual(["undecided", "monthlyPensionGranted"]);
  });
});

describe("npm run explain, typed wrong", () => {
  async function mistake(...args: string[]): Promise<[number, string]> {
    const { code, text } = await explainCommand(args, place);
    return [code, text.split("\n\n")[0] ?? ""];
  }

  it.each([
    [["nq116-employes"], 'There is no programme "nq116-employes"; did you mean "nq116-employees"? (there are: '],
    [[], "Which programme? There are: "],
    [["nq116-employees", "b"], 'One programme at a time; "b" is too much'],
    [["nq116-employees", "--as-of", "31/2/2021"], "--as-of 31/2/2021 is no day; write it as 2021-12-20"],
    [["nq116-employees", "--rule-of", "x"], "--rule-of x is no day; write it as 2021-12-20"],
    [["nq116-employees", "--lang", "fr"], 'There is no language "fr"; there are en, vi'],
    [["nq116-employees", "--fact", "a=b"], '--fact is not known here; did you mean "--facts"?'],
    [
      ["nq116-employees", "--facts", "insuredOn30Septembr2021=never"],
      'There is no fact "insuredOn30Septembr2021"; did you mean "insuredOn30September2021"?',
    ],
    [
      ["nq116-employees", "--facts", "insuredOn30September2021=nver"],
      'insuredOn30September2021=nver: must be one of at-work, on-leave, before, never, or unknown; did you mean "never"?',
    ],
    [
      ["nq116-employees", "--facts", "unusedMonthsBy30September2021=-1"],
      "unusedMonthsBy30September2021=-1: must be a whole number from 0 to 240, or unknown",
    ],
    [["nq116-employees", "--facts", "never"], '"never" is no answer; write name=value'],
  ])("says of %j what is wrong, with exit code 1", async (args, message) => {
    const [code, text] = await mistake(...args);
    expect([code, text.slice(0, message.length)]).toEqual([1, message]);
  });

  it("explains itself with --help", async () => {
    const { code, text } = await explainCommand(["--help"], place);
    expect([code, text.split("\n")[0]]).toEqual([0, "npm run explain -- <programme> [options]"]);
  });

  it("refuses a programme with mistakes and names the first one", async () => {
    const files = { ...soundContent, ...officerWords };
    const broken = (files["flows/programmes/cash.yaml"] ?? "").replaceAll("monthsInsured", "monthsInsurd");
    const root = await contentTree({ ...files, "flows/programmes/cash.yaml": broken });
    const { code, text } = await explainCommand(["cash"], { ...place, root });
    expect([code, text.split("\n")[0]]).toEqual([
      1,
      '"cash" has mistakes (npm run check names them all): uses the unknown fact "monthsInsurd"; did you mean "monthsInsured"?',
    ]);
  });
});
