import { describe, expect, it } from "vitest";
import { checkContent } from "../../src/content/check-content.ts";
import { contentTree } from "./content-tree.ts";
import { type Changes, mistakesAfter, soundContent, swap } from "./sound-content.ts";

const menu = "flows/conversations/menu.yaml";
const complaint = "flows/conversations/complaint.yaml";
const cash = "flows/programmes/cash.yaml";
const facts = "flows/facts/work.yaml";
const sources = "flows/sources/all.yaml";
const viFacts = "locales/vi/facts.yaml";
const viTalks = "locales/vi/conversations.yaml";

/** A title of a dated number in both languages. */
function titled(parameter: string): Changes {
  return {
    "locales/vi/parameters/all.yaml": `${parameter}: Mức lương\n`,
    "locales/en/parameters/all.yaml": `${parameter}: Wage\n`,
  };
}

describe("checkContent()", () => {
  it("finds nothing wrong with sound content, and counts it", async () => {
    const { problems, counts } = await checkContent(await contentTree(soundContent));
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({
      conversations: 2,
      facts: 1,
      programmes: 1,
      sources: 1,
      bodies: 1,
      "texts (vi)": 146,
      "texts (en)": 149,
    });
  });

  it("tolerates a byte order mark and Windows line ends", async () => {
    const files = Object.fromEntries(
      Object.entries(soundContent).map(([file, text]) => [file, `\uFEFF${text.replaceAll("\n", "\r\n")}`]),
    );
    const { problems } = await checkContent(await contentTree(files));
    expect(problems).toEqual([]);
  });

  it("reports mistakes of many files at once, in the order of files and lines", async () => {
    const found = await mistakesAfter({
      [complaint]: swap("ask: story", "ask: stroy"),
      [sources]: swap("confidence: act", "confidence: sure"),
      [facts]: swap("max: 600", "max: many\n  mim: 0"),
      "locales/en/interface.yaml": swap("Hello", "''"),
    });
    expect(found).toEqual([
      `${complaint}:4:17 "ask" is "stroy", but must be one of choice, choices, number, money, date, months, text, story, place, phone, files, employer, code, code-tail; did you mean "story"?`,
      `${facts}:4:8 "max" must be a number, but is "many"`,
      `${facts}:5:8 key "mim" is not known here; did you mean "min"?`,
      `${sources}:6:15 "confidence" is "sure", but must be one of act, official, secondary, recalled, unsure`,
      'locales/en/interface.yaml:1:11 "greeting" has no text',
    ]);
  });

  it.each<[string, Changes, string[]]>([
    [
      "a wage region of a place that does not exist",
      { "flows/parameters/wage-regions.yaml": swap("[ha-lang]", "[ha-lag]") },
      ['flows/parameters/wage-regions.yaml:2:50 "ha-lag" is no district of the places; did you mean "ha-lang"?'],
    ],
    [
      "places, wage regions and bodies that cite what does not exist",
      {
        "flows/parameters/places.yaml": swap("cite: qd1.d1", "cite: qd2.d1"),
        "flows/parameters/wage-regions.yaml": swap("cite: qd1", "cite: qd2"),
        "flows/parameters/bodies.yaml": swap("cite: qd1.d5", "cite: qd2.d5"),
      },
      [
        'flows/parameters/bodies.yaml:2:63 cites the unknown source "qd2"; did you mean "qd1"?',
        'flows/parameters/places.yaml:11:11 cites the unknown source "qd2"; did you mean "qd1"?',
        'flows/parameters/wage-regions.yaml:2:77 cites the unknown source "qd2"; did you mean "qd1"?',
      ],
    ],
    [
      "a matter and a hotline without words, and words of a body that is not there",
      {
        "flows/parameters/bodies.yaml": swap("matter: cash", "matter: money"),
        "locales/vi/bodies.yaml": swap("hotlines: { fire: Cháy }", "hotlines: { flood: Lũ }"),
        "locales/en/bodies.yaml": swap("hotlines: { fire: Fire }", "hotlines: { flood: Flood }"),
      },
      [
        'flows/parameters/bodies.yaml:2:51 needs the text "bodies:matters.money" in locales/vi/bodies.yaml',
        'flows/parameters/bodies.yaml:4:3 needs the text "bodies:hotlines.fire" in locales/vi/bodies.yaml',
        'locales/vi/bodies.yaml:2:18 "bodies:matters.cash" is left over: nothing in flows/ uses it',
        'locales/vi/bodies.yaml:3:20 "bodies:hotlines.flood" is left over: nothing in flows/ uses it',
      ],
    ],
    [
      "wage regions and bodies that are not there",
      {
        "flows/parameters/wage-regions.yaml": null,
        "flows/parameters/bodies.yaml": null,
        "locales/vi/bodies.yaml": null,
        "locales/en/bodies.yaml": null,
      },
      [
        "flows/parameters/bodies.yaml:1:1 is missing; the program cannot run without it",
        "flows/parameters/wage-regions.yaml:1:1 is missing; the program cannot run without it",
      ],
    ],
    [
      "a conversation that leads to a step that does not exist",
      { [menu]: swap("next: end", "next: edn") },
      [`${menu}:11:34 step "edn" does not exist; did you mean "end"?`],
    ],
    [
      "a conversation that checks a programme that does not exist",
      { [menu]: swap("check: [cash]", "check: [cahs]") },
      [`${menu}:11:21 programme "cahs" does not exist; did you mean "cash"?`],
    ],
    [
      "an answer given in advance to a question that the called conversation does not ask",
      { [menu]: swap("{ call: complaint }", "{ call: complaint, with: { kind: wages } }") },
      [`${menu}:10:51 "complaint" has no choice "kind"`],
    ],
    [
      "a file whose id is not its name",
      { [cash]: swap("id: cash", "id: money") },
      [`${cash}:1:5 "id" is "money", but the file is called "cash"; both must be the same`],
    ],
    [
      "a rule over a fact that does not exist",
      { [cash]: swap("fact: monthsInsured, at-least", "fact: monthInsured, at-least") },
      [`${cash}:7:30 uses the unknown fact "monthInsured"; did you mean "monthsInsured"?`],
    ],
    [
      "a cite of a source that does not exist",
      { [cash]: swap("cite: qd1.d2", "cite: qd2.d2") },
      [`${cash}:9:38 cites the unknown source "qd2"; did you mean "qd1"?`],
    ],
    [
      "a worked example that does not hold",
      { [cash]: swap("total: 1800000", "total: 1900000") },
      [`${cash}:14:41 example "one month is enough" expects total 1900000, but the rules give 1800000`],
    ],
    [
      "a day that does not exist",
      { [cash]: swap("- from: 2021-10-01", "- from: 2021-02-30") },
      [`${cash}:5:11 "from" is "2021-02-30", but must be a real day as YYYY-MM-DD`],
    ],
    [
      "a fact that two files define",
      { "flows/facts/again.yaml": "monthsInsured: { type: months }\n" },
      [`${facts}:1:1 fact "monthsInsured" is already defined in another file`],
    ],
    [
      "a file with the wrong ending",
      { "flows/facts/more.yml": "a: 1\n" },
      ['flows/facts/more.yml:1:1 is not read; its name must end in ".yaml"'],
    ],
    [
      "a file of words in no known place",
      { "locales/vi/web.yml": "a: b\n" },
      [
        "locales/vi/web.yml:1:1 is not read; texts are in locales/<language>/<namespace>.yaml and locales/<language>/knowledge/<topic>.md",
      ],
    ],
    [
      "a missing promise of the service",
      { "flows/service.yaml": "draftDays: 30\nfilesAtMost: 10\nfileMegabytes: 10\n" },
      [
        "closedCaseMonths",
        "clusterDays",
        "clusterWorkers",
        "disputeDays",
        "morningAt",
        "promiseDays",
        "quietFrom",
        "quietMinutes",
        "quietUntil",
        "urgentPromiseDays",
        "wagesCheckedYear",
      ].map((promise) => `flows/service.yaml:1:1 "${promise}" is missing`),
    ],
    [
      "a story that takes another number of files than people are told",
      { [complaint]: swap("at-most: 10", "at-most: 12") },
      [`${complaint}:4:33 takes another number of files than flows/service.yaml tells: write "at-most: 10"`],
    ],
    [
      "a conversation that the program itself opens and that is missing",
      {
        [complaint]: null,
        [menu]: swap("{ call: complaint }", "{ go: result }"),
        [viTalks]: (text) => text.replace(/complaint:\n.*/s, ""),
        "locales/en/conversations.yaml": (text) => text.replace(/\ncomplaint:\n.*/s, "\n"),
      },
      [`${complaint}:1:1 is missing; the program cannot run without it`],
    ],
    [
      "a place in a district that does not exist",
      { "flows/parameters/places.yaml": swap("district, name: Hạ Lang }", "district, name: Hà Lang }") },
      ['flows/parameters/places.yaml:8:42 "Hà Lang" is none of the districts'],
    ],
  ])("reports %s", async (_, changes, expected) => {
    expect(await mistakesAfter(changes)).toEqual(expected);
  });

  describe("about words", () => {
    it.each<[string, Changes, string[]]>([
      [
        "a question without words where it is defined, and the text that is left over where it is written",
        { [viFacts]: swap("ask:", "aks:"), "locales/en/facts.yaml": swap("ask:", "aks:") },
        [
          `${facts}:1:1 needs the text "facts:monthsInsured.ask" in ${viFacts}`,
          `${viFacts}:2:8 "facts:monthsInsured.aks" is left over: nothing in flows/ uses it; did you mean "facts:monthsInsured.ask"?`,
        ],
      ],
      [
        "an option without words",
        { [viTalks]: swap("cash: Tiền, ", ""), "locales/en/conversations.yaml": swap("cash: Cash, ", "") },
        [`${menu}:7:15 needs the text "conversations:menu.what.options.cash" in ${viTalks}`],
      ],
      [
        "a programme that closes without words for it",
        { [cash]: swap("from: 2021-10-01, cite", "from: 2021-10-01, until: 2021-12-20, cite") },
        [`${cash}:3:36 needs the text "programmes:cash.closed" in locales/vi/programmes.yaml`],
      ],
      [
        "a parameter that nothing fills in",
        {
          [viTalks]: swap("{{draftDays}}", "{{draftDay}}"),
          "locales/en/conversations.yaml": swap("{{draftDays}}", "{{draftDay}}"),
        },
        [
          `${viTalks}:9:10 "conversations:complaint.story.ask" uses {{draftDay}}, which nothing fills in; did you mean "draftDays"?`,
        ],
      ],
      [
        "a question that is too long to be read at a glance",
        { [viFacts]: swap("Anh/chị đóng bao nhiêu tháng?", `${"dài ".repeat(66)}quá`) },
        [`${viFacts}:2:8 "facts:monthsInsured.ask" has 67 words; people read at most 60 here, so say it shorter`],
      ],
    ])("reports %s", async (_, changes, expected) => {
      expect(await mistakesAfter(changes)).toEqual(expected);
    });

    it("accepts a question that is a few words too long", async () => {
      expect(
        await mistakesAfter({ [viFacts]: swap("Anh/chị đóng bao nhiêu tháng?", `${"dài ".repeat(65)}quá`) }),
      ).toEqual([]);
    });

    it("reports dated numbers without a title, in each language, and titles of numbers that there are not", async () => {
      const wages = "flows/parameters/wages.yaml";
      const number = "  unit: vnd\n  values: [{ from: 2021-10-01, value: 1, cite: qd1 }]\n";
      const found = await mistakesAfter({
        [wages]: `wage:\n${number}base-wage:\n${number}`,
        ...titled("wage"),
        "locales/en/parameters/all.yaml": null,
      });
      expect(found).toEqual([
        `${wages}:4:1 needs the text "parameters:base-wage" in locales/vi/parameters.yaml`,
        "locales/vi/parameters/all.yaml:1:1 has no counterpart locales/en/parameters.yaml",
      ]);
      expect(await mistakesAfter(titled("wage"))).toEqual([
        'locales/vi/parameters/all.yaml:1:7 "parameters:wage" is left over: nothing in flows/ uses it',
      ]);
    });
  });

  describe("about topics", () => {
    const topic = "flows/knowledge/cash.who.yaml";
    const answer = "locales/vi/knowledge/cash.who.md";

    it.each<[string, Changes, string[]]>([
      [
        "a cite of a source that does not exist",
        { [topic]: swap("qd1.d2.k1", "dq1.d2.k1") },
        [`${topic}:5:27 cites the unknown source "dq1"; did you mean "qd1"?`],
      ],
      [
        "related topics and actions that do not exist",
        { [topic]: (text) => `${text}related: [cash.how]\nactions: [complain]\n` },
        [
          `${topic}:7:11 topic "cash.how" does not exist; did you mean "cash.who"?`,
          `${topic}:8:11 choice of the menu "complain" does not exist; did you mean "complaint"?`,
        ],
      ],
      [
        "a topic without words in the base language",
        { [answer]: null },
        [`${topic}:1:5 needs its words in locales/vi/knowledge/cash.who.md`],
      ],
      [
        "a topic with an answer in another language but no ways to ask for it there",
        { [topic]: swap("  en: [who gets the cash support]\n", "") },
        [`${topic}:2:1 needs the ways in which people ask it in en`],
      ],
      [
        "a topic with ways to ask for it in another language but no answer there",
        { "locales/en/knowledge/cash.who.md": null },
        [`${topic}:1:5 needs its words in locales/en/knowledge/cash.who.md`],
      ],
      [
        "a number that was typed, and one that the data do not have while the answer holds",
        { [answer]: "# Ai?\n\nĐóng đủ 12 tháng. {{param wage}}\n" },
        [
          `${answer}:1:1 has the number "12 tháng" typed into it; take it from the data, a number by {{param …}}, {{amount …}} or {{limit …}}, a day by {{since …}}, {{day …}} or {{in-force …}}`,
          `${answer}:1:1 {{param wage}} is no parameter`,
        ],
      ],
      [
        "a number that ends while the answer still holds",
        {
          [answer]: "# Ai?\n\nĐược {{param wage}}.\n",
          "flows/parameters/wages.yaml":
            "wage:\n  unit: vnd\n  values: [{ from: 2021-10-01, value: 1, cite: qd1 }, { from: 2022-01-01, value: null, cite: qd1 }]\n",
          ...titled("wage"),
        },
        [`${answer}:1:1 {{param wage}} has no value on 2022-01-01 (repealed)`],
      ],
      [
        "a hotline that does not exist",
        { [topic]: (text) => `${text}hotlines: [fires]\n` },
        [`${topic}:7:12 hotline "fires" does not exist; did you mean "fire"?`],
      ],
      [
        "words without a topic",
        { "locales/en/knowledge/cash.how.md": "# How?\n\nSo.\n" },
        ["locales/en/knowledge/cash.how.md:1:1 is left over: there is no flows/knowledge/cash.how.yaml"],
      ],
      [
        "an answer without title",
        { [answer]: "Người có đóng bảo hiểm.\nVậy thôi.\n" },
        [`${answer}:1:1 must begin with its title: "# …"`],
      ],
      ["a title without answer", { [answer]: "# Ai được nhận?\n\n" }, [`${answer}:1:1 has no answer below its title`]],
      [
        "an answer that is too long for a phone",
        { [answer]: `# Ai?\n\n${"dài ".repeat(133)}\n` },
        [`${answer}:1:1 the answer has 133 words; people read at most 120 here, so say it shorter`],
      ],
    ])("reports %s", async (_, changes, expected) => {
      expect(await mistakesAfter(changes)).toEqual(expected);
    });
  });

  it("accepts a topic that is not translated", async () => {
    const found = await mistakesAfter({
      "locales/en/knowledge/cash.who.md": null,
      "flows/knowledge/cash.who.yaml": swap("  en: [who gets the cash support]\n", ""),
    });
    expect(found).toEqual([]);
  });

  describe("about use", () => {
    it("reports what nothing uses", async () => {
      const found = await mistakesAfter({
        [facts]: (text) => `${text}age:\n  type: number\n`,
        [viFacts]: (text) => `${text}age: { ask: Tuổi?, short: Tuổi }\n`,
        "locales/en/facts.yaml": (text) => `${text}age: { ask: Age?, short: Age }\n`,
        [sources]: (text) => `${text}nd2: { kind: decision, number: "2", issuer: government, confidence: act }\n`,
        "locales/vi/sources.yaml": swap("qd1: Về tiền mặt", "qd1: Về tiền mặt, nd2: Hai"),
        "locales/en/sources.yaml": swap("qd1: On cash", "qd1: On cash, nd2: Two"),
        "flows/parameters/wages.yaml":
          "base-wage:\n  unit: vnd\n  values: [{ from: 2021-10-01, value: 1, cite: qd1 }]\n",
        ...titled("base-wage"),
        "flows/conversations/idle.yaml":
          "id: idle\nstart: a\nsteps:\n  a: { branch: [{ when: { answer: b, is: c }, go: end }, { go: b }] }\n  b: { ask: choice, options: [c], next: end }\n",
        [viTalks]: (text) => `${text}idle: { title: Idle, b: { ask: B, short: b, options: { c: C } } }\n`,
        "locales/en/conversations.yaml": (text) =>
          `${text}idle: { title: Idle, b: { ask: B, short: b, options: { c: C } } }\n`,
      });
      expect(found).toEqual([
        'flows/conversations/idle.yaml:1:1 "idle" is never called by another conversation',
        `${facts}:5:1 "age" is used by no programme and no conversation`,
        'flows/parameters/wages.yaml:1:1 "base-wage" is used by no programme and no answer',
        `${sources}:7:1 "nd2" is cited by nothing`,
      ]);
    });

    it("reports a programme that no conversation checks", async () => {
      const found = await mistakesAfter({
        [menu]: swap("{ check: [cash], next: end }", "{ call: complaint, next: end }"),
      });
      expect(found).toEqual([`${cash}:1:1 "cash" is checked by no conversation`]);
    });

    it("is silent about use while something cannot be read", async () => {
      const found = await mistakesAfter({ [cash]: swap("id: cash", "id: cash\n\tx: 1") });
      expect(found).toEqual([`${cash}:2:1 is indented with a tab; use two spaces`]);
    });
  });
});
