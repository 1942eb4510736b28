import { describe, expect, it } from "vitest";
import { complaintKinds } from "../../src/complaints/desk.ts";
import type { PublishedMonth } from "../../src/complaints/public-figures.ts";
import { shownMonth } from "../../src/reports/shown-month.ts";
import { webServer } from "../channels/web/web-server.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { webInBrowser } from "./web-in-browser.ts";

/** A year of a province: most kinds of cases are few in some months. */
function yearOf(): PublishedMonth[] {
  return Array.from({ length: 12 }, (_, n) => {
    const kinds = complaintKinds.map((id, at) => {
      const received = ((n * 7 + at * 13) % 29) + (at === 0 ? 40 : 0);
      const settled = Math.max(0, received - ((n + at) % 6));
      const late = (n + at) % 5;
      const onTime = Math.max(0, settled - late);
      const counts = { received, settled: onTime + Math.min(late, settled), onTime, late: Math.min(late, settled) };
      return { id, counts, days: { half: 4 + at, most: 15 + n } };
    });
    const sum = (count: "received" | "settled" | "onTime" | "late") =>
      kinds.reduce((all, { counts }) => all + counts[count], 0);
    const counts = { received: sum("received"), settled: sum("settled"), onTime: sum("onTime"), late: sum("late") };
    const month = n < 10 ? `2025-${String(n + 3).padStart(2, "0")}` : `2026-0${n - 9}`;
    const questions = {
      ...{ answered: 1412, offered: 203, unknown: 131 },
      subjects: [
        { id: "other:land", times: 41, days: 20 },
        { id: "area:wages", times: 33, days: 19 },
        { id: "other:papers", times: 28, days: 17 },
        { id: "area:social-insurance", times: 12, days: 9 },
      ],
      unhelpful: [{ topic: "ui.how", times: 9, days: 8 }],
    };
    const total = { counts, days: { half: 5, most: 18 } };
    return shownMonth({ month, total, kinds, open: 118 + n, questions: n > 8 ? questions : null });
  }).reverse();
}

const knowledge = {
  topic: (lang: string, id: string) =>
    id === "ui.how"
      ? {
          ...{ id, lang, title: "Làm hồ sơ trợ cấp thất nghiệp thế nào?", answer: "Nộp đơn." },
          ...{ sources: [], hotlines: [], related: [], actions: [] },
        }
      : undefined,
  areas: [
    { id: "wages", topics: ["wage.unpaid"] },
    { id: "social-insurance", topics: ["si.book"] },
    { id: "unemployment", topics: ["ui.how"] },
  ],
};

const gaps = ["land", "traffic", "school", "tax", "papers", "health", "loans", "utilities"];

describe("the page of figures", () => {
  const on = webInBrowser(() => webServer({ knowledge, status: { months: async () => yearOf(), gaps } }));

  it.each([
    ["phone-vi", { width: 360 }, "vi"],
    ["phone-en-dark", { width: 360, dark: true }, "en"],
    ["desk-vi-dark", { width: 1280, height: 900, dark: true }, "vi"],
    ["desk-en", { width: 1280, height: 900 }, "en"],
    ["zoom-400-vi", { width: 320, height: 256 }, "vi"],
    ["no-script-vi", { width: 360, scripts: false }, "vi"],
  ] as const)(
    "is read without an accessibility fault and without scrolling sideways (%s)",
    async (name, device, lang) => {
      const context = await freshContext(on.browser, device);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => faults.push(String(error)));
      await page.goto(`${on.home}/tinh-hinh?lang=${lang}`);
      await screenshot(page, `status-${name}`, { whole: true });
      if (!name.startsWith("no-script")) {
        faults.push(...(await accessibilityFaults(page)));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(device.width);
      }
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it("leads by keyboard from a month of the table to the page of that month", async () => {
    const context = await freshContext(on.browser, { width: 1280, scripts: false });
    const page = await context.newPage();
    await page.goto(`${on.home}/tinh-hinh?lang=vi`);
    await page.locator(".figures a").nth(1).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/tinh-hinh/2026-01?lang=vi");
    expect(await page.locator("#month").textContent()).toBe("Tháng 1/2026");
    expect(await page.locator("tr.current th").textContent()).toBe("1/2026");
    await context.close();
  });

  it("tells a screen reader rows, columns and what a picture shows, also where lines are cards", async () => {
    const context = await freshContext(on.browser, { width: 360 });
    const page = await context.newPage();
    await page.goto(`${on.home}/tinh-hinh?lang=vi`);
    const table = page.getByRole("table", { name: "Từng tháng" });
    expect(await table.getByRole("row").count()).toBe(13);
    expect(await table.getByRole("columnheader").allTextContents()).toEqual([
      "Tháng",
      "Gửi đến",
      "Đã giải quyết",
      "Đúng hạn",
      "Một nửa xong trong",
      "9 trên 10 xong trong",
      "Còn lại",
    ]);
    expect(await page.getByRole("img", { name: "Từng tháng" }).count()).toBe(1);
    const links = await table
      .getByRole("link")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(links.every((height) => height >= 44)).toBe(true);
    await context.close();
  });

  it("loads at most 60 KB at first", async () => {
    const context = await freshContext(on.browser, { width: 360 });
    const page = await context.newPage();
    let bytes = 0;
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(`${on.home}/tinh-hinh?lang=vi`, { waitUntil: "networkidle" });
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThan(60_000);
    console.log(`the page of figures: ${bytes} bytes`);
    await context.close();
  });
});
