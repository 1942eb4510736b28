import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { FlowContent, Topic } from "../../src/flow/flow-content.ts";
import { SmallTalk, smallContent } from "./small-content.ts";

const menu = `id: menu
start: what
steps:
  what:
    ask: choice
    fixed: true
    options: [unemployment, complaint, questions]
    leads:
      unemployment: { call: unemployment }
      complaint: { call: complaint }
      questions: { command: topics }
`;
const unemployment = `id: unemployment
start: months
steps:
  months: { ask: number, next: end }
`;
const complaint = `id: complaint
start: kind
steps:
  kind: { ask: choice, options: [wages, enquiry], next: story }
  story: { ask: story, next: file }
  file: { do: file-complaint, take: { kind: kind, story: story }, next: end }
`;

const related: Record<string, string[]> = { "ui.amount": ["ui.where", "ui.gone"] };
const known = new Set(["ui.amount", "ui.where"]);

function topic(lang: string, id: string): Topic | undefined {
  if (!known.has(id)) return undefined;
  return {
    id,
    lang: id === "ui.where" ? "vi" : lang,
    title: id,
    answer: `answer ${id}`,
    sources: [],
    hotlines: id === "ui.where" ? [{ label: "police", number: "113" }] : [],
    related: related[id] ?? [],
    actions: id === "ui.amount" ? ["unemployment", "officer", "complaint"] : [],
  };
}

const content = smallContent(
  [menu, unemployment, complaint].map((text) => parse(text)),
  {
    areas: [{ id: "unemployment", topics: ["ui.amount", "ui.where", "ui.gone"] }],
    topic,
    findTopic: (
      _lang: string,
      question: string,
      { after }: { day: string; after?: string },
    ): ReturnType<FlowContent["findTopic"]> => {
      if (/bao nhiêu tiền|nợ lương/.test(question)) return { outcome: "answer", id: "ui.amount", score: 1 };
      if (question.includes("hay là")) return { outcome: "choices", ids: ["ui.where", "ui.amount"] };
      if (question === "thế còn nơi nộp?" && after === "ui.amount")
        return { outcome: "answer", id: "ui.where", score: 1 };
      return { outcome: "unknown" };
    },
  },
);

const afterAmount =
  "? interface:afterAnswer.ask [action:unemployment action:officer action:complaint topic:ui.where helped did-not-help menu]";

function started(): SmallTalk {
  const talk = new SmallTalk(content);
  talk.take({ kind: "start" });
  return talk;
}

describe("a question at the menu", () => {
  it("is answered, with next steps, related topics that hold, and whether it helped", () => {
    const talk = started();
    expect(talk.type("được bao nhiêu tiền?")).toEqual(["card ui.amount", afterAmount]);
    expect(talk.filed).toEqual([
      {
        do: "note-question",
        note: { outcome: "answered", topic: "ui.amount", words: "duoc bao nhieu tien", lang: "vi" },
      },
    ]);
  });

  it("leads on to a conversation of the menu, to a related topic, to an officer, and back to the menu", () => {
    const press = (id: string) => {
      const talk = started();
      talk.type("được bao nhiêu tiền?");
      return talk.press(id);
    };
    expect(press("action:unemployment")).toEqual(["? conversations:unemployment.months.ask []"]);
    expect(press("topic:ui.where")).toEqual([
      "card ui.where",
      "? interface:afterAnswer.ask [helped did-not-help menu]",
    ]);
    expect(press("action:officer")).toEqual(["? conversations:complaint.story.ask [done]"]);
    expect(press("menu")).toEqual(["? conversations:menu.what.ask [unemployment complaint questions]"]);
  });

  it("asks once whether it helped: thanks, and never again for that topic", () => {
    const talk = started();
    talk.type("được bao nhiêu tiền?");
    expect(talk.press("helped")).toEqual([
      "interface:afterAnswer.thanks.helped",
      "? interface:afterAnswer.ask [action:unemployment action:officer action:complaint topic:ui.where menu]",
    ]);
    expect(talk.filed.at(-1)).toEqual({
      do: "note-question",
      note: { outcome: "helped", topic: "ui.amount", words: "duoc bao nhieu tien", lang: "vi" },
    });
    talk.press("menu");
    expect(talk.type("được bao nhiêu tiền?").at(-1)).toBe(
      "? interface:afterAnswer.ask [action:unemployment action:officer action:complaint topic:ui.where menu]",
    );
  });

  it("offers an officer when the answer was not what was asked", () => {
    const talk = started();
    talk.type("được bao nhiêu tiền?");
    expect(talk.press("did-not-help")).toEqual([
      "interface:afterAnswer.thanks.did-not-help",
      "? interface:unanswered.ask [pass-on leave-it]",
    ]);
  });

  it("may be followed by another in place of a button, which keeps its topic", () => {
    const talk = started();
    talk.type("được bao nhiêu tiền?");
    expect(talk.type("thế còn nơi nộp?")[0]).toBe("card ui.where");
  });

  it("that may mean several topics is asked back", () => {
    const talk = started();
    expect(talk.type("mức hay là nơi nộp?")).toEqual([
      "? interface:choosing.ask [topic:ui.where topic:ui.amount other-reading]",
    ]);
    expect(talk.press("topic:ui.amount")).toEqual(["card ui.amount", afterAmount]);
  });
});

