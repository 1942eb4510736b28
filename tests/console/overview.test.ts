import { read, utils } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { type Browser, type ConsoleUnderTest, consoleUnderTest, signedIn } from "./console-under-test.ts";
import { plainText } from "./plain-text.ts";

/** The words of a piece of a page without what only screen readers hear. */
const seen = (html: string) => plainText(html.replace(/<span class="hidden">.*?<\/span>/gs, ""));

const tableOf = (body: string, by: string) => {
  const section = new RegExp(`aria-labelledby="by-${by}">.*?</section>`, "s").exec(body)?.[0] ?? "";
  const [, rows = ""] = section.split("<tbody>");
  return [...rows.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) => seen(cell)),
  );
};

const tilesOf = (body: string) =>
  [...body.matchAll(/<li class="tile[^"]*">(.*?)<\/li>/gs)].map(([, tile = ""]) => seen(tile));

const linksOf = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));

async function opened(address = "/console/overview"): Promise<{ test: ConsoleUnderTest; thu: Browser; body: string }> {
  const test = await consoleUnderTest();
  const thu = await signedIn(test, "thu");
  return { test, thu, body: (await thu.get(address)).body };
}

describe("the overview", () => {
  it("is for the head only", async () => {
    const test = await consoleUnderTest();
    const lan = await signedIn(test, "lan");
    const pages = ["", "/print", "/cases?count=late&from=2026-11-01&to=2026-11-23", "/export.xlsx", "/export.csv"];
    for (const page of pages) expect((await lan.get(`/console/overview${page}`)).statusCode).toBe(403);
    expect((await lan.get("/console/complaints")).body).not.toContain("/console/overview");
    expect(test.overview.asked).toEqual([]);
  });

  it("says five numbers of this month, each beside that of the same days of the month before", async () => {
    const { test, body } = await opened();
    expect(tilesOf(body)).toEqual([
      "Đã nhận 61 kỳ trước: 50 (tăng 11)",
      "Đã giải quyết 47 kỳ trước: 47 (không đổi)",
      "Đúng hạn 38 kỳ trước: 40 (giảm 2)",
      "Trễ hạn 9 kỳ trước: 7 (tăng 2)",
      "Đang quá hạn 14 tính hôm nay",
    ]);
    expect(test.overview.asked.map(({ period }) => period)).toEqual([
      { from: "2026-11-01", to: "2026-11-23" },
      { from: "2026-10-01", to: "2026-10-23" },
    ]);
    expect(body).toContain("Từ 01/11/2026 đến hết 23/11/2026.");
    expect(body).toContain("So với từ 01/10/2026 đến hết 23/10/2026.");
  });

  it("shows the same numbers by kind, place and week, exact, with the totals", async () => {
    const { body } = await opened();
    expect(tableOf(body, "kind")).toEqual([
      ["Lương, thưởng", "40", "33", "26", "7", "12"],
      ["An toàn, tai nạn lao động", "18", "11", "11", "0", "0"],
      ["Thái độ, việc làm của cán bộ", "3", "3", "1", "2", "2"],
      ["Tất cả", "61", "47", "38", "9", "14"],
    ]);
    expect(tableOf(body, "place").map(([name]) => name)).toEqual([
      "Phường Thục Phán (thành phố Cao Bằng cũ)",
      "Xã Trùng Khánh (huyện Trùng Khánh cũ)",
      "Không nêu",
      "Tất cả",
    ]);
    expect(tableOf(body, "week").map(([name]) => name)).toEqual([
      "Phải làm trước kỳ này",
      "01/11/2026 – 01/11/2026",
      "02/11/2026 – 08/11/2026",
      "09/11/2026 – 15/11/2026",
      "16/11/2026 – 22/11/2026",
      "23/11/2026 – 23/11/2026",
      "Tất cả",
    ]);
  });

  it("opens from every number the list of its cases: the queue where it filters so, else a list of its own", async () => {
    const { body } = await opened();
    const links = linksOf(body.slice(body.indexOf('class="tiles"'), body.indexOf('id="take-along"')));
    const days = "from=2026-11-01&to=2026-11-23";
    expect(links.slice(0, 10)).toEqual([
      `/console/complaints?${days}`,
      `/console/overview/cases?count=settled&${days}`,
      `/console/overview/cases?count=onTime&${days}`,
      `/console/overview/cases?count=late&${days}`,
      "/console/complaints?view=overdue",
      `/console/complaints?kind=wages&${days}`,
      `/console/overview/cases?count=settled&${days}&kind=wages`,
      `/console/overview/cases?count=onTime&${days}&kind=wages`,
      `/console/overview/cases?count=late&${days}&kind=wages`,
      "/console/complaints?view=overdue&kind=wages",
    ]);
    expect(links).toContain(`/console/overview/cases?count=received&${days}&place=none`);
    expect(links).toContain("/console/complaints?view=overdue&place=thuc-phan");
    expect(links).toContain("/console/overview/cases?count=overdue&from=2000-01-01&to=2026-10-31");
    expect(links).toContain("/console/overview/cases?count=overdue&from=2026-11-16&to=2026-11-22");
    // A 0 has no list.
    expect(tableOf(body, "kind")[1]?.[4]).toBe("0");
    expect(links).not.toContain(`/console/overview/cases?count=late&${days}&kind=safety`);
  });

  it("draws each table as a picture with a title and a description", async () => {
    const { body } = await opened();
    const titles = [
      ...body.matchAll(/<svg class="chart" role="img" aria-labelledby="([^"]+)"[^>]*><title[^>]*>([^<]*)/g),
    ];
    expect(titles.map(([, ids, title]) => [ids, title])).toEqual([
      ["chart-kind-title chart-kind-desc", "Theo loại việc"],
      ["chart-place-title chart-place-desc", "Theo nơi"],
      ["chart-week-title chart-week-desc", "Theo tuần"],
    ]);
  });

  it.each([
    ["period=week", { from: "2026-11-23", to: "2026-11-23" }],
    ["period=quarter", { from: "2026-10-01", to: "2026-11-23" }],
    ["period=year", { from: "2026-01-01", to: "2026-11-23" }],
    ["period=days&from=2025-02-03&to=2025-03-04", { from: "2025-02-03", to: "2025-03-04" }],
    ["from=2025-02-03&to=2025-03-04", { from: "2025-02-03", to: "2025-03-04" }],
    ["period=nonsense", { from: "2026-11-01", to: "2026-11-23" }],
  ])("takes the period from the address: %s", async (query, period) => {
    const { test } = await opened(`/console/overview?${query}`);
    expect(test.overview.asked[0]?.period).toEqual(period);
  });

  it("says so when the days are none, and shows this month", async () => {
    const test = await consoleUnderTest();
    const thu = await signedIn(test, "thu");
    for (const query of [
      "period=days",
      "from=2026-02-30&to=2026-03-01",
      "from=2026-03-02&to=2026-03-01",
      "from=2020-01-01&to=2026-01-01",
    ]) {
      const answer = await thu.get(`/console/overview?${query}`);
      expect([answer.statusCode, answer.body.includes("Hai ngày chưa đúng.")]).toEqual([422, true]);
    }
  });
});

