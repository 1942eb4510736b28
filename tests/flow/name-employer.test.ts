import { describe, expect, it } from "vitest";
import type { ListedEmployer } from "../../src/flow/input.ts";
import { complaintMenu, SmallTalk, smallContent } from "./small-content.ts";

const complaint = {
  id: "complaint",
  start: "employer",
  steps: {
    employer: { ask: "employer", "at-most": 120, optional: true, next: "story" },
    story: { ask: "story", next: "file" },
    file: { do: "file-complaint", take: { employer: "employer", story: "story" }, next: "end" },
  },
};
const saoMai: ListedEmployer = { id: "id-1", name: "Công ty TNHH May Sao Mai", place: null };
const saoMaiXanh: ListedEmployer = { id: "id-2", name: "HTX Sao Mai Xanh", place: null };
const STORY = "? conversations:complaint.story.ask [done]";

function asked(): SmallTalk {
  const talk = new SmallTalk(smallContent([complaintMenu, complaint]));
  talk.take({ kind: "start" });
  talk.press("complaint");
  return talk;
}

/** Types a name, and tells what the list has for it. */
function named(talk: SmallTalk, words: string, ...value: ListedEmployer[]): string[] {
  expect(talk.type(words)).toEqual([`look up employers like ${words}`]);
  return talk.take({ kind: "found-employers", named: words, value });
}

/** The employer of the case that is filed from here. */
function filedWith(talk: SmallTalk): unknown {
  talk.type("nợ lương hai tháng");
  talk.press("done");
  return (talk.filed[0] as { complaint: { employer: unknown } }).complaint.employer;
}

describe("the name of an employer", () => {
  it("is taken as it was told when the list has none like it", () => {
    const talk = asked();
    expect(named(talk, "quán bà Bảy")).toEqual([STORY]);
    expect(filedWith(talk)).toEqual({ name: "quán bà Bảy" });
  });

  it("is taken without a question when the list has that very name once, in whatever spelling", () => {
    const talk = asked();
    expect(named(talk, "cty may sao mai", saoMai)).toEqual([STORY]);
    expect(filedWith(talk)).toEqual({ name: "cty may sao mai" });
  });

  it("is offered as listed ones, of which one can be chosen", () => {
    const talk = asked();
    expect(named(talk, "sao mai", saoMai, saoMaiXanh)).toEqual([
      "? interface:choosing.ask [employer-1 employer-2 other-reading]",
    ]);
    expect(talk.press("employer-2")).toEqual([STORY]);
    expect(filedWith(talk)).toEqual({ id: "id-2" });
  });

  it("stands as it was typed when it is none of those offered", () => {
    const talk = asked();
    expect(named(talk, "sao mai 2", saoMai)).toEqual(["? interface:choosing.one [employer-1 other-reading]"]);
    expect(talk.press("other-reading")).toEqual([STORY]);
    expect(filedWith(talk)).toEqual({ name: "sao mai 2" });
  });

  it("may be typed anew instead of choosing", () => {
    const talk = asked();
    named(talk, "sao mai", saoMai, saoMaiXanh);
    expect(named(talk, "xưởng gạch Nà Cáp")).toEqual([STORY]);
    expect(filedWith(talk)).toEqual({ name: "xưởng gạch Nà Cáp" });
  });

  it("can be changed later, and the earlier choice is forgotten", () => {
    const talk = asked();
    named(talk, "sao mai", saoMai, saoMaiXanh);
    talk.press("employer-1");
    talk.press("command:edit");
    talk.press("step:employer");
    expect(named(talk, "gạch", saoMaiXanh)).toEqual(["? interface:choosing.one [employer-1 other-reading]"]);
    expect(talk.press("other-reading")).toEqual([STORY]);
    expect(filedWith(talk)).toEqual({ name: "gạch" });
  });

  it("may be left out, and then nothing is looked up", () => {
    const talk = asked();
    expect(talk.press("skip")).toEqual([STORY]);
    expect(filedWith(talk)).toBe(null);
  });
});
