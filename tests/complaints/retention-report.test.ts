import { expect, it } from "vitest";
import { retentionReport } from "../../src/complaints/retention-report.ts";

it("retentionReport() says how many of each kind would go, and which", () => {
  const one = { kind: "enquiry", track: "enquiry", months: 12 };
  const cases = [
    { ...one, number: "24-0000-0001", endedOn: "2024-11-01" },
    { ...one, number: "24-0000-0002", endedOn: "2024-11-02" },
    { number: "23-0000-0003", kind: "wages", track: "feedback", months: 24, endedOn: "2023-01-05" },
  ];
  expect(
    retentionReport({ conversations: 4, files: 2, questions: 9, cases }),
  ).toBe(`talks and drafts nobody went on with: 4
files without a draft: 2
questions people asked: 9
cases: 3
  enquiry, enquiry (kept 12 months): 2
    24-0000-0001  ended 2024-11-01
    24-0000-0002  ended 2024-11-02
  wages, feedback (kept 24 months): 1
    23-0000-0003  ended 2023-01-05`);
});
