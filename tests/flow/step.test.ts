import { describe, expect, it } from "vitest";
import { SmallTalk, smallContent } from "./small-content.ts";

const menu = {
  id: "menu",
  start: "what",
  steps: {
    what: {
      ask: "choice",
      fixed: true,
      options: ["complaint", "survey"],
      leads: { complaint: { call: "complaint" }, survey: { call: "survey" } },
    },
  },
};
const complaint = {
  id: "complaint",
  start: "kind",
  "keep-draft": true,
  steps: {
    kind: { ask: "choice", options: ["wages", "safety"], next: "story" },
    story: { ask: "story", "at-most": 2, next: "who" },
    who: {
      ask: "choice",
      options: ["named", "anonymous"],
      next: [{ when: { answer: "who", is: "named" }, go: "name" }, { go: "confirm" }],
    },
    name: { ask: "text", next: "confirm" },
    confirm: {
      ask: "choice",
      fixed: true,
      options: ["send", "change"],
      leads: { send: { go: "file" }, change: { command: "edit" } },
    },
    file: { do: "file-complaint", take: { kind: "kind", story: "story", name: "name" }, next: "end" },
  },
};
const survey = {
  id: "survey",
  start: "age",
  steps: { age: { ask: "number", min: 15, max: 100, next: "thanks" }, thanks: { say: true, next: "end" } },
};

function talkAtMenu(): SmallTalk {
  const talk = new SmallTalk(smallContent([menu, complaint, survey]));
  talk.take({ kind: "start" });
  return talk;
}

function talkAtStory(): SmallTalk {
  const talk = talkAtMenu();
  talk.press("complaint");
  talk.press("wages");
  return talk;
}

function talkAtConfirm(): SmallTalk {
  const talk = talkAtStory();
  talk.type("Công ty nợ lương ba tháng");
  talk.press("done");
  talk.press("anonymous");
  return talk;
}

const MENU = "? conversations:menu.what.ask [complaint survey]";
const KIND = "? conversations:complaint.kind.ask [wages safety]";
const STORY = "? conversations:complaint.story.ask [done]";
const MORE = "? conversations:complaint.story.more [done]";
const WHO = "? conversations:complaint.who.ask [named anonymous]";

describe("step() at the beginning", () => {
  it("greets a new person and shows the menu", () => {
    expect(new SmallTalk(smallContent([menu, complaint, survey])).take({ kind: "start" })).toEqual([
      "interface:greeting",
      MENU,
    ]);
  });

  it("takes the very first text as an answer after greeting", () => {
    const talk = new SmallTalk(smallContent([menu, complaint, survey]));
    expect(talk.type("survey")).toEqual(["interface:greeting", "? conversations:survey.age.ask []"]);
  });
});

describe("step() with a link to a conversation", () => {
  it("opens it for a new person and for one at the menu", () => {
    const fresh = new SmallTalk(smallContent([menu, complaint, survey]));
    expect(fresh.take({ kind: "start", open: "survey" })).toEqual([
      "interface:greeting",
      "? conversations:survey.age.ask []",
    ]);
    expect(talkAtMenu().take({ kind: "start", open: "complaint" })).toEqual([KIND]);
  });

  it("goes on where the person is when that conversation is already open", () => {
    expect(talkAtStory().take({ kind: "start", open: "complaint" })).toEqual([STORY]);
  });

  it("shows the menu for a link to nothing", () => {
    expect(new SmallTalk(smallContent([menu])).take({ kind: "start", open: "nothing" })).toEqual([
      "interface:greeting",
      MENU,
    ]);
  });
});

describe("step() with buttons", () => {
  it("passes over the second tap of a double tap", () => {
    const talk = talkAtMenu();
    expect(talk.press("complaint")).toEqual([KIND]);
    expect(talk.press("complaint", 1)).toEqual([]);
    expect(talk.session?.frames.map((frame) => frame.conversation)).toEqual(["menu", "complaint"]);
  });

  it("answers an older button kindly and asks the open question again", () => {
    const talk = talkAtStory();
    expect(talk.press("survey", 2)).toEqual(["interface:oldButton", STORY]);
  });

  it("reads a choice by its number and by its words", () => {
    const talk = talkAtMenu();
    expect(talk.type("1")).toEqual([KIND]);
    expect(talk.type("safety")).toEqual([STORY]);
    expect(talk.session?.frames[1]?.answers.kind).toEqual({ kind: "choice", id: "safety" });
  });
});

