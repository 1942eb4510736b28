import { describe, expect, it } from "vitest";
import { caseIds } from "../console/console-under-test.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { consoleInBrowser, signIn, submit } from "./console-in-browser.ts";

const [id = ""] = caseIds;
const chat = {
  channel: "zalo",
  since: "2026-11-20T01:30:00.000Z",
  usedAt: "2026-11-22T01:30:00.000Z",
  quiet: { from: "20:00", until: "07:00" },
  digest: true,
};
const counts = { fresh: 3, dueToday: 1, dueWeek: 4, overdueMine: 0, overdue: 2, urgent: 1, clusters: 1 };

describe("work from the phone", () => {
  const on = consoleInBrowser((test) => {
    test.desk.add({ id, number: "26-4821-3907", place: "thuc-phan", owner: test.people.thu, state: "in-progress" });
    test.deps.phoneChannels = [
      { name: "zalo", chatAddress: () => "https://zalo.me/4318657068771012646" },
      { name: "telegram", chatAddress: (code) => `https://t.me/AnSinhCaoBangChinhThucBot?start=${code}` },
    ];
    test.phone.morning = { counts, arrived: false };
    test.phone.links.set(test.people.thu.id, [
      { ...chat, id: caseIds[1] ?? "", confirmed: false, check: "0417", reachable: true },
      { ...chat, id, confirmed: true, check: "2291", reachable: false },
    ]);
  });

  it.each([
    ["phone", { width: 360 }],
    ["phone-dark", { width: 360, dark: true }],
    ["desk", { width: 1280, height: 900 }],
  ])("has no accessibility fault and fits its width (%s)", async (name, device) => {
    const context = await freshContext(on.browser, device);
    const page = await context.newPage();
    await signIn(page, on.home, "thu");
    const faults: string[] = [];
    for (const [shot, path] of [
      ["links", "phone"],
      ["queue", "complaints"],
      ["case", `complaints/${id}`],
      ["people", "people"],
      ["overview", "overview"],
    ]) {
      await page.goto(`${on.home}/console/${path}`);
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${shot}: ${fault}`));
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) faults.push(`${shot}: ${wider} px too wide`);
      await screenshot(page, `phone-${shot}-${name}`);
    }
    await page.goto(`${on.home}/console/phone`);
    await submit(page, 'form[action="/console/phone/code"] button');
    faults.push(...(await accessibilityFaults(page)).map((fault) => `code: ${fault}`));
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wider > 0) faults.push(`code: ${wider} px too wide`);
    await screenshot(page, `phone-code-${name}`, { whole: true });
    await context.close();
    expect(faults).toEqual([]);
  });

  it("folds the parts of the console into a menu on a phone, and shows them side by side on a desk", async () => {
    const seen: boolean[] = [];
    for (const [width, opens] of [
      [360, false],
      [360, true],
      [1280, false],
    ] as const) {
      const context = await freshContext(on.browser, { width, scripts: false });
      const page = await context.newPage();
      await signIn(page, on.home, "thu");
      if (opens) await page.click(".menu > summary");
      seen.push(await page.isVisible('.menu-items a[href="/console/people"]'));
      if (opens) await screenshot(page, "phone-menu");
      await context.close();
    }
    expect(seen).toEqual([false, true, true]);
  });
});
