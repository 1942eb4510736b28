import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { caseStates, complaintKinds } from "../../src/complaints/desk.ts";
import { accessibilityFaults, type Device, freshContext, screenshot } from "./browser.ts";
import { consoleInBrowser, signIn, submit } from "./console-in-browser.ts";

const idOf = (n: number) => `11111111-1111-4111-8111-0000000000${n}`;

describe("the queue in a browser", () => {
  const on = consoleInBrowser();

  /** Ten fresh cases, the first with a sign of danger, two of Lan's. */
  const withCases = () => {
    on.test.desk.cases.length = 0;
    for (let n = 10; n < 20; n += 1) {
      on.test.desk.add({ id: idOf(n), number: `26-4821-39${n}`, place: "trung-khanh", unread: n % 3 });
    }
    for (const row of on.test.desk.cases.filter((_, n) => n % 2)) {
      Object.assign(row, { place: "thuc-phan", employer: "Công ty TNHH May Sao Mai" });
    }
    for (const row of on.test.desk.cases.slice(8))
      Object.assign(row, { owner: on.test.people.lan, state: "in-progress" });
    for (const row of on.test.desk.cases.slice(2, 3)) Object.assign(row, { anonymous: true });
    for (const row of on.test.desk.cases.slice(0, 1)) Object.assign(row, { danger: "violence" });
  };

  const signedIn = async (device: Device): Promise<Page> => {
    const page = await (await freshContext(on.browser, device)).newPage();
    await signIn(page, on.home, "lan");
    return page;
  };

  it.each([
    { width: 360, dark: false },
    { width: 768, dark: true },
    { width: 1280, dark: false },
    { width: 1280, dark: true },
  ])("is clean at $width px (dark: $dark), and nothing runs out of it", async (device) => {
    withCases();
    const page = await signedIn(device);
    await page.click(".more-filters summary");
    await screenshot(page, `queue-${device.width}-${device.dark ? "dark" : "light"}`, { whole: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect([await accessibilityFaults(page), wide]).toEqual([[], 0]);
    await page.context().close();
  });

  /** One of each state, kind and track, with every mark that a row can have, and the longest names. */
  const withWideRows = () => {
    withCases();
    const { cases } = on.test.desk;
    for (const [n, row] of cases.entries())
      Object.assign(row, {
        ...{
          danger: "violence",
          anonymous: true,
          unread: 120,
          owner: on.test.people.lan,
          assignedBy: "Hoàng Văn Minh",
        },
        ...{ kind: complaintKinds[n % complaintKinds.length], state: caseStates[n % caseStates.length] },
        ...{ track: n % 2 ? "administrative-complaint" : "unemployment-complaint", place: "trung-khanh" },
        employer: "Hợp tác xã Nông nghiệp Hữu cơ Trùng Khánh",
      });
  };

  // A desk of 1280 px whose browser draws a scroll bar has 1265.
  it.each([360, 1160, 1265, 1280])("holds the widest rows at %i px in every language", async (width) => {
    withWideRows();
    const page = await signedIn({ width });
    const over: number[] = [];
    for (const lang of ["vi", "en"]) {
      await submit(page, `form[action="/console/language"] button[value="${lang}"]`);
      await screenshot(page, `queue-wide-${lang}-${width}`);
      over.push(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
    }
    expect(over).toEqual([0, 0]);
    await page.context().close();
  });

  it("is walked, taken from and searched by keys", async () => {
    withCases();
    const page = await signedIn({ width: 1280 });
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? document.activeElement?.id);
    await page.keyboard.press("j");
    const first = await focused();
    await page.keyboard.press("j");
    expect(await focused()).not.toBe(first);
    await page.keyboard.press("k");
    expect(await focused()).toBe(first);
    await page.keyboard.press("x");
    expect(await page.locator('input[name="case"]:checked').count()).toBe(1);
    await page.keyboard.press("a");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("bulk-colleague");
    await page.keyboard.press("Escape");
    await page.locator(".queue tbody tr").first().locator("a").focus();
    await page.keyboard.press("?");
    expect(await page.locator("#queue-keys").isVisible()).toBe(true);
    await screenshot(page, "queue-keys");
    await page.keyboard.press("Escape");
    await page.keyboard.press("t");
    await page.waitForURL(/\/bulk$/);
    expect(await page.locator(".notice-text").textContent()).toBe("Đã làm xong: 1 hồ sơ.");
    await screenshot(page, "queue-bulk-result");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(`${on.home}/console/complaints`);
    await page.keyboard.press("/");
    await page.keyboard.type("26-4821-3915");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=26-4821-3915/);
    expect(await page.locator(".queue tbody tr").count()).toBe(1);
    await page.keyboard.press("j");
    await page.keyboard.press("o");
    await page.waitForURL(new RegExp(idOf(15)));
    await page.context().close();
  });

  it("shows what changed without loading the page anew, and not under somebody's hands", async () => {
    withCases();
    const page = await signedIn({ width: 1280 });
    await expect.poll(() => on.test.changes.size).toBe(1);
    await page.evaluate(() => {
      document.body.dataset.same = "yes";
    });
    const change = (n: number, number: string) => {
      on.test.desk.add({ id: idOf(n), number });
      for (const told of on.test.changes) told(idOf(n));
    };
    change(30, "26-7777-0030");
    await page.waitForSelector("text=26-7777-0030");
    await page.locator('input[name="case"]').first().check();
    change(31, "26-7777-0031");
    await page.waitForSelector("#queue-live button:not([hidden])");
    expect(await page.locator("text=26-7777-0031").count()).toBe(0);
    await page.click("#queue-live button");
    await page.waitForSelector("text=26-7777-0031");
    expect(await page.evaluate(() => document.body.dataset.same)).toBe("yes");
    await page.context().close();
  });

  it("passes several cases to another body without scripts, after a look at what is sent", async () => {
    withCases();
    for (const n of [16, 17]) {
      const found = on.test.desk.cases.find(({ id }) => id === idOf(n));
      if (found) Object.assign(found, { owner: on.test.people.lan, state: "in-progress" });
    }
    const page = await signedIn({ width: 360, scripts: false });
    for (const n of [15, 16, 17]) await page.locator(`tr[data-case="${idOf(n)}"] input`).check();
    await page.click('button[value="transfer"]');
    await page.fill("#transfer-message", " ");
    await page.click('button[value="send"]');
    await page.waitForSelector(".notice a");
    expect(await page.locator(".notice a").allTextContents()).toEqual([
      "Anh/chị chọn nơi nhận.",
      "Anh/chị viết lời gửi người dân.",
    ]);
    await screenshot(page, "queue-bulk-transfer", { whole: true });
    await page.selectOption("#transfer-body", { index: 1 });
    await page.fill("#transfer-message", "Việc này do cơ quan khác giải quyết.");
    await page.click('button[value="send"]');
    await page.waitForSelector("td");
    expect(await page.locator("td").allTextContents()).toEqual([
      "Anh/chị không giữ hồ sơ này nên chưa làm được việc đó. Chỉ người giữ mới trả lời và đổi trạng thái.",
      "Đã xong",
      "Đã xong",
    ]);
    await page.context().close();
  });
});
