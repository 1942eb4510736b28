import { describe, expect, it } from "vitest";
import { filingWindow } from "../../src/rules/window.ts";

const filing = { from: "2021-10-01", until: "2021-12-20", cite: "act" };

describe("filingWindow()", () => {
  it("is not yet, open on both its ends, and closed since the day after the last", () => {
    const on = (today: string) => filingWindow({ filing }, today);
    expect(on("2021-09-30")).toEqual({ status: "not-yet", since: "2021-10-01", lastDay: "2021-12-20" });
    expect(on("2021-10-01")).toEqual({ status: "open", since: "2021-10-01", lastDay: "2021-12-20" });
    expect(on("2021-12-20")).toEqual({ status: "open", since: "2021-10-01", lastDay: "2021-12-20" });
    expect(on("2021-12-21")).toEqual({ status: "closed", since: "2021-12-21", lastDay: "2021-12-20" });
  });

  it("stays open where the law sets no end", () => {
    expect(filingWindow({ filing: { from: "2021-10-01", cite: "act" } }, "2030-01-01")).toEqual({
      status: "open",
      since: "2021-10-01",
    });
  });
});
