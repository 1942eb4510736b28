import { describe, expect, it } from "vitest";
import type { AuditLine, AuditQuery } from "../../src/complaints/audit-book.ts";
import { consoleUnderTest, signedIn } from "./console-under-test.ts";

const line = (changes: Partial<AuditLine>): AuditLine => ({
  at: "2026-11-23T01:30:00.000Z",
  by: { is: "staff", name: "Hoàng Văn Minh" },
  for: null,
  action: "taken",
  number: "26-4821-3907",
  detail: null,
  ...changes,
});

async function opened(lines: AuditLine[], next: string | null = null) {
  const asked: AuditQuery[] = [];
  const auditBook = {
    list: async (query: AuditQuery) => {
      asked.push(query);
      return { lines, next };
    },
  };
  const test = await consoleUnderTest({ auditBook });
  for (const account of test.staff.accounts) account.roles = ["auditor"];
  return { asked, browser: await signedIn(test, "lan") };
}

const rowsOf = (body: string) =>
  [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row = ""]) =>
    row
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );

describe("the page of the log", () => {
  it("says who did what in words, and names an act without words as it is kept", async () => {
    const { browser } = await opened([
      line({}),
      line({ action: "access-refused", detail: "case.read" }),
      line({ action: "staff-disabled", number: null, detail: "Nguyễn Thị Lan" }),
      line({ by: { is: "system" }, action: "erased", number: null }),
      line({ action: "new-act" }),
    ]);
    expect(rowsOf((await browser.get("/console/audit")).body)).toEqual([
      "23/11/2026 08:30 Hoàng Văn Minh nhận hồ sơ 26-4821-3907 –",
      "23/11/2026 08:30 Hoàng Văn Minh định làm việc không thuộc quyền 26-4821-3907 case.read",
      "23/11/2026 08:30 Hoàng Văn Minh khóa tài khoản của – Nguyễn Thị Lan",
      "23/11/2026 08:30 Hệ thống xóa hồ sơ – –",
      "23/11/2026 08:30 Hoàng Văn Minh new-act 26-4821-3907 –",
    ]);
  });

  it("asks for what the address says, and leads to older entries of the same sort", async () => {
    const { asked, browser } = await opened([line({})], "1763861400000-17");
    const { body } = await browser.get("/console/audit?only=refused&before=1763861500000-20");
    await browser.get("/console/audit?before=1%3Bdrop");
    expect(asked).toEqual([
      { before: "1763861500000-20", refused: true, limit: 50 },
      { before: null, refused: false, limit: 50 },
    ]);
    expect(body).toContain('href="/console/audit?before=1763861400000-17&amp;only=refused"');
  });

  it("says that there is nothing yet", async () => {
    const { browser } = await opened([]);
    expect((await browser.get("/console/audit")).body).toContain("Chưa có gì.");
  });
});