describe("step() with a story", () => {
  it("keeps every part and ends at the button", () => {
    const talk = talkAtStory();
    expect(talk.type("Công ty nợ lương")).toEqual([MORE]);
    expect(talk.type("từ tháng 8")).toEqual([MORE]);
    expect(talk.press("done")).toEqual([WHO]);
    expect(talk.session?.frames[1]?.answers.story).toEqual({
      kind: "story",
      texts: ["Công ty nợ lương", "từ tháng 8"],
      files: [],
      done: true,
    });
  });

  it("takes the word on the button as the end, without diacritics too", () => {
    const talk = talkAtStory();
    talk.type("Công ty nợ lương");
    expect(talk.type("xong")).toEqual([WHO]);
  });

  it("takes numbers and ordinary words in a story as the story, not as a button", () => {
    const talk = talkAtStory();
    for (const part of ["một", "1", "phần một", "xong việc họ không trả", "song"])
      expect(talk.type(part)).toEqual([MORE]);
    expect(talk.press("done")).toEqual([WHO]);
    const story = talk.session?.frames[1]?.answers.story;
    expect(story?.kind === "story" && story.texts).toEqual(["một", "1", "phần một", "xong việc họ không trả", "song"]);
  });

  it("does not end an empty story", () => {
    expect(talkAtStory().press("done")).toEqual(["interface:story.empty", STORY]);
  });

  it("takes no more files than allowed and keeps the earlier ones", () => {
    const talk = talkAtStory();
    const file = (id: string) => ({ id, name: `${id}.jpg`, type: "image/jpeg", size: 1 });
    talk.take({ kind: "files", files: [file("a")] });
    expect(talk.take({ kind: "files", files: [file("b"), file("c")] })).toEqual(["interface:story.tooManyFiles", MORE]);
    const story = talk.session?.frames[1]?.answers.story;
    expect(story?.kind === "story" && story.files.map((one) => one.id)).toEqual(["a", "b"]);
  });

  it("says what did not fit when the story becomes too long, and keeps the rest", () => {
    const talk = talkAtStory();
    talk.type("a".repeat(9_000));
    talk.type("b".repeat(9_000));
    expect(talk.type("c".repeat(9_000))).toEqual(["interface:story.tooLong", MORE]);
    const story = talk.session?.frames[1]?.answers.story;
    expect(story?.kind === "story" && story.texts.map((one) => one.length)).toEqual([9_000, 9_000]);
  });

  it("keeps a story that is told before it is asked for", () => {
    const talk = talkAtMenu();
    talk.press("complaint");
    expect(talk.type("công ty tôi làm nợ lương ba tháng nay rồi chưa trả")).toEqual([
      "interface:story.keptEarly",
      KIND,
    ]);
    expect(talk.press("wages")).toEqual([MORE]);
    expect(talk.press("done")).toEqual([WHO]);
  });

  it("offers a long text at the menu as the beginning of a complaint", () => {
    const talk = talkAtMenu();
    const text = "công ty tôi làm nợ lương ba tháng nay rồi chưa trả";
    expect(talk.type(text)).toEqual(["? interface:offering.ask [complaint-from-text no]"]);
    expect(talk.type("ừ")).toEqual([KIND]);
    expect(talk.session?.frames[1]?.answers.story).toEqual({ kind: "story", texts: [text], files: [], done: false });
  });
});

