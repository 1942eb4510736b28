import { describe, expect, it } from "vitest";
import type { PublishedGroup, PublishedMonth } from "../../../src/complaints/public-figures.ts";
import { AppError } from "../../../src/errors.ts";
import { calculatorServer } from "./calculator-server.ts";
import { webServer } from "./web-server.ts";

const group: PublishedGroup = {
  ...{ received: 40, settled: 36, onTime: 30, late: 6 },
  ...{ halfWithin: 1, mostWithin: null },
};
const hidden: PublishedGroup = {
  ...{ received: null, settled: null, onTime: null, late: null },
  ...{ halfWithin: null, mostWithin: null },
};
const february: PublishedMonth = {
  month: "2026-02",
  total: group,
  kinds: [
    { id: "wages", ...group },
    { id: "safety", ...hidden },
    { id: "contract", ...hidden, received: 0, settled: 0 },
  ],
  open: 120,
  questions: {
    ...{ asked: 900, answered: 800, offered: 60, unknown: 40 },
    subjects: [
      { id: "area:wages", times: 8 },
      { id: "else", times: 20 },
      { id: "other:land", times: 12 },
    ],
    unhelpful: [],
  },
};
const january: PublishedMonth = { ...february, month: "2026-01", open: null, questions: null };
const headers = { host: "ansinh.example" };
const knowledge = { topic: () => undefined, areas: [{ id: "wages", topics: [] }] };

async function server(months: () => Promise<PublishedMonth[]> = async () => [february, january]) {
  const config = { publicUrl: "https://ansinh.example" };
  return webServer({ knowledge, config, status: { months, gaps: ["land"] } });
}

/** What a page says, without its marks. */
function texts(body: string): string {
  return body
    .replace(/<svg.*?<\/svg>/gs, "")
    .replace(/<[^>]+>/g, "|")
    .replace(/\|[| ]*\|/g, "|");
}

describe("GET /tinh-hinh", () => {
  it("tells the newest month, all months and the kinds, and says where a number is not told", async () => {
    const { app } = await server();
    const { statusCode, body, headers: answered } = await app.inject({ url: "/tinh-hinh?lang=vi", headers });
    expect(statusCode).toBe(200);
    expect(answered["set-cookie"]).toBeUndefined();
    expect(answered["cache-control"]).toBe("public, max-age=600");
    const page = texts(body);
    expect(page).toContain("|Việc gửi đến|40|Đã giải quyết|36|Đúng hạn|83 %|30 trên 36 việc|");
    expect(page).toContain("|Một nửa xong trong|1 ngày|9 trên 10 việc xong trong|không nêu|");
    expect(page).toContain("|2/2026|40|36|83 %|1 ngày|không nêu|khoảng 120|");
    expect(page).toContain("|1/2026|40|36|83 %|1 ngày|không nêu|dưới 10|");
    expect(page).toContain("|An toàn, tai nạn lao động|không nêu|không nêu|không nêu|không nêu|không nêu|");
    expect(page).not.toContain("Hợp đồng");
  });

  it("tells what could not be answered by subjects, most asked first and the rest last", async () => {
    const { app } = await server();
    const page = texts((await app.inject({ url: "/tinh-hinh?lang=vi", headers })).body);
    expect(page).toContain("|Đất đai, nhà ở|12|Tiền lương, giờ làm, ngày nghỉ|8|Việc khác, chưa xếp được|20|");
  });

  it("speaks English too", async () => {
    const { app } = await server();
    const page = texts((await app.inject({ url: "/tinh-hinh?lang=en", headers })).body);
    expect(page).toContain("|Half settled within|1 day|9 of 10 settled within|not told|");
    expect(page).toContain("In 2/2026 the assistant got 900 questions.");
  });

  it("says that there are no figures yet before the first month is over", async () => {
    const { app } = await server(async () => []);
    const { statusCode, body } = await app.inject({ url: "/tinh-hinh?lang=vi", headers });
    expect(statusCode).toBe(200);
    expect(texts(body)).toContain("|Chưa có số liệu. Tháng đầu tiên có việc gửi đến sẽ được nêu khi hết tháng.|");
  });

  it("reads what was published once in ten minutes, whoever asks, and again after a failure", async () => {
    let reads = 0;
    const world = await server(async () => {
      reads += 1;
      if (reads === 1) throw new AppError("STORAGE_UNAVAILABLE", "The database does not answer.");
      return [february];
    });
    const get = async () => (await world.app.inject({ url: "/tinh-hinh?lang=vi", headers })).statusCode;
    expect(await get()).toBe(503);
    expect([await get(), await get(), reads]).toEqual([200, 200, 2]);
    world.clock.now = new Date(world.clock.now.getTime() + 600_000);
    expect([await get(), reads]).toEqual([200, 3]);
    expect(world.logged).toEqual([]);
  });
});

