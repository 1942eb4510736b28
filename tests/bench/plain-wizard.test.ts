import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "../../src/project-root.ts";
import { options, receiptOf, shownBack } from "./plain-wizard.ts";

describe("the plain bot of the benchmark", () => {
  it("asks the options of the complaint conversation in its order, in the words people read", () => {
    const read = (path: string) => parse(readFileSync(join(projectRoot, path), "utf8"));
    const { steps } = read("flows/conversations/complaint.yaml");
    const { complaint } = read("locales/vi/conversations.yaml");
    const asked = Object.keys(options).map((step) => [
      step,
      steps[step].options.map((id: string) => complaint[step].options[id]),
    ]);
    expect(options).toEqual(Object.fromEntries(asked));
  });

  it("shows the answers back and gives a receipt, in the same words", () => {
    expect(shownBack({ employer: "Sao Mai", story: ["Nợ lương.", "Ba tháng."] })).toMatch(
      /Sao Mai[\s\S]*Nợ lương\.\nBa tháng\./,
    );
    expect(receiptOf("26-0000-0001", "AAAA-BBBB")).toMatch(/26-0000-0001[\s\S]*AAAA-BBBB/);
  });
});
