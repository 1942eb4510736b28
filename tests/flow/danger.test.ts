import { describe, expect, it } from "vitest";
import type { FlowContent } from "../../src/flow/flow-content.ts";
import { complaintMenu, SmallTalk, smallContent } from "./small-content.ts";

const complaint = {
  id: "complaint",
  start: "who",
  steps: {
    who: { ask: "choice", options: ["named", "anonymous"], next: "story" },
    story: { ask: "story", next: "file" },
    file: { do: "file-complaint", take: { story: "story" }, next: "end" },
  },
};

/** A knife shows violence, also when it is drawn in the next message. */
const dangerIn: FlowContent["dangerIn"] = (text) =>
  /nó cầm dao/.test(text)
    ? { sign: "violence", kind: "other", hotlines: [{ id: "police", number: "113" }], topics: ["gender.violence"] }
    : null;
const funeral = () => ({ outcome: "answer" as const, id: "social.funeral", score: 1 });
const service = { quietMinutes: 30, promiseDays: 5, urgentPromiseDays: 0, disputeDays: 30 };

const CALL = "danger:signs.violence.told";
const RECEIPT = "receipt 26-0000-0018 CODE";
const MORE_TOLD = "danger:officerTold.more";
const ID = "00000000-0000-4000-8000-000000000001";
const MENU = "? conversations:menu.what.ask [complaint]";
const MORE = "? conversations:complaint.story.more [done]";

function begun(changes: Partial<FlowContent> = {}): SmallTalk {
  const talk = new SmallTalk(smallContent([complaintMenu, complaint], { service, dangerIn, ...changes }));
  talk.take({ kind: "start" });
  return talk;
}

function atStory(who = "named"): SmallTalk {
  const talk = begun();
  talk.press("complaint");
  talk.press(who);
  return talk;
}

/** What was filed and withdrawn, as far as it matters here. */
function deeds(talk: SmallTalk): unknown[] {
  const effects = talk.filed as {
    do: string;
    id?: string;
    to?: object;
    text?: string;
    complaint?: Record<string, unknown>;
  }[];
  return effects.map((effect) => {
    if (effect.do === "append-message") return { to: effect.to, text: effect.text };
    const { kind, track, danger, story, notify, person } = effect.complaint ?? {};
    return effect.do === "withdraw-case" ? effect.id : { kind, track, danger, story, notify, person };
  });
}

const urgent = {
  kind: "other",
  track: "feedback",
  danger: "violence",
  story: ["nó cầm dao"],
  notify: true,
  person: null,
};

describe("step() when somebody is in danger", () => {
  it("names the numbers before anything else, tells an officer, and asks what was open", () => {
    const talk = begun();
    expect(talk.type("nó cầm dao")).toEqual([CALL, RECEIPT, MENU]);
    expect(deeds(talk)).toEqual([urgent]);
  });

  it("does so before it greets somebody new", () => {
    const talk = new SmallTalk(smallContent([complaintMenu, complaint], { service, dangerIn }));
    expect(talk.type("nó cầm dao").slice(0, 3)).toEqual([CALL, RECEIPT, "interface:greeting"]);
  });

  it("names the numbers each time, and adds what is told later that day to the case it opened", () => {
    const talk = begun();
    talk.type("nó cầm dao");
    expect(talk.type("nó cầm dao nữa")).toEqual([CALL, MORE_TOLD, MENU]);
    expect(deeds(talk)).toEqual([urgent, { to: { urgent: ID }, text: "nó cầm dao nữa" }]);
  });

  it("opens another case for who chooses to give no name after a first one that leads to them, and adds to that", () => {
    const talk = begun();
    talk.nextId = "00000000-0000-4000-8000-000000000002";
    talk.type("nó cầm dao");
    talk.press("complaint");
    talk.press("anonymous");
    talk.nextId = ID;
    expect(talk.type("nó cầm dao lần hai")).toEqual([CALL, RECEIPT, MORE]);
    expect(talk.type("nó cầm dao lần ba")).toEqual([CALL, MORE_TOLD, MORE]);
    expect(deeds(talk).slice(1)).toEqual([
      { ...urgent, story: ["nó cầm dao lần hai"], notify: false },
      { to: { urgent: ID }, text: "nó cầm dao lần ba" },
    ]);
  });

  it("promises an urgent case for the same day", () => {
    const talk = begun();
    talk.type("nó cầm dao");
    expect(talk.filed).toMatchObject([{ complaint: { promisedBy: "2026-11-23" } }]);
  });

  it("still takes the text as a story, and marks the complaint that is filed of it", () => {
    const talk = atStory();
    expect(talk.type("nó cầm dao")).toEqual([CALL, RECEIPT, MORE]);
    talk.press("done");
    expect(deeds(talk)).toEqual([urgent, { ...urgent, notify: false }]);
  });

  it("says what to do and keeps the story when that is told before it is asked for", () => {
    const told = "hôm qua nó cầm dao đuổi cả nhà tôi ra khỏi xưởng";
    const talk = begun({ findTopic: () => ({ outcome: "answer", id: "gender.violence", score: 1 }) });
    talk.press("complaint");
    expect(talk.type(told)).toEqual([
      CALL,
      RECEIPT,
      "card Mức hưởng",
      "interface:backToQuestion",
      "? conversations:complaint.who.ask [named anonymous]",
    ]);
    expect(talk.session?.frames[1]?.answers.story).toEqual({ kind: "story", texts: [told], files: [], done: false });
  });

  it("sees danger that lies in two messages of a story, once", () => {
    const talk = atStory();
    expect(talk.type("hôm nay nó")).toEqual([MORE]);
    expect(talk.type("cầm dao")).toEqual([CALL, RECEIPT, MORE]);
    expect(talk.type("em sợ")).toEqual([MORE]);
  });

  it("reads captions of photos and of what cannot be taken", () => {
    const files = [{ id: "a", name: "a.jpg", type: "image/jpeg", size: 1 }];
    expect(begun().take({ kind: "files", files, text: "nó cầm dao" })[0]).toBe(CALL);
    expect(begun().take({ kind: "unusable", what: "file-type", text: "nó cầm dao" })[0]).toBe(CALL);
  });

  it("leaves no way from the case to whoever gives no name", () => {
    const talk = atStory("anonymous");
    talk.type("nó cầm dao");
    expect(deeds(talk)).toEqual([{ ...urgent, notify: false }]);
  });

  it("gives no answer that is beside the point, and none that says it did not understand", () => {
    const talk = begun({ findTopic: funeral });
    expect(talk.type("nó cầm dao, tôi phải làm sao?")).toEqual([CALL, RECEIPT, MENU]);
  });

  it("takes the alarm back for good that day when asked to", () => {
    const talk = begun();
    talk.type("nó cầm dao");
    expect(talk.press("command:no-alarm", 5)).toEqual(["danger:withdrawn", MENU]);
    expect(talk.type("nó cầm dao")).toEqual([CALL, MENU]);
    expect(deeds(talk)).toEqual([urgent, ID]);
  });

  it("only names the numbers while an officer talks with the person in the messenger", () => {
    const talk = begun();
    talk.take({ kind: "taken-over" });
    expect(talk.type("nó cầm dao")).toEqual([CALL]);
    expect(deeds(talk)).toEqual([]);
  });
});