describe("what of the overview may leave the office", () => {
  it("hides small numbers, and what they could be worked out from, on the print view, without links", async () => {
    const { body } = await opened("/console/overview/print");
    const rows = tableOf(body, "kind");
    expect(rows[2]).toEqual(["Thái độ, việc làm của cán bộ", "ẩn", "ẩn", "ẩn", "ẩn", "ẩn"]);
    for (const column of [1, 2, 3, 4, 5]) {
      const shown = rows.map((row) => row[column]);
      expect(shown.filter((cell) => cell === "ẩn").length).not.toBe(1);
      expect(shown.filter((cell) => /^[1-4]$/.test(cell ?? ""))).toEqual([]);
    }
    expect(linksOf(body.slice(body.indexOf('class="tiles"'), body.indexOf("</main>")))).toEqual([]);
    expect(body).toContain("Số từ 1 đến 4 được ẩn");
  });

  it("is the same in the workbook, with days as days and headings in Vietnamese", async () => {
    const { thu } = await opened();
    const answer = await thu.get("/console/overview/export.xlsx?period=month");
    expect([answer.statusCode, answer.headers["content-disposition"]]).toEqual([
      200,
      "attachment; filename=\"tong-hop-2026-11-01-2026-11-23.xlsx\"; filename*=UTF-8''tong-hop-2026-11-01-2026-11-23.xlsx",
    ]);
    const book = read(answer.rawPayload, { cellDates: true, UTC: true });
    expect(book.SheetNames).toEqual(["Tất cả", "Theo loại việc", "Theo nơi", "Theo tuần", "Mỗi con số đếm gì"]);
    const rows = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1, UTC: true });
    expect(rows("Tất cả")[0]).toEqual([
      "Kỳ",
      "Từ ngày",
      "Đến ngày",
      "Đã nhận",
      "Đã giải quyết",
      "Đúng hạn",
      "Trễ hạn",
      "Đang quá hạn",
    ]);
    expect(rows("Tất cả")[1]?.slice(0, 3)).toEqual(["Kỳ này", new Date("2026-11-01"), new Date("2026-11-23")]);
    const cells = ["Theo loại việc", "Theo nơi", "Theo tuần"].flatMap((name) => rows(name).slice(1).flat());
    expect(cells.filter((cell) => typeof cell === "number" && cell > 0 && cell < 5)).toEqual([]);
    expect(rows("Theo loại việc")[3]).toEqual(["Thái độ, việc làm của cán bộ", "ẩn", "ẩn", "ẩn", "ẩn", "ẩn"]);
  });

  it("is the same in one table as CSV", async () => {
    const { thu } = await opened();
    const { body } = await thu.get("/console/overview/export.csv?from=2026-11-01&to=2026-11-23");
    const lines = body.split("\r\n");
    expect(lines[0]).toBe("\uFEFFBảng,Mục,Đã nhận,Đã giải quyết,Đúng hạn,Trễ hạn,Đang quá hạn");
    expect(lines[1]?.startsWith("Tất cả,2026-11-01 – 2026-11-23,")).toBe(true);
    expect(lines.filter((line) => /,[1-4](,|$)/.test(line))).toEqual([]);
    expect(lines).toContain('Theo loại việc,"Thái độ, việc làm của cán bộ",ẩn,ẩn,ẩn,ẩn,ẩn');
  });
});

