import { describe, expect, it } from "vitest";
import { complaintMenu, SmallTalk, smallContent } from "./small-content.ts";

const complaint = {
  id: "complaint",
  start: "story",
  steps: { story: { ask: "story", next: "name" }, name: { ask: "text", next: "end" } },
};
const content = smallContent([complaintMenu, complaint], {
  service: { quietMinutes: 30, promiseDays: 5, urgentPromiseDays: 0, disputeDays: 30 },
});

const MENU = "? conversations:menu.what.ask [complaint]";
const STORY = "? conversations:complaint.story.ask [done]";
const MORE = "? conversations:complaint.story.more [done]";
const OVER = "interface:quietOver";

/** A talk at the story, which an officer took over at nine. */
function takenOver(): SmallTalk {
  const talk = new SmallTalk(content);
  talk.take({ kind: "start" });
  talk.press("complaint");
  expect(talk.take({ kind: "taken-over" })).toEqual([]);
  return talk;
}

describe("step() while an officer talks with the person", () => {
  it("says and records nothing of what they write, send or share", () => {
    const talk = takenOver();
    const before = structuredClone(talk.session);
    const photo = { id: "a", name: "a.jpg", type: "image/jpeg", size: 1 };
    const heard = [
      talk.type("Chào cán bộ, tôi tên Lan"),
      talk.type("xong"),
      talk.take({ kind: "files", files: [photo], text: "Ảnh riêng" }),
      talk.take({ kind: "contact", phone: "+84912345678", name: "Lan" }),
      talk.take({ kind: "location", latitude: 22.66, longitude: 106.26 }),
      talk.take({ kind: "unusable", what: "sticker", text: "Riêng" }),
      talk.take({ kind: "command", id: "no-such-command" }),
    ];
    expect(heard).toEqual(heard.map(() => []));
    expect(talk.session).toEqual(before);
  });

  it("remembers until when, and counts anew from each word of the officer", () => {
    const talk = takenOver();
    expect(talk.session?.quietUntil).toBe("2026-11-23T02:30:00.000Z");
    talk.now = "2026-11-23T02:20:00.000Z";
    expect(talk.take({ kind: "taken-over" })).toEqual([]);
    expect(talk.session?.quietUntil).toBe("2026-11-23T02:50:00.000Z");
  });

  it("keeps quiet towards somebody it has never seen, too", () => {
    const talk = new SmallTalk(content);
    expect(talk.take({ kind: "taken-over" })).toEqual([]);
    expect(talk.type("Chào cán bộ")).toEqual([]);
    expect(talk.session?.prompt).toBe(0);
    talk.now = "2026-11-23T02:30:00.000Z";
    expect(talk.take({ kind: "start" })).toEqual([OVER, MENU]);
  });

  it("is brought back by a button, and does what it says", () => {
    const talk = takenOver();
    talk.type("Chào cán bộ");
    expect(talk.press("command:help")).toEqual([OVER, "interface:help", STORY]);
    expect(talk.session?.quietUntil).toBe(undefined);
    expect(talk.type("Công ty nợ lương")).toEqual([MORE]);
  });

  it("is brought back by a command, typed or from a menu", () => {
    expect(takenOver().type("trợ giúp")).toEqual([OVER, "interface:help", STORY]);
    expect(takenOver().take({ kind: "command", id: "help" })).toEqual([OVER, "interface:help", STORY]);
  });

  it("is brought back by opening the chat, and shows where they were", () => {
    expect(takenOver().take({ kind: "start" })).toEqual([OVER, STORY]);
  });

  it("still keeps quiet a second before the time is over, and then takes the next text as usual", () => {
    const talk = takenOver();
    talk.now = "2026-11-23T02:29:59.000Z";
    expect(talk.type("Cảm ơn cán bộ")).toEqual([]);
    talk.now = "2026-11-23T02:30:00.000Z";
    expect(talk.type("Công ty nợ lương")).toEqual([OVER, MORE]);
    expect(talk.type("từ tháng 8")).toEqual([MORE]);
    expect(talk.session?.frames[1]?.answers.story).toEqual({
      kind: "story",
      texts: ["Công ty nợ lương", "từ tháng 8"],
      files: [],
      done: false,
    });
  });

  it("finishes a look-up that was under way", () => {
    const track = {
      id: "menu",
      start: "code",
      steps: {
        code: { ask: "code", next: "case" },
        case: { "look-up": "case-by-code", of: "code", next: "found", missing: "none" },
        found: { say: true, next: "end" },
        none: { say: true, next: "end" },
      },
    };
    const talk = new SmallTalk(
      smallContent([track], { service: { quietMinutes: 30, promiseDays: 5, urgentPromiseDays: 0, disputeDays: 30 } }),
    );
    talk.take({ kind: "start" });
    talk.take({ kind: "taken-over" });
    expect(talk.take({ kind: "found", value: null })).toEqual(["? conversations:menu.code.ask []"]);
  });
});
