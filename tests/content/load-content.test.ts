import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load-content.ts";
import { AppError } from "../../src/errors.ts";
import { contentTree } from "./content-tree.ts";
import { soundContent, soundContentWith } from "./sound-content.ts";

describe("loadContent()", () => {
  it("gives everything the program runs on, the base language first", async () => {
    const content = await loadContent(await contentTree(soundContent));
    expect(content.languages).toEqual(["vi", "en"]);
    expect([...content.conversations.keys()]).toEqual(["complaint", "menu"]);
    expect([...content.programmes.keys()]).toEqual(["cash"]);
    expect(content.facts.get("monthsInsured")).toEqual({ type: "months", min: 0, max: 600 });
    expect(content.sources.get("qd1")?.number).toBe("1/2021/QĐ-TTg");
    expect(content.service).toEqual({
      draftDays: 30,
      closedCaseMonths: 24,
      disputeDays: 30,
      promiseDays: 5,
      urgentPromiseDays: 0,
      clusterWorkers: 5,
      clusterDays: 7,
      quietMinutes: 30,
      filesAtMost: 10,
      fileMegabytes: 10,
      morningAt: "07:30",
      quietFrom: "20:00",
      quietUntil: "07:00",
      wagesCheckedYear: 2026,
    });
    expect(content.places.map(({ id }) => id)).toEqual(["quang-long"]);
    expect(content.words("en", "programmes:cash.title")).toBe("Cash");
  });

  it("finds a topic by a question, and gives its answer with readable sources in each language", async () => {
    const content = await loadContent(await contentTree(soundContent));
    const when = { day: "2026-11-23" };
    expect(content.findTopic("vi", "ai duoc nhan tien mat", when)).toMatchObject({ outcome: "answer", id: "cash.who" });
    expect(content.findTopic("en", "what is the weather in Hanoi", when)).toEqual({ outcome: "unknown" });
    expect(content.topic("en", "cash.who", "2026-11-23")).toEqual({
      id: "cash.who",
      lang: "en",
      title: "Who gets the cash?",
      answer: "Who was insured.",
      sources: ["Decision 1/2021/QĐ-TTg, Article 1", "Decision 1/2021/QĐ-TTg, Article 2 clause 1"],
      hotlines: [],
      related: [],
      actions: [],
    });
    expect(content.topic("fr", "cash.who", "2026-11-23")?.title).toBe("Ai được nhận tiền mặt?");
    expect(content.topic("vi", "cash.how", "2026-11-23")).toBeUndefined();
  });

  it("keeps facts in the order of asking: by file, then as written", async () => {
    const root = await contentTree({
      ...soundContent,
      "flows/facts/1-first.yaml":
        "zeta: { type: yes-no }\nalpha: { type: yes-no, asked-when: { fact: zeta, is: true } }\n",
      "flows/programmes/cash.yaml": `${soundContent["flows/programmes/cash.yaml"]}`.replace(
        "fact: monthsInsured, at-least",
        "when: { fact: alpha, is: true }, fact: monthsInsured, at-least",
      ),
      ...addToBoth("facts", "zeta: { ask: Z, short: Z }\nalpha: { ask: A, short: A }\n"),
    });
    expect([...(await loadContent(root)).facts.keys()]).toEqual(["zeta", "alpha", "monthsInsured"]);
  });

  it("has a version that changes with any word and stays otherwise", async () => {
    const first = await loadContent(await contentTree(soundContent));
    const same = await loadContent(await contentTree(soundContent));
    const other = await loadContent(
      await contentTree(soundContentWith({ "locales/en/interface.yaml": "greeting: Hello there\n" })),
    );
    expect(first.version).toMatch(/^[0-9a-f]{16}$/);
    expect(same.version).toBe(first.version);
    expect(other.version).not.toBe(first.version);
  });

  it("throws one error that lists every mistake", async () => {
    const root = await contentTree(
      soundContentWith({
        "flows/service.yaml":
          'draftDays: 0\nclosedCaseMonths: 24\npromiseDays: 5\nurgentPromiseDays: 0\nclusterWorkers: 5\nclusterDays: 7\ndisputeDays: 30\nquietMinutes: 30\nfilesAtMost: 10\nfileMegabytes: 10\nmorningAt: "07:30"\nquietFrom: "20:00"\nquietUntil: "07:00"\nwagesCheckedYear: 2026\n',
        "locales/en/interface.yaml": "greeting:\n",
      }),
    );
    await expect(loadContent(root)).rejects.toEqual(
      new AppError(
        "CONTENT_INVALID",
        [
          "2 mistakes in flows/ and locales/:",
          'flows/service.yaml:1:12 "draftDays" is 0, but must be at least 1',
          'locales/en/interface.yaml:1:10 "greeting" has no text',
          "Check again: npm run check",
        ].join("\n"),
      ),
    );
  });
});

function addToBoth(namespace: string, text: string): Record<string, string> {
  return Object.fromEntries(
    ["vi", "en"].map((lang) => [
      `locales/${lang}/${namespace}.yaml`,
      `${soundContent[`locales/${lang}/${namespace}.yaml`]}${text}`,
    ]),
  );
}