describe("the list behind a number", () => {
  const address = "/console/overview/cases?count=late&from=2026-11-01&to=2026-11-23&kind=wages&place=none";

  it("names each case with its days, and leads to it and to the next page", async () => {
    const { test, thu } = await opened();
    test.overview.cases = [
      {
        ...{ id: "11111111-1111-4111-8111-000000000001", number: "26-4821-3907", kind: "wages", place: null },
        ...{ state: "closed", receivedOn: "2026-11-02", dueOn: null, settledOn: "2026-11-20", missedOn: "2026-11-09" },
      },
    ];
    const { body } = await thu.get(address);
    expect(test.overview.listed).toEqual([
      {
        ...{ count: "late", period: { from: "2026-11-01", to: "2026-11-23" }, kind: "wages", place: null, limit: 50 },
        reach: { places: null, kinds: null },
      },
    ]);
    expect(seen(/<tbody>(.*?)<\/tbody>/s.exec(body)?.[1] ?? "")).toBe(
      "26-4821-3907 Lương, thưởng Không nêu Đã xong 02/11/2026 – 20/11/2026 09/11/2026",
    );
    expect(linksOf(body)).toContain(`${address}&after=2026-11-03+c1`);
  });

  it("is not there for a number that is none", async () => {
    const { thu } = await opened();
    for (const query of ["", "?count=late", "?count=all&from=2026-11-01&to=2026-11-23", "?count=overdue&from=x"]) {
      expect((await thu.get(`/console/overview/cases${query}`)).statusCode).toBe(404);
    }
    expect((await thu.get("/console/overview/cases?count=overdue")).statusCode).toBe(200);
  });
});
