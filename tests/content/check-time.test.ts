import { describe, expect, it } from "vitest";
import { mistakesAfter, swap } from "./sound-content.ts";

const calendar = "flows/parameters/working-days.yaml";
const limits = "flows/parameters/time-limits.yaml";
const words = "locales/vi/deadlines.yaml";

describe("checkContent() about working days and time limits", () => {
  it("cannot do without either file", async () => {
    const gone = { [calendar]: null, [limits]: null, [words]: null, "locales/en/deadlines.yaml": null };
    expect(await mistakesAfter(gone)).toEqual([
      `${limits}:1:1 is missing; the program cannot run without it`,
      `${calendar}:1:1 is missing; the program cannot run without it`,
    ]);
  });

  it("names days that are no days off, unknown sources and overlapping limits with their lines", async () => {
    expect(await mistakesAfter({ [calendar]: swap("2021-09-02", "2021-09-04") })).toEqual([
      `${calendar}:3:37 2021-09-04 is a weekend, which is off anyway`,
    ]);
    expect(await mistakesAfter({ [calendar]: swap("qd1.d4", "qd2.d4") })).toEqual([
      `${calendar}:3:56 cites the unknown source "qd2"; did you mean "qd1"?`,
    ]);
    expect(
      await mistakesAfter({ [limits]: swap("limit: 45, unit: days, when: [remote]", "limit: 45, unit: days") }),
    ).toEqual([
      `${limits}:14:13 holds at the same time as a limit before it, for the same circumstances`,
      `${words}:13:17 "deadlines:when.remote" is left over: nothing in flows/ uses it`,
    ]);
  });

  it("asks for the words of every step and reports those that no step needs", async () => {
    const other = swap("settle:", "setle:");
    expect(await mistakesAfter({ [words]: other, "locales/en/deadlines.yaml": other })).toEqual([
      `${limits}:9:9 needs the text "deadlines:steps.administrative-complaint.settle" in ${words}`,
      `${words}:11:57 "deadlines:steps.administrative-complaint.setle" is left over: nothing in flows/ uses it; did you mean "deadlines:steps.administrative-complaint.settle"?`,
    ]);
  });

  it("names worked examples that do not hold, with their lines", async () => {
    const workingDay = `examples:
  - { says: across the national day, from: 2021-09-01, working-days: 1, expect: 2021-09-03 }
  - { says: a wrong one, from: 2021-09-01, working-days: 1, expect: 2021-09-02 }
`;
    expect(await mistakesAfter({ [calendar]: (text) => text + workingDay })).toEqual([
      `${calendar}:6:69 example "a wrong one" expects 2021-09-02, but the rules give 2021-09-03`,
    ]);
    const limit = `examples:
  - says: a settlement
    matter: administrative-complaint
    days: { accepted: 2021-03-01 }
    expect:
      - { step: settle, day: 2021-04-01 }
`;
    expect(await mistakesAfter({ [limits]: (text) => text + limit })).toEqual([
      `${limits}:26:5 example "a settlement" leaves out settle (remote), for which the rules give 2021-04-15`,
      `${limits}:27:30 example "a settlement" expects day of settle "2021-04-01", but the rules give "2021-03-31"`,
    ]);
  });

  it("counts their cites as uses of a source", async () => {
    const named = (text: string) => text.replace("qd1:", "qd2: Hai, qd1:");
    const second = {
      "flows/sources/more.yaml": 'qd2: { kind: decision, number: "2", issuer: government, confidence: act }\n',
      "locales/vi/sources.yaml": named,
      "locales/en/sources.yaml": named,
    };
    expect(await mistakesAfter(second)).toEqual(['flows/sources/more.yaml:1:1 "qd2" is cited by nothing']);
    expect(await mistakesAfter({ ...second, [calendar]: swap("qd1.d4", "qd2.d4") })).toEqual([]);
    expect(await mistakesAfter({ ...second, [limits]: swap("qd1.d6", "qd2.d6") })).toEqual([]);
  });
});
