import { expect, it } from "vitest";
import { checkRetention } from "../../../src/rules/cases/retention.ts";

it("checkRetention() refuses to keep longer than people are told, and kinds that no case has", () => {
  const table = { questionDays: 90, kinds: { enquiry: 12, wages: 25, wage: 6 }, tracks: { denunciation: 60 } };
  const known = { closedCaseMonths: 24, kinds: ["wages", "enquiry"] };
  const longer = "is longer than closedCaseMonths (24) of flows/service.yaml, which people are told before they write";
  expect(checkRetention(table, known)).toEqual([
    { path: ["kinds", "wages"], message: longer },
    { path: ["tracks", "denunciation"], message: longer },
    { path: ["kinds", "wage"], message: 'no case is of the kind "wage"; there are wages, enquiry' },
  ]);
});
