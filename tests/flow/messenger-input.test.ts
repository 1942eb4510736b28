import { describe, expect, it } from "vitest";
import type { Input } from "../../src/flow/input.ts";
import { SmallTalk, smallContent } from "./small-content.ts";

/** A conversation that asks one thing after the other, opened at the menu. */
const menu = {
  id: "menu",
  start: "what",
  steps: { what: { ask: "choice", fixed: true, options: ["all"], leads: { all: { call: "all" } } } },
};
const all = {
  id: "all",
  start: "name",
  "keep-draft": true,
  steps: {
    name: { ask: "text", about: "own-name", next: "phone" },
    phone: { ask: "phone", optional: true, next: "story" },
    story: { ask: "story", next: "firm" },
    firm: { ask: "text", next: "end" },
  },
};

const MENU = "? conversations:menu.what.ask [all]";
const NAME = "? conversations:all.name.ask []";
const PHONE = "? conversations:all.phone.ask [skip]";
const STORY = "? conversations:all.story.ask [done]";
const MORE = "? conversations:all.story.more [done]";
const FIRM = "? conversations:all.firm.ask []";

const words = smallContent([menu, all]).words;
const content = smallContent([menu, all], {
  words: (lang, key, params) =>
    key === "interface:sentLocation" ? `Vị trí đã gửi: ${params?.place}` : words(lang, key, params),
});

function talkAtMenu(): SmallTalk {
  const talk = new SmallTalk(content);
  talk.take({ kind: "start" });
  return talk;
}

function talkAtName(): SmallTalk {
  const talk = talkAtMenu();
  talk.press("all");
  return talk;
}

function talkAtPhone(): SmallTalk {
  const talk = talkAtName();
  talk.type("Nông Thị Lan");
  return talk;
}

function talkAtStory(): SmallTalk {
  const talk = talkAtPhone();
  talk.press("skip");
  return talk;
}

const answerOf = (talk: SmallTalk, step: string) => talk.session?.frames[1]?.answers[step];
const contact: Input = { kind: "contact", phone: "+84 912 345 678", name: "Bế Văn Hùng" };
const pin: Input = { kind: "location", latitude: 22.6657, longitude: 106.257_823_9 };

describe("step() with a shared contact", () => {
  it("is the phone where a phone is asked", () => {
    const talk = talkAtPhone();
    expect(talk.take(contact)).toEqual([STORY]);
    expect(answerOf(talk, "phone")).toEqual({ kind: "phone", number: "0912345678" });
  });

  it("asks again for a phone that is none of Vietnam", () => {
    expect(talkAtPhone().take({ kind: "contact", phone: "+1 202 555 0100" })).toEqual(["interface:retry.phone", PHONE]);
  });

  it("is the name where the person's own name is asked", () => {
    const talk = talkAtName();
    expect(talk.take(contact)).toEqual([PHONE]);
    expect(answerOf(talk, "name")).toEqual({ kind: "text", text: "Bế Văn Hùng" });
  });

  it("is refused at a name when it has none, and where neither is asked", () => {
    expect(talkAtName().take({ kind: "contact", phone: "+84912345678" })).toEqual(["interface:unusable.contact", NAME]);
    expect(talkAtMenu().take(contact)).toEqual(["interface:unusable.contact", MENU]);
    expect(talkAtStory().take(contact)).toEqual(["interface:unusable.contact", STORY]);
    const atFirm = talkAtStory();
    atFirm.type("Công ty nợ lương");
    atFirm.press("done");
    expect(atFirm.take(contact)).toEqual(["interface:unusable.contact", FIRM]);
  });

  it("is the new phone while the phone is being changed", () => {
    const talk = talkAtStory();
    talk.press("command:edit");
    talk.press("step:phone");
    expect(talk.take(contact)).toEqual([STORY]);
    expect(answerOf(talk, "phone")).toEqual({ kind: "phone", number: "0912345678" });
  });

  it("is refused while the person is asked whether to leave, and taken when they are stuck at their phone", () => {
    const leaving = talkAtPhone();
    leaving.type("thoát");
    expect(leaving.take(contact)).toEqual([
      "interface:unusable.contact",
      "? interface:leaving.ask [keep discard stay]",
    ]);
    const stuck = talkAtPhone();
    for (const text of ["không nhớ", "để xem", "chịu"]) stuck.type(text);
    expect(stuck.session?.mode).toEqual({ is: "stuck" });
    expect(stuck.take(contact)).toEqual([STORY]);
  });
});