describe("GET /tinh-hinh/:month", () => {
  it("tells of that month", async () => {
    const { app } = await server();
    const page = texts((await app.inject({ url: "/tinh-hinh/2026-01?lang=vi", headers })).body);
    expect(page).toContain("|Tháng 1/2026|");
    expect(page).toContain("|Theo loại việc, tháng 1/2026|");
    expect(page).toContain("|Không còn số liệu về câu hỏi của tháng này.|");
  });

  it.each(["2025-12", "2026-03", "abc", "%3Cscript%3E", "..%2f"])("answers 404 for %s", async (month) => {
    const { app } = await server();
    const { statusCode, body, headers: answered } = await app.inject({ url: `/tinh-hinh/${month}?lang=vi`, headers });
    expect(statusCode).toBe(404);
    expect(answered["cache-control"]).toBe("no-store");
    expect(texts(body)).toContain("|Không có số liệu của tháng này|");
    expect(body).not.toContain("<script>");
  });
});

describe("GET /api/v1/status", () => {
  it("gives what was published, to any page", async () => {
    const { app } = await server();
    const answer = await app.inject({ url: "/api/v1/status", headers });
    expect(answer.json()).toEqual({ months: [february, january] });
    expect(answer.headers["access-control-allow-origin"]).toBe("*");
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  it("answers 503 with a code while the database is away", async () => {
    const { app } = await server(async () => {
      throw new AppError("STORAGE_UNAVAILABLE", "The database does not answer.");
    });
    const answer = await app.inject({ url: "/api/v1/status", headers });
    expect([answer.statusCode, answer.json()]).toEqual([503, { error: "storage-unavailable" }]);
  });
});

describe("the ways to the figures", () => {
  const addresses = ["/?lang=vi", "/topics?lang=vi"];
  const ways = async (app: Awaited<ReturnType<typeof server>>["app"], urls: readonly string[]) => {
    const pages = await Promise.all(urls.map((url) => app.inject({ url, headers })));
    return pages.map(({ body }) => /<a href="\/tinh-hinh\?lang=vi">([^<]+)<\/a>/.exec(body)?.[1]);
  };

  it("are on the first page and below the topics", async () => {
    const { app } = await server();
    expect(await ways(app, addresses)).toEqual(["Tình hình giải quyết", "Tình hình giải quyết"]);
  });

  it("are at the foot of the pages without a chat", async () => {
    const pages = ["/tro-cap-that-nghiep?lang=vi", "/kiem-tra?lang=vi", "/chuong-trinh/nq68-guides?lang=vi"];
    const [shown, off] = await Promise.all([calculatorServer(), calculatorServer({ publicStatus: false })]);
    const link = '<a href="/tinh-hinh?lang=vi">';
    for (const url of pages) {
      expect([url, (await shown.get(url)).body.includes(link), (await off.get(url)).body.includes(link)]).toEqual([
        url,
        true,
        false,
      ]);
    }
  });

  it("are nowhere once the department keeps the figures to itself, and the pages say so kindly", async () => {
    const world = await server();
    world.deps.config.publicStatus = false;
    expect(await ways(world.app, addresses)).toEqual([undefined, undefined]);
    for (const url of ["/tinh-hinh?lang=vi", "/tinh-hinh/2026-02?lang=vi"]) {
      const { statusCode, body, headers: answered } = await world.app.inject({ url, headers });
      expect([statusCode, answered["cache-control"]]).toEqual([404, "no-store"]);
      expect(texts(body)).toContain("|Số liệu không công bố ở trang này|");
    }
    const api = await world.app.inject({ url: "/api/v1/status", headers });
    expect([api.statusCode, api.json(), api.headers["cache-control"]]).toEqual([
      404,
      { error: "not-found" },
      "no-store",
    ]);
  });
});
