import { describe, expect, it } from "vitest";
import { type ConsoleUnderTest, caseIds, consoleUnderTest, signedIn } from "./console-under-test.ts";

const [first = "", second = "", third = ""] = caseIds;

async function withCases(): Promise<ConsoleUnderTest> {
  const test = await consoleUnderTest();
  const { lan, minh } = test.people;
  const cases = [
    { id: first, number: "26-4821-3907", kind: "wages", place: "thuc-phan", owner: lan, state: "in-progress" },
    { id: second, number: "26-1170-2265", kind: "safety", place: "trung-khanh", owner: null, state: "received" },
    { id: third, number: "26-9034-5518", kind: "wages", place: null, owner: minh, state: "closed" },
  ] as const;
  for (const [n, row] of cases.entries()) test.desk.add({ ...row, receivedAt: `2026-11-2${n}T17:30:00.000Z` });
  return test;
}

const numbersOf = (body: string) => [...body.matchAll(/>(\d\d-\d{4}-\d{4})<\/a>/g)].map(([, number]) => number);

describe("the queue", () => {
  it("shows cases most urgent first, with place, owner and local time", async () => {
    const test = await withCases();
    const { body } = await (await signedIn(test, "lan")).get("/console/complaints");
    expect(numbersOf(body)).toEqual(["26-4821-3907", "26-1170-2265", "26-9034-5518"]);
    expect(body).toContain("Phường Thục Phán");
    expect(body).toContain("Nguyễn Thị Lan");
    expect(body).toContain('2 ngày <time class="aside" datetime="2026-11-20T17:30:00.000Z">21/11/2026 00:30</time>');
  });

  it.each([
    ["kind=wages", ["26-4821-3907", "26-9034-5518"]],
    ["place=trung-khanh", ["26-1170-2265"]],
    ["state=closed", ["26-9034-5518"]],
    ["owner=mine", ["26-4821-3907"]],
    ["owner=none", ["26-1170-2265"]],
    ["kind=wages&state=closed", ["26-9034-5518"]],
    ["number=26-1170-2265", ["26-1170-2265"]],
    ["number=2611702265", ["26-1170-2265"]],
    ["number=26 1170 2265", ["26-1170-2265"]],
    ["kind=&place=&state=&owner=&number=", ["26-4821-3907", "26-1170-2265", "26-9034-5518"]],
    ["kind=nonsense&state=<b>&place=nowhere", ["26-4821-3907", "26-1170-2265", "26-9034-5518"]],
  ])("filters by %s", async (query, numbers) => {
    const test = await withCases();
    const page = await (await signedIn(test, "lan")).get(encodeURI(`/console/complaints?${query}`));
    expect(numbersOf(page.body)).toEqual(numbers);
  });

  it("shows the chosen filters in the form and a way out of them", async () => {
    const test = await withCases();
    const { body } = await (await signedIn(test, "lan")).get("/console/complaints?kind=safety&place=trung-khanh");
    expect(body).toContain('<option value="safety" selected>');
    expect(body).toContain('<option value="trung-khanh" selected>');
    expect(body).toContain('<a href="/console/complaints">Bỏ lọc</a>');
  });

  it("says what to do when nothing matches, and when there is nothing at all", async () => {
    const test = await withCases();
    const browser = await signedIn(test, "lan");
    expect((await browser.get("/console/complaints?kind=wages&state=received")).body).toContain(
      '<p class="nothing-title">Không có hồ sơ nào khớp</p>',
    );
    test.desk.cases.length = 0;
    expect((await browser.get("/console/complaints")).body).toContain('<p class="nothing-title">Chưa có hồ sơ nào</p>');
  });

  it("leads to older cases with the same filters, each case on exactly one page", async () => {
    const test = await consoleUnderTest();
    for (let n = 10; n < 70; n += 1) {
      const id = `11111111-1111-4111-8111-0000000000${n}`;
      test.desk.add({ id, number: `26-0000-00${n}`, kind: n % 2 ? "wages" : "safety" });
    }
    const browser = await signedIn(test, "lan");
    const pages: (string | undefined)[][] = [];
    let address: string | undefined = "/console/complaints?kind=wages";
    while (address) {
      const { body } = await browser.get(address);
      pages.push(numbersOf(body));
      address = /<a rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(pages.map(({ length }) => length)).toEqual([25, 5]);
    expect(new Set(pages.flat()).size).toBe(30);
  });

  it("shows only the day of an anonymous case", async () => {
    const test = await consoleUnderTest();
    test.desk.add({
      id: first,
      number: "26-4821-3907",
      anonymous: true,
      named: false,
      receivedAt: "2026-11-20T17:30:00Z",
    });
    const { body } = await (await signedIn(test, "lan")).get("/console/complaints");
    expect(body).toContain('2 ngày <time class="aside" datetime="2026-11-21">21/11/2026</time>');
    expect(body).not.toContain("00:30");
  });

  it("asks the desk for the officer's own cases by who is signed in, whatever the address says", async () => {
    const test = await withCases();
    await (await signedIn(test, "minh")).get(`/console/complaints?owner=mine&ownerId=${test.people.lan.id}`);
    expect(test.desk.queries.at(-1)?.ownerId).toBe(test.people.minh.id);
  });

  const dueOf = (body: string) =>
    [...body.matchAll(/<td data-label="Hạn">(.*?)<\/td>/g)].map(([, html = ""]) => html.replace(/<[^>]+>/g, "").trim());

  it("shows by when each case is due and how much time is left, in words and colour", async () => {
    const test = await withCases();
    const { body } = await (await signedIn(test, "lan")).get("/console/complaints");
    const ends = ["30/11/2026 Còn 4 ngày làm việc.", "30/11/2026 Còn 4 ngày làm việc.", "Không có hạn"];
    expect(dueOf(body)).toEqual(ends);
    expect(body).toContain('<span class="due level-0">');
  });

  it("says above every filter how many cases are overdue, and leads to them", async () => {
    const test = await withCases();
    test.clock.pass(14 * 24 * 60);
    const lan = await signedIn(test, "lan");
    const { body } = await lan.get("/console/complaints?state=closed");
    expect(numbersOf(body)).toEqual(["26-9034-5518"]);
    expect(body).toContain(
      '<p class="overdue-line"><strong>Hồ sơ quá hạn: 2.</strong> <a href="/console/complaints?view=overdue">Xem hồ sơ quá hạn</a></p>',
    );
    const late = await lan.get("/console/complaints?overdue=1");
    expect(dueOf(late.body)).toEqual(["30/11/2026 Đã quá hạn.", "30/11/2026 Đã quá hạn."]);
  });

  it("warns the officer of their own cases, and the head of all", async () => {
    const test = await withCases();
    test.clock.pass(4 * 24 * 60);
    const warned = async (login: string) => {
      const { body } = await (await signedIn(test, login)).get("/console/complaints");
      const section = /<details class="warnings.*?<\/details>/s.exec(body)?.[0] ?? "";
      return [/<h2[^>]*>(.*?)<\/h2>/.exec(section)?.[1], ...numbersOf(section)];
    };
    expect(await warned("lan")).toEqual(["Hồ sơ tôi giữ đã dùng từ nửa thời hạn trở lên: 1", "26-4821-3907"]);
    expect(await warned("minh")).toEqual([undefined]);
    expect(await warned("thu")).toEqual(["Hồ sơ đã dùng từ nửa thời hạn trở lên: 2", "26-4821-3907", "26-1170-2265"]);
  });
});

describe("several cases at once", () => {
  it("says of each case whether it was taken, and why not", async () => {
    const test = await withCases();
    const lan = await signedIn(test, "lan");
    const minh = await signedIn(test, "minh");
    await minh.post(`/console/complaints/${second}/take`);
    const page = await lan.post("/console/complaints/bulk", { act: "take", case: second });
    expect(page.body).toContain("Hoàng Văn Minh đã nhận hồ sơ này lúc");
    expect(page.body).toContain('<p class="notice-text">Chưa làm được: 1 hồ sơ.</p>');
  });

  it.each([
    [{ act: "take" }, "Anh/chị chưa chọn hồ sơ nào."],
    [{ act: "burn", case: second }, "Anh/chị chọn việc cần làm với các hồ sơ."],
    [{ act: "assign", case: second }, "Anh/chị chọn người nhận."],
    [{ act: "assign", case: second, colleague: "<b>" }, "Anh/chị chọn người nhận."],
  ])("does nothing with %j and says what is missing", async (fields, words) => {
    const test = await withCases();
    const page = await (await signedIn(test, "lan")).post("/console/complaints/bulk", fields as Record<string, string>);
    expect([page.statusCode, /<p class="notice-text">(.*?)<\/p>/.exec(page.body)?.[1]]).toEqual([422, words]);
    expect(test.desk.cases.map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  it("gives a case to a colleague, who sees by whom", async () => {
    const test = await withCases();
    const lan = await signedIn(test, "lan");
    await lan.post("/console/complaints/bulk", { act: "assign", case: second, colleague: test.people.minh.id });
    const { body } = await (await signedIn(test, "minh")).get("/console/complaints?view=mine");
    expect(numbersOf(body)).toEqual(["26-1170-2265"]);
    expect(body).toContain("Nguyễn Thị Lan mới giao");
  });

  it("takes no form that was not made here", async () => {
    const test = await withCases();
    const lan = await signedIn(test, "lan");
    expect((await lan.post("/console/complaints/bulk", { token: "x", act: "take", case: second })).statusCode).toBe(
      403,
    );
    expect(test.desk.cases[1]?.owner).toBe(null);
  });
});