describe("step() with a map pin", () => {
  it("keeps the place in a story, to five decimals", () => {
    const talk = talkAtStory();
    expect(talk.take(pin)).toEqual([MORE]);
    expect(answerOf(talk, "story")).toEqual({
      kind: "story",
      texts: ["Vị trí đã gửi: 22.66570, 106.25782"],
      files: [],
      done: false,
    });
  });

  it("is refused elsewhere", () => {
    expect(talkAtMenu().take(pin)).toEqual(["interface:unusable.location", MENU]);
    expect(talkAtPhone().take(pin)).toEqual(["interface:unusable.location", PHONE]);
  });
});

describe("step() with what cannot be used", () => {
  it("says why and asks again, without counting a miss", () => {
    const talk = talkAtPhone();
    for (let times = 0; times < 4; times += 1) {
      expect(talk.take({ kind: "unusable", what: "sticker" })).toEqual(["interface:unusable.sticker", PHONE]);
    }
    expect(talk.session?.misses).toBe(0);
  });

  it("greets somebody whose first word it is", () => {
    expect(new SmallTalk(content).take({ kind: "unusable", what: "sticker" })).toEqual([
      "interface:greeting",
      "interface:unusable.sticker",
      MENU,
    ]);
  });

  it("keeps the caption in a story, and takes it as the answer elsewhere", () => {
    const talk = talkAtStory();
    expect(talk.take({ kind: "unusable", what: "file-type", text: " Công ty nợ lương " })).toEqual([
      "interface:unusable.file-type",
      MORE,
    ]);
    expect(answerOf(talk, "story")).toEqual({ kind: "story", texts: ["Công ty nợ lương"], files: [], done: false });
    const atPhone = talkAtPhone();
    expect(atPhone.take({ kind: "unusable", what: "file-lost", text: "0912345678" })).toEqual([
      "interface:unusable.file-lost",
      STORY,
    ]);
  });

  it("takes a caption that is a command as the command", () => {
    expect(talkAtPhone().take({ kind: "unusable", what: "edited", text: "quay lại" })).toEqual([
      "interface:unusable.edited",
      'interface:tookBack {"answer":"Nông Thị Lan"}',
      NAME,
    ]);
  });

  it("cuts a caption that is longer than a message may be", () => {
    const talk = talkAtStory();
    talk.take({ kind: "unusable", what: "unknown", text: "a".repeat(10_001) });
    const story = answerOf(talk, "story");
    expect(story?.kind === "story" && story.texts.map((one) => one.length)).toEqual([10_000]);
  });
});

describe("step() with a command of a messenger's menu", () => {
  it("does what a typed command does, whatever is open", () => {
    expect(talkAtPhone().take({ kind: "command", id: "back" })).toEqual([
      'interface:tookBack {"answer":"Nông Thị Lan"}',
      NAME,
    ]);
    expect(talkAtStory().take({ kind: "command", id: "help" })).toEqual(["interface:help", STORY]);
    expect(talkAtStory().take({ kind: "command", id: "cancel" })).toEqual([
      "? interface:leaving.ask [keep discard stay]",
    ]);
    expect(talkAtMenu().take({ kind: "command", id: "language-en" })).toEqual([
      "en interface:languageSwitched",
      "? en conversations:menu.what.ask [all]",
    ]);
  });

  it("asks again after one it does not know, and keeps it out of the story", () => {
    const talk = talkAtStory();
    expect(talk.take({ kind: "command", id: "language-fr" })).toEqual(["interface:retry.story", STORY]);
    expect(answerOf(talk, "story")).toBe(undefined);
  });
});
