import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { readReceipt } from "../../src/complaints/signed-receipt.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { makeReceiptCode } from "../../src/flow/receipt-code.ts";
import { papersOfCase } from "../../src/petitions/papers-of-case.ts";
import { projectRoot } from "../../src/project-root.ts";
import { testReceiptKeys, webServer } from "../channels/web/web-server.ts";
import { sampleCase } from "../sample-case.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { webInBrowser } from "./web-in-browser.ts";

const code = makeReceiptCode(Uint8Array.from({ length: 20 }, (_, at) => (at * 7) % 32));
const wrong = makeReceiptCode(Uint8Array.from({ length: 20 }, (_, at) => (at * 5) % 32));
const view = sampleCase({
  number: "26-4821-3907",
  track: "labour-dispute",
  filedOn: "2026-02-27",
  dueOn: "2026-03-06",
  named: true,
  messages: [{ from: "officer", on: "2026-03-01", text: "Chúng tôi đã gọi công ty. Anh/chị chờ thêm năm ngày." }],
});
const told = {
  told: { about: "Công ty Sao Mai", knew: "2026-02-10" },
  story: ["Nợ lương ba tháng."],
  place: "dam-thuy",
  employer: null,
};
const receipt = {
  kind: "receipt",
  text: `Đã gửi.\nSố hồ sơ: 26-4821-3907\nMã: ${code}`,
  caseNumber: "26-4821-3907",
  code,
};

