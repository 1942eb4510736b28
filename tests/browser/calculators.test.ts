import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { calculatorServer } from "../channels/web/calculator-server.ts";
import { accessibilityFaults, type Device, freshContext, screenshot } from "./browser.ts";
import { webInBrowser } from "./web-in-browser.ts";

/** What a person who lost a fixed job on 31/10/2026 answers, as they write it. */
const worker: Record<string, string> = {
  jobEndedOn: "31/10/2026",
  unemploymentFiledOn: "23-11-2026",
  insuredContractKind: "indefinite-or-12-months",
  jobEndReason: "contract-expired",
  pensionSituation: "no-pension",
  contributionAtEnd: "paid",
  newSituation: "none-of-these",
  insuredMonthsIn24: "1 nam",
  unusedInsuredMonths: "12",
  averageInsuredWage: "6tr2",
  employerWageRegion: "cao-bang-elsewhere",
  lastContributedMonth: "10/2026",
};
const sum = "3.720.000 đồng";

describe("pages without a chat", () => {
  const urls: string[] = [];
  const faults: string[] = [];
  const on = webInBrowser(async () => {
    const server = await calculatorServer();
    server.app.addHook("onRequest", async (request) => void urls.push(`${request.method} ${request.url}`));
    mkdirSync("tmp/screenshots", { recursive: true });
    return server;
  });

  async function open(device: Device): Promise<Page> {
    const page = await (await freshContext(on.browser, device)).newPage();
    page.on("console", (message) => {
      // A browser logs every request that finds no network.
      if (!message.text().includes("ERR_INTERNET_DISCONNECTED")) faults.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    return page;
  }

  async function look(page: Page, name: string): Promise<void> {
    await screenshot(page, `calculator-${name}`, { whole: true });
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
    const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    if (wide) faults.push(`${name}: wider than the screen`);
  }

  it("are readable on a phone and at a desk, in both languages, light and dark", async () => {
    for (const [name, device, lang] of [
      ["phone-vi", { width: 360 }, "vi"],
      ["phone-en-dark", { width: 360, dark: true }, "en"],
      ["desk-vi-dark", { width: 1280, height: 900, dark: true }, "vi"],
      ["desk-en", { width: 1280, height: 900 }, "en"],
    ] as const) {
      const page = await open(device);
      for (const path of ["chuong-trinh", "chuong-trinh/nq68-covid-meals", "tro-cap-that-nghiep", "kiem-tra"]) {
        await page.goto(`${on.home}/${path}?lang=${lang}`);
        await look(page, `${name}-${path.replace("/", "-")}`);
      }
      await page.context().close();
    }
    expect(faults).toEqual([]);
  });

  it("work out the benefit without a script, and with a change afterwards", async () => {
    const page = await open({ width: 360, scripts: false });
    await page.goto(`${on.home}/tro-cap-that-nghiep?lang=vi`);
    await page.fill("[name='a.jobEndedOn']", "hom no");
    await goOn(page);
    await page.getByText("Tôi chưa đọc được ngày.").waitFor();
    await screenshot(page, "calculator-plain-1-mistake");
    expect(await page.inputValue("[name='a.jobEndedOn']")).toBe("hom no");
    await fillIn(page, worker);
    await page.getByText(`${sum}`).first().waitFor();
    await screenshot(page, "calculator-plain-2-result", { whole: true });
    const wage = page.locator(".given details", { hasText: "6.200.000 đồng" });
    await wage.locator("summary").click();
    await page.fill("[name='a.averageInsuredWage']", "7 triệu");
    await goOn(page);
    await page.getByText("4.200.000 đồng").first().waitFor();
    expect(new URL(page.url()).search).toBe("?lang=vi");
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it("are there again when Back is pressed without a script", async () => {
    // Not freshContext: where requests are looked at on their way, Chromium sends a form again by itself.
    const page = await (await on.browser.newContext({ javaScriptEnabled: false })).newPage();
    const shown = (name: string) => page.locator(`[name='a.${name}']`).first().isVisible();
    await page.goto(`${on.home}/tro-cap-that-nghiep?lang=vi`);
    await page.fill("[name='a.jobEndedOn']", "31/10/2026");
    await goOn(page);
    await page.fill("[name='a.unemploymentFiledOn']", "23/11/2026");
    await goOn(page);
    expect(await shown("insuredContractKind")).toBe(true);
    await page.goto(`${on.home}/chuong-trinh?lang=vi`);
    const posts = urls.filter((url) => url.startsWith("POST")).length;
    await page.goBack();
    expect([await shown("insuredContractKind"), await page.inputValue("[name='a.jobEndedOn']")]).toEqual([
      true,
      "31/10/2026",
    ]);
    await page.goBack();
    expect([await shown("unemploymentFiledOn"), await page.inputValue("[name='a.jobEndedOn']")]).toEqual([
      true,
      "31/10/2026",
    ]);
    await page.goForward();
    expect(await shown("insuredContractKind")).toBe(true);
    expect(urls.filter((url) => url.startsWith("POST")).length).toBe(posts);
    await page.context().close();
  });

  it("ask on the same page with a script, lead to what is next, and keep everything typed while there is no network", async () => {
    const page = await open({ width: 360 });
    await page.goto(`${on.home}/tro-cap-that-nghiep?lang=vi`);
    const loaded = () => urls.filter((url) => url === "GET /tro-cap-that-nghiep?lang=vi").length;
    const before = loaded();
    await page.context().setOffline(true);
    await page.fill("[name='a.jobEndedOn']", "31/10/2026");
    await goOn(page);
    await page.getByText("Chưa gửi được vì mất mạng.").waitFor();
    expect(await page.inputValue("[name='a.jobEndedOn']")).toBe("31/10/2026");
    await page.context().setOffline(false);
    await goOn(page);
    await page.locator("#q-unemploymentFiledOn").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("next");
    await page.fill(".open-question input[type='text']", "hom no");
    await goOn(page);
    await page.getByText("Tôi chưa đọc được ngày.").waitFor();
    expect(await page.evaluate("document.activeElement.name")).toBe("a.unemploymentFiledOn");
    await look(page, "script-1-mistake");
    await page.getByRole("checkbox", { name: "Tôi không biết" }).check();
    expect(await page.inputValue("[name='a.unemploymentFiledOn']")).toBe("");
    await page.getByRole("checkbox", { name: "Tôi không biết" }).uncheck();
    expect(await page.inputValue("[name='a.unemploymentFiledOn']")).toBe("hom no");
    await fillIn(page, worker);
    await page.getByText(sum).first().waitFor();
    expect(await page.evaluate("document.activeElement.className")).toBe("result");
    await look(page, "script-2-result");
    expect([loaded() - before, new URL(page.url()).search]).toEqual([0, "?lang=vi"]);
    await page.locator(".pass-on summary").click();
    expect(await page.locator("[data-shared]").innerText()).toBe(
      `Trợ cấp thất nghiệp: đủ điều kiện (tự kiểm tra trên An Sinh ngày 27/11/2026). Tự kiểm tra ở: ${on.home}/tro-cap-that-nghiep?lang=vi`,
    );
    expect(await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")).toBe(
      '[{},{},""]',
    );
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it("print the result, and the answers only for who ticks that", async () => {
    const page = await open({ width: 1280, height: 900 });
    await page.goto(`${on.home}/tro-cap-that-nghiep?lang=vi`);
    await fillIn(page, worker);
    await page.getByText(sum).first().waitFor();
    await page.emulateMedia({ media: "print" });
    const seen = (selector: string) => page.locator(selector).first().isVisible();
    expect([await seen(".result .card"), await seen(".given"), await seen(".print-ways")]).toEqual([
      true,
      false,
      false,
    ]);
    const told = await page.locator(".result > .note").innerText();
    expect(told).toBe(`Tính ngày 27/11/2026 theo những gì anh/chị điền. ${on.home}/tro-cap-that-nghiep?lang=vi`);
    await page.pdf({ path: "tmp/screenshots/calculator-print.pdf", format: "A4" });
    await page.emulateMedia({ media: "screen" });
    await page.locator("#with-answers").check();
    await page.emulateMedia({ media: "print" });
    expect([await seen(".given"), await seen(".calculator .primary")]).toEqual([true, false]);
    await page.pdf({ path: "tmp/screenshots/calculator-print-answers.pdf", format: "A4" });
    await page.context().close();
    expect(faults).toEqual([]);
  });

  it("check all programmes at once, and change to the other language without losing an answer", async () => {
    const page = await open({ width: 360 });
    await page.goto(`${on.home}/kiem-tra?lang=vi`);
    await page.locator("[value='tenant']").check();
    await goOn(page);
    await page.locator(".given summary").waitFor();
    await page.getByRole("button", { name: "See in English, keep the answers" }).click();
    await page.getByText("Your answers", { exact: true }).waitFor();
    expect(await page.locator(".given summary strong").allInnerTexts()).toEqual(["Worker who rents a home"]);
    while (await page.locator(".open-question").isVisible()) {
      await page.locator(".open-question label").last().click();
      await goOn(page);
    }
    await look(page, "all-en");
    expect(await page.locator(".result .card").count()).toBeGreaterThan(1);
    await page.context().close();
    expect(faults).toEqual([]);
  });
});

/** Presses the button and waits until the answer is there. */
async function goOn(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST").catch(() => null);
  const offline = page
    .getByText("Chưa gửi được vì mất mạng.")
    .waitFor()
    .catch(() => null);
  await page.locator("form.calculator button.primary").click();
  await Promise.race([answered, offline]);
  await page.waitForLoadState();
  await page.waitForTimeout(100);
}

/** Answers whatever is asked until nothing is. */
async function fillIn(page: Page, answers: Record<string, string>): Promise<void> {
  for (let asked = 0; asked < 30; asked += 1) {
    const legend = page.locator(".open-question legend");
    if ((await legend.count()) === 0) return;
    const fact = (await legend.getAttribute("id"))?.slice(2) ?? "";
    const answer = answers[fact];
    if (answer === undefined) throw new Error(`Nothing is known of "${fact}"`);
    const field = page.locator(`.open-question input[type="text"]`);
    if ((await field.count()) > 0) await field.fill(answer);
    else await page.locator(`.open-question [value="${answer}"]`).check();
    await goOn(page);
  }
}