describe("step() going back and changing answers", () => {
  it("goes back one answer at a time, and a story keeps what was told", () => {
    const talk = talkAtStory();
    talk.type("Công ty nợ lương");
    talk.press("done");
    expect(talk.type("quay lại")).toEqual([MORE]);
    expect(talk.type("quay lai")).toEqual(['interface:tookBack {"answer":"wages"}', KIND]);
    expect(talk.press("safety")).toEqual([MORE]);
  });

  it("changes one answer and asks only what is new", () => {
    const talk = talkAtConfirm();
    expect(talk.press("change")).toEqual(["? interface:edit.which [step:kind step:story step:who]"]);
    expect(talk.press("step:who")).toEqual([WHO]);
    expect(talk.press("named")).toEqual(["? conversations:complaint.name.ask []"]);
    expect(talk.type("Nông Thị Lan")[0]).toMatch(
      /^\? conversations:complaint\.confirm\.ask \{.*"kind":"wages".*"name":"Nông Thị Lan"/,
    );
  });

  it("does not send a name that was given before anonymous was chosen", () => {
    const talk = talkAtConfirm();
    talk.press("command:edit");
    talk.press("step:who");
    talk.press("named");
    talk.type("Nông Thị Lan");
    talk.press("command:edit");
    talk.press("step:who");
    talk.press("anonymous");
    expect(talk.press("send")).toEqual(["receipt 26-0000-0018 CODE", MENU]);
    expect(talk.filed).toEqual([
      {
        do: "file-complaint",
        complaint: {
          id: "00000000-0000-4000-8000-000000000001",
          number: "26-0000-0018",
          code: "CODE",
          kind: "wages",
          place: null,
          story: ["Công ty nợ lương ba tháng"],
          files: [],
          track: "feedback",
          danger: null,
          employer: null,
          petition: null,
          person: null,
          notify: false,
          promisedBy: "2026-11-30",
          lang: "vi",
        },
      },
    ]);
  });

  it("keeps nothing of what was sent in the session", () => {
    const talk = talkAtConfirm();
    talk.press("send");
    expect(JSON.stringify(talk.session)).not.toContain("nợ lương");
  });
});

describe("step() leaving and coming back", () => {
  it("asks whether to keep a draft, and offers it when the person returns", () => {
    const talk = talkAtStory();
    talk.type("Công ty nợ lương");
    expect(talk.type("thoat")).toEqual(["? interface:leaving.ask [keep discard stay]"]);
    expect(talk.press("keep")).toEqual(["interface:leaving.kept", MENU]);
    expect(talk.press("complaint")).toEqual(["? interface:resuming.ask [resume anew]"]);
    expect(talk.press("resume")).toEqual([MORE]);
  });

  it("drops a draft only when told to", () => {
    const talk = talkAtStory();
    talk.type("Công ty nợ lương");
    talk.type("hủy");
    expect(talk.press("discard")).toEqual(["interface:leaving.discarded", MENU]);
    expect(talk.press("complaint")).toEqual([KIND]);
  });

  it("greets a person who comes back the next day and asks where they were", () => {
    const talk = talkAtStory();
    talk.type("Công ty nợ lương");
    talk.now = "2026-11-24T02:00:00.000Z";
    expect(talk.take({ kind: "start" })).toEqual(["interface:welcomeBack", MORE]);
  });

  it("goes on after a new version of the flow with the answers that still fit", () => {
    const talk = talkAtConfirm();
    const changed = structuredClone(complaint);
    changed.steps.kind.options = ["safety", "insurance"];
    talk.content = smallContent([menu, changed, survey]);
    expect(talk.take({ kind: "start" })).toEqual(["? conversations:complaint.kind.ask [safety insurance]"]);
    expect(talk.press("insurance")[0]).toMatch(/^\? conversations:complaint\.confirm\.ask/);
  });

  it("falls back to the menu when the conversation no longer exists", () => {
    const talk = talkAtStory();
    const emptyMenu = {
      ...menu,
      steps: { what: { ...menu.steps.what, options: ["survey"], leads: { survey: { call: "survey" } } } },
    };
    talk.content = smallContent([emptyMenu, survey]);
    expect(talk.take({ kind: "start" })).toEqual(["? conversations:menu.what.ask [survey]"]);
  });
});

describe("step() and what must not be lost or let out", () => {
  it("does not touch a kept draft when the offer to resume it is left", () => {
    const talk = talkAtStory();
    talk.type("Công ty nợ lương");
    talk.type("thoát");
    talk.press("keep");
    talk.press("complaint");
    expect(talk.type("thoát")).toEqual(["interface:atMenu", MENU]);
    talk.press("complaint");
    expect(talk.press("resume")).toEqual([MORE]);
  });

  it("does not add a name typed at the wrong place to a story that was ended", () => {
    const talk = talkAtStory();
    talk.type("Công ty nợ lương");
    talk.press("done");
    expect(talk.type("tên tôi là Nguyễn Văn A số điện thoại 0912345678")).toEqual(["interface:retry.choice", WHO]);
    expect(JSON.stringify(talk.session?.frames[1]?.answers)).not.toContain("Nguyễn");
  });

  it("keeps a story typed at the menu in several messages", () => {
    const talk = talkAtMenu();
    talk.type("công ty tôi làm nợ lương ba tháng nay rồi chưa trả");
    talk.type("hôm qua hỏi thì giám đốc bảo chờ đến hết tháng sau");
    talk.press("complaint-from-text");
    const story = talk.session?.frames[1]?.answers.story;
    expect(story?.kind === "story" && story.texts).toEqual([
      "công ty tôi làm nợ lương ba tháng nay rồi chưa trả\nhôm qua hỏi thì giám đốc bảo chờ đến hết tháng sau",
    ]);
  });

  it("does not take the answer to a question that a new version of the flow replaced", () => {
    const talk = talkAtMenu();
    talk.press("complaint");
    const swapped = {
      ...complaint,
      start: "who",
      steps: {
        ...complaint.steps,
        confirm: { ...complaint.steps.confirm, options: ["send"], leads: { send: { go: "kind" } } },
      },
    };
    talk.content = smallContent([menu, swapped, survey]);
    expect(talk.press("wages")).toEqual([WHO]);
    expect(talk.session?.frames[1]?.answers).toEqual({});
  });
});

describe("step() with what it cannot read", () => {
  it("asks again with the reason, and offers a way out the third time", () => {
    const talk = talkAtMenu();
    talk.press("survey");
    const age = "? conversations:survey.age.ask []";
    expect(talk.type("già rồi")).toEqual(
      ["interface:retry.number", "conversations:survey.age.example", age].filter((one) => !one.endsWith("example")),
    );
    expect(talk.type("200")).toEqual(["interface:retry.too-large", age]);
    expect(talk.type("xyz")).toEqual(["? interface:stuck.ask [again officer menu]"]);
    expect(talk.press("again")).toEqual([age]);
    expect(talk.type("30")).toEqual(["conversations:survey.thanks.say", MENU]);
  });

  it("answers a question in the middle and goes on where it was", () => {
    const talk = talkAtMenu();
    talk.press("survey");
    expect(talk.type("trợ cấp thất nghiệp được bao nhiêu?")).toEqual([
      "card Mức hưởng",
      "interface:backToQuestion",
      "? conversations:survey.age.ask []",
    ]);
    expect(talk.type("30")).toEqual(["conversations:survey.thanks.say", MENU]);
  });

  it("answers a question where a name is asked, and takes a name as a name", () => {
    const talk = talkAtConfirm();
    talk.press("command:edit");
    talk.press("step:who");
    talk.press("named");
    expect(talk.type("trợ cấp thất nghiệp được bao nhiêu?")[0]).toBe("card Mức hưởng");
    expect(talk.type("Bế Văn Hùng")[0]).toMatch(/"name":"Bế Văn Hùng"/);
  });

  it("takes Huy as a name where a name is asked, and hủy as cancel", () => {
    const talk = talkAtConfirm();
    for (const id of ["command:edit", "step:who", "named"]) talk.press(id);
    expect(talk.type("Huy")[0]).toMatch(/"name":"Huy"/);
    talk.press("command:edit");
    talk.press("step:name");
    expect(talk.type("Hủy")).toEqual(["? interface:leaving.ask [keep discard stay]"]);
  });

  it("keeps a file sent where none is asked when a story follows, and says so otherwise", () => {
    const file = { id: "a", name: "a.jpg", type: "image/jpeg", size: 1 };
    const talk = talkAtMenu();
    expect(talk.take({ kind: "files", files: [file] })).toEqual(["interface:filesNotHere", MENU]);
    talk.press("complaint");
    expect(talk.take({ kind: "files", files: [file] })).toEqual(["interface:story.keptEarly", KIND]);
  });
});

describe("step() with commands", () => {
  it("switches the language and asks the open question in it", () => {
    const talk = talkAtMenu();
    expect(talk.type("english")).toEqual([
      "en interface:languageSwitched",
      "? en conversations:menu.what.ask [complaint survey]",
    ]);
    expect(talk.press("command:language-vi", 5)).toEqual(["interface:languageSwitched", MENU]);
  });

  it("helps and asks again", () => {
    expect(talkAtMenu().type("tro giup")).toEqual(["interface:help", MENU]);
  });

  it("says that there is nothing before the first question", () => {
    expect(talkAtMenu().type("quay lại")).toEqual(["interface:nothingBefore", MENU]);
  });
});

describe("step() with every kind of question", () => {
  const kinds = {
    id: "kinds",
    start: "money",
    steps: {
      money: { ask: "money", next: "months" },
      months: { ask: "months", next: "day" },
      day: { ask: "date", next: "several" },
      several: { ask: "choices", options: ["red", "green", "blue"], next: "phone" },
      phone: { ask: "phone", optional: true, next: "photos" },
      photos: { ask: "files", "at-most": 2, next: "inner" },
      inner: { call: "survey", next: "fork" },
      fork: {
        branch: [
          {
            when: [
              { answer: "several", is: "green" },
              { answer: "phone", is: "skipped" },
            ],
            go: "green",
          },
          { go: "other" },
        ],
      },
      green: { say: true, next: "end" },
      other: { say: true, next: "end" },
    },
  };
  const toKinds = {
    ...menu,
    steps: { what: { ...menu.steps.what, options: ["kinds"], leads: { kinds: { call: "kinds" } } } },
  };

  it("reads each as people write it, calls another conversation, and branches on what was answered", () => {
    const talk = new SmallTalk(smallContent([toKinds, kinds, survey]));
    talk.take({ kind: "start" });
    talk.press("kinds");
    talk.type("5tr2");
    talk.type("2 năm 3 tháng");
    talk.type("15/8/21");
    talk.type("1 và 2");
    talk.type("bỏ qua");
    expect(talk.type("đây là ảnh")).toEqual(["interface:retry.files", "? conversations:kinds.photos.ask [done]"]);
    expect(talk.take({ kind: "files", files: [{ id: "a", name: "a.jpg", type: "image/jpeg", size: 1 }] })).toEqual([
      "? conversations:kinds.photos.more [done]",
    ]);
    expect(talk.press("done")).toEqual(["? conversations:survey.age.ask []"]);
    expect(talk.session?.frames[1]?.answers).toEqual({
      money: { kind: "number", value: 5_200_000 },
      months: { kind: "number", value: 27 },
      day: { kind: "date", day: "2021-08-15" },
      several: { kind: "choices", ids: ["red", "green"] },
      phone: { kind: "skipped" },
      photos: { kind: "files", files: [{ id: "a", name: "a.jpg", type: "image/jpeg", size: 1 }], done: true },
    });
    expect(talk.type("30")).toEqual([
      "conversations:survey.thanks.say",
      "conversations:kinds.green.say",
      "? conversations:menu.what.ask [kinds]",
    ]);
  });
});

describe("step() and its limits", () => {
  it("ends a conversation that goes in circles with an error instead of hanging", () => {
    const loop = { id: "loop", start: "a", steps: { a: { say: true, next: "b" }, b: { say: true, next: "a" } } };
    const toLoop = {
      ...menu,
      steps: { what: { ...menu.steps.what, options: ["loop"], leads: { loop: { call: "loop" } } } },
    };
    const talk = new SmallTalk(smallContent([toLoop, loop]));
    talk.take({ kind: "start" });
    expect(() => talk.press("loop")).toThrow('Conversation "loop" passes more than 200 steps');
  });

  it("does not change the session it was given", () => {
    const talk = talkAtMenu();
    const before = JSON.stringify(talk.session);
    const given = talk.session;
    talk.press("complaint");
    expect(JSON.stringify(given)).toBe(before);
  });
});