describe("a question nobody can answer", () => {
  it("is admitted, noted, and passed to an officer with one tap as an enquiry answered here", () => {
    const talk = started();
    expect(talk.type("Làm hộ chiếu ở đâu, tên tôi là Nông Văn Tám?")).toEqual([
      "? interface:unanswered.ask [pass-on leave-it]",
    ]);
    expect(talk.filed).toEqual([
      {
        do: "note-question",
        note: { outcome: "unknown", topic: null, words: "lam ho chieu o dau ten toi la …", lang: "vi" },
      },
    ]);
    expect(talk.press("pass-on")).toEqual([
      "receipt 26-0000-0018 CODE",
      "? conversations:menu.what.ask [unemployment complaint questions]",
    ]);
    expect(talk.filed.at(-1)).toMatchObject({
      do: "file-complaint",
      complaint: {
        kind: "enquiry",
        story: ["Làm hộ chiếu ở đâu, tên tôi là Nông Văn Tám?"],
        person: null,
        notify: true,
      },
    });
  });

  it("may be left alone", () => {
    const talk = started();
    talk.type("Làm hộ chiếu ở đâu?");
    expect(talk.press("leave-it")).toEqual(["? conversations:menu.what.ask [unemployment complaint questions]"]);
    expect(talk.filed).toHaveLength(1);
  });

  it("in the middle of a talk goes on where it was, whether it is passed on or not", () => {
    for (const button of ["pass-on", "leave-it"]) {
      const talk = started();
      talk.press("unemployment");
      expect(talk.type("Làm hộ chiếu ở đâu?")).toEqual(["? interface:unanswered.ask [pass-on leave-it]"]);
      expect(talk.press(button).at(-1)).toBe("? conversations:unemployment.months.ask []");
    }
  });

  it("does not keep an answer from being taken", () => {
    const talk = started();
    talk.press("unemployment");
    talk.type("Làm hộ chiếu ở đâu?");
    expect(talk.type("27")).toEqual(["? conversations:menu.what.ask [unemployment complaint questions]"]);
  });
});

describe("a question in the middle of a talk", () => {
  it("is answered without next steps, and the talk goes on where it was", () => {
    const talk = started();
    talk.press("unemployment");
    expect(talk.type("được bao nhiêu tiền?")).toEqual([
      "card ui.amount",
      "interface:backToQuestion",
      "? conversations:unemployment.months.ask []",
    ]);
  });
});

describe("a story in the middle of a talk that takes one", () => {
  const told = "công ty nợ lương ba tháng nay rồi mà vẫn bảo chờ";

  it("is kept, though an answer would fit it", () => {
    const talk = started();
    talk.press("complaint");
    expect(talk.type(told)).toEqual([
      "interface:story.keptEarly",
      "? conversations:complaint.kind.ask [wages enquiry]",
    ]);
    expect(talk.session?.frames[1]?.answers.story).toEqual({ kind: "story", texts: [told], files: [], done: false });
  });

  it("is answered where it asks something, and in a talk without a story", () => {
    const talk = started();
    talk.press("complaint");
    expect(talk.type(`${told}, vậy tôi phải làm gì?`).slice(0, 1)).toEqual(["card ui.amount"]);
    expect(started().type(told).slice(0, 1)).toEqual(["card ui.amount"]);
  });
});

describe("browsing", () => {
  it("leads from areas to topics, and to an officer", () => {
    const talk = started();
    expect(talk.press("questions")).toEqual(["? interface:browsing.area [area:unemployment action:officer]"]);
    expect(talk.press("area:unemployment")).toEqual([
      "? interface:browsing.topic [topic:ui.amount topic:ui.where action:officer]",
    ]);
    expect(talk.press("topic:ui.amount")).toEqual(["card ui.amount", afterAmount]);
    talk.press("menu");
    talk.press("questions");
    expect(talk.press("action:officer").at(-1)).toBe("? conversations:complaint.story.ask [done]");
  });

  it("is opened anywhere, and left with back", () => {
    const talk = started();
    talk.press("unemployment");
    expect(talk.take({ kind: "command", id: "topics" })).toEqual([
      "? interface:browsing.area [area:unemployment action:officer]",
    ]);
    expect(talk.take({ kind: "command", id: "back" })).toEqual(["? conversations:unemployment.months.ask []"]);
  });
});
