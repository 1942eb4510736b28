import { describe, expect, it } from "vitest";
import type { AuditLine, AuditQuery } from "../../src/complaints/audit-book.ts";
import { toldActs } from "../../src/complaints/case-history.ts";
import { otherActs } from "../../src/console/audit-filters.ts";
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
  return { asked, test, browser: await signedIn(test, "lan") };
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

  it("asks for what the address says, and for nothing that means nothing", async () => {
    const { asked, browser, test } = await opened([line({})]);
    const lan = test.people.lan.id;
    for (const query of [
      "",
      `?by=${lan}&act=taken&number=26-4821-3907&from=2026-11-01&to=2026-11-23&before=1763861500000-20`,
      "?by=citizen&number=2648213907",
      "?by=nobody&act=nothing&number=+&from=2026-02-30&to=x&before=1%3Bdrop",
      "?number=26-48",
    ])
      await browser.get(`/console/audit${query}`);
    const nothing = {
      by: undefined,
      act: undefined,
      number: undefined,
      from: undefined,
      to: undefined,
      before: undefined,
    };
    const number = "26-4821-3907";
    expect(asked).toEqual([
      { ...nothing, limit: 50 },
      { by: lan, act: "taken", number, from: "2026-11-01", to: "2026-11-23", before: "1763861500000-20", limit: 50 },
      { ...nothing, by: "citizen", number, limit: 50 },
      { ...nothing, limit: 50 },
      { ...nothing, number: "26-48", limit: 50 },
    ]);
  });

  it("keeps the filters in the form and on the way to older entries", async () => {
    const { browser, test } = await opened([line({})], "1763861400000-17");
    const lan = test.people.lan.id;
    const { body } = await browser.get(
      `/console/audit?by=${lan}&act=access-refused&from=2026-11-01&before=1763861500000-20`,
    );
    const chosen = [...body.matchAll(/<option[^>]* selected[^>]*>([^<]*)</g)].map(([, label]) => label);
    expect(chosen).toEqual(["Nguyễn Thị Lan", "định làm việc không thuộc quyền"]);
    expect(body).toContain('value="2026-11-01"');
    const kept = `by=${lan}&amp;act=access-refused&amp;from=2026-11-01`;
    expect([...body.matchAll(/href="(\/console\/audit\?by[^"]*)"/g)].map(([, address]) => address)).toEqual([
      `/console/audit?${kept}&amp;before=1763861400000-17`,
      `/console/audit?${kept}`,
    ]);
  });

  it.each(["vi", "en"])("offers every act once, in words of its own (%s)", async (lang) => {
    const { browser } = await opened([]);
    await browser.post("/console/language", { lang });
    const { body } = await browser.get("/console/audit");
    const [, options = ""] = /<select id="act"[^>]*>(.*?)<\/select>/s.exec(body) ?? [];
    const labels = [...options.matchAll(/<option[^>]*>([^<]*)</g)].map(([, label = ""]) => label);
    expect([labels.length, labels.filter((label, at) => label.includes(".") || labels.indexOf(label) !== at)]).toEqual([
      1 + toldActs.length + otherActs.length,
      [],
    ]);
  });

  it("says that nothing fits", async () => {
    const { browser } = await opened([]);
    const { body } = await browser.get("/console/audit?number=26-48");
    expect(body).toContain("Không có dòng nào khớp.");
  });

  it("says that there is nothing yet", async () => {
    const { browser } = await opened([]);
    expect((await browser.get("/console/audit")).body).toContain("Chưa có gì.");
  });
});