/** What a saved file holds. */
async function saved(download: Download): Promise<{ name: string; bytes: Buffer }> {
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function save(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return saved(download);
}

describe("the page of a case", () => {
  const urls: string[] = [];
  const faults: string[] = [];
  const on = webInBrowser(async () => {
    const content = await loadContent(projectRoot);
    const papers = papersOfCase(content, { track: view.track, told }, "2026-03-02");
    const server = await webServer({
      find: async (asked) => (asked === code ? { view, papers } : null),
      script: (input) =>
        input.kind === "start" ? [receipt as never] : [{ kind: "text", text: JSON.stringify(input) }],
    });
    server.app.addHook("onRequest", async (request) => void urls.push(request.url));
    return server;
  });

  async function open(device: Parameters<typeof freshContext>[1]): Promise<Page> {
    const page = await (await freshContext(on.browser, device)).newPage();
    page.on("console", (message) => {
      // A browser logs every answer that is no success.
      if (!/status of (404|422|428)/.test(message.text())) faults.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    return page;
  }

  async function look(page: Page, name: string): Promise<void> {
    await screenshot(page, name, { whole: true });
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
  }

  it("takes the code out of the address at once, fills it in, and shows the case", async () => {
    for (const [name, device, lang] of [
      ["case-phone-vi", { width: 360 }, "vi"],
      ["case-desk-en-dark", { width: 1280, height: 900, dark: true }, "en"],
    ] as const) {
      const page = await open(device);
      await page.goto(`${on.home}/case?lang=${lang}#${code}`);
      expect(new URL(page.url()).hash).toBe("");
      expect(await page.inputValue("[data-code]")).toBe(code);
      expect(await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")).toBe(
        '[{},{},""]',
      );
      await look(page, `${name}-1-form`);
      await page.locator("form.ask button").click();
      await page.getByText("Chúng tôi đã gọi công ty.").waitFor();
      await look(page, `${name}-2-case`);
      await page.locator("main > details summary").click();
      await look(page, `${name}-3-receipt`);
      await page.context().close();
    }
    expect(urls.filter((url) => url.includes(code))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("gives petition and signed receipt, and checks the receipt", async () => {
    const page = await open({ width: 360 });
    await page.goto(`${on.home}/case#${code}`);
    await page.locator("form.ask button").click();
    const pdf = await save(page, () => page.getByRole("button", { name: "Lưu đơn để in (PDF)" }).click());
    expect([pdf.name, pdf.bytes.subarray(0, 5).toString()]).toEqual(["don-2026-03-02.pdf", "%PDF-"]);
    await page.locator("main > details summary").click();
    await page.getByRole("checkbox").check();
    const file = await save(page, () => page.getByRole("button", { name: "Lưu giấy xác nhận" }).click());
    expect(file.name).toBe("xac-nhan.txt");
    expect(readReceipt(file.bytes.toString("utf8"), testReceiptKeys.public).ok).toBe(true);
    await page.getByRole("link", { name: "Kiểm tra một giấy xác nhận" }).click();
    await page.fill("textarea", file.bytes.toString("utf8"));
    await page.getByRole("button", { name: "Kiểm tra" }).click();
    await page.getByText("Giấy thật. Ngày 27/2/2026").waitFor();
    await look(page, "receipt-page");
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it("works without a script: wrong code, slip, case, and both files of a receipt in the chat", async () => {
    const page = await open({ width: 360, scripts: false });
    await page.goto(`${on.home}/case`);
    await page.fill("[name=code]", wrong);
    await page.locator("form.ask button").click();
    await page.getByText("Không có hồ sơ nào với mã này.").waitFor();
    await screenshot(page, "case-plain-1-wrong", { whole: true });
    await page.fill("[name=code]", `${code.slice(0, -1)}${code.endsWith("Z") ? "Y" : "Z"}`);
    await page.locator("form.ask button").click();
    await page.getByText("Nhóm thứ 5 của mã").waitFor();
    await page.fill("[name=code]", code);
    await page.locator("form.ask button").click();
    await page.getByText("Chúng tôi đã gọi công ty.").waitFor();
    await screenshot(page, "case-plain-2-case", { whole: true });
    await page.getByRole("link", { name: "Viết thêm, phản hồi" }).click();
    await page.locator("form [name=start]").click();
    expect([...on.server.conversation.talks.values()].at(-1)?.inputs).toEqual([
      { kind: "start", lang: "vi", open: "track" },
    ]);
    await page.locator(".receipt summary").click();
    const text = await save(page, () => page.getByRole("link", { name: "Lưu tệp chữ" }).click());
    expect([text.name, text.bytes.toString("utf8")]).toEqual(["ghi-nho.txt", `26-4821-3907\n${code}\n`]);
    const picture = await save(page, () => page.getByRole("link", { name: "Lưu ảnh có mã QR" }).click());
    expect([picture.name, picture.bytes.subarray(1, 4).toString()]).toEqual(["ghi-nho.png", "PNG"]);
    await screenshot(page, "case-plain-3-receipt", { whole: true });
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it("saves picture and text of a receipt in the chat without a further request", async () => {
    const page = await open({ width: 360 });
    await page.goto(`${on.home}/?open=track`);
    await page.locator("[data-begin] button").click();
    await page.locator(".receipt").waitFor();
    expect(new URL(page.url()).search).toBe("");
    // What is kept for later without network has been fetched by then.
    await page.evaluate(() => navigator.serviceWorker.ready);
    const before = urls.length;
    const text = await save(page, () => page.getByRole("button", { name: "Lưu tệp chữ" }).click());
    const picture = await save(page, () => page.getByRole("button", { name: "Lưu ảnh có mã QR" }).click());
    expect([text.name, picture.name]).toEqual(["ghi-nho.txt", "ghi-nho.png"]);
    expect(text.bytes.toString("utf8")).toBe(`26-4821-3907\n${code}\n`);
    await page.locator(".receipt img").waitFor();
    expect(
      await page.locator(".receipt img").evaluate((image) => (image as { naturalWidth?: number }).naturalWidth),
    ).toBeGreaterThan(100);
    await look(page, "receipt-saved");
    expect(urls.slice(before)).toEqual([]);
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it("solves the puzzle by itself while many wrong codes are tried", async () => {
    for (let n = 0; n < 90; n += 1)
      await on.server.app.inject({
        method: "POST",
        url: "/case",
        remoteAddress: `198.51.100.${n}`,
        headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
        payload: `code=${wrong}`,
      });
    const page = await open({ width: 360 });
    const statuses: number[] = [];
    page.on("response", (response) => {
      if (response.request().method() === "POST") statuses.push(response.status());
    });
    await page.goto(`${on.home}/case#${code}`);
    await page.locator("form.ask button").click();
    await page.getByText("Chúng tôi đã gọi công ty.").waitFor();
    expect(statuses).toEqual([428, 200]);
    await page.context().close();
    expect(faults).toEqual([]);
  });
});
