import { describe, expect, it } from "vitest";
import { type ConsoleUnderTest, caseIds, password } from "../console/console-under-test.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { consoleInBrowser, signIn, submit } from "./console-in-browser.ts";

const [mine = ""] = caseIds;
const story = "Tôi làm ở xưởng gạch từ tháng 3.\n\nBa tháng nay chưa được trả lương.";

function addCase({ desk, people }: ConsoleUnderTest): void {
  const told = { at: "2026-11-20T02:15:00.000Z", from: "citizen", by: null, delivery: null } as const;
  desk.add({
    id: mine,
    number: "26-4821-3907",
    version: 4,
    place: "thuc-phan",
    owner: people.lan,
    state: "in-progress",
    entries: [
      { id: "e1", ...told, text: story },
      { id: "e2", ...told, text: "Xưởng còn không cho nghỉ phép." },
    ],
    files: [{ id: "f1", name: "bảng lương.jpg", type: "image/jpeg", size: 1_834_221 }],
  });
}

describe("letter, print and split of a case", () => {
  const on = consoleInBrowser(addCase);

  it.each([
    ["phone", { width: 360 }],
    ["phone-dark", { width: 360, dark: true }],
    ["desk", { width: 1280, height: 900 }],
    ["desk-dark", { width: 1280, height: 900, dark: true }],
  ] as const)("are pages without an accessibility fault that fit the screen (%s)", async (name, device) => {
    const context = await freshContext(on.browser, device);
    const page = await context.newPage();
    await signIn(page, on.home, "lan");
    for (const paper of ["letter", "print", "split"]) {
      await page.goto(`${on.home}/console/complaints/${mine}/${paper}`);
      await screenshot(page, `paper-${paper}-${name}`, { whole: true });
      expect([paper, await accessibilityFaults(page)]).toEqual([paper, []]);
      expect([paper, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([paper, device.width]);
    }
    await context.close();
  });

  it("give a letter as a file, without scripts, and keep what was typed when the session ends meanwhile", async () => {
    const context = await freshContext(on.browser, { scripts: false });
    const page = await context.newPage();
    await signIn(page, on.home, "lan");
    await page.goto(`${on.home}/console/complaints/${mine}/letter`);
    await page.selectOption("#body", "police");
    await page.fill("#summary", "Nợ lương ba tháng.");
    await context.clearCookies({ name: "console_session" });
    await submit(page, "button[value=pdf]");
    expect(await page.inputValue("#text")).toBe("Nợ lương ba tháng.");
    await page.fill("#login", "lan");
    await page.fill("#password", password);
    await submit(page, "main button[type=submit]");
    expect([await page.inputValue("#body"), await page.inputValue("#summary")]).toEqual([
      "police",
      "Nợ lương ba tháng.",
    ]);
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("button[value=pdf]")]);
    expect(file.suggestedFilename()).toBe("phieu-chuyen-26-4821-3907-2026-11-23.pdf");
    await context.close();
  });

  it("split what was picked into a case of its own, without scripts", async () => {
    const context = await freshContext(on.browser, { scripts: false });
    const page = await context.newPage();
    await signIn(page, on.home, "lan");
    await page.goto(`${on.home}/console/complaints/${mine}/split`);
    await page.check("input[name=entries][value=e2]");
    await page.selectOption("#kind", "contract");
    await page.selectOption("#track", "feedback");
    await page.fill("#message", "Việc nghỉ phép xem riêng.");
    await submit(page, "main form.stack button[type=submit]");
    expect(on.test.surroundings.splits.map(({ entries, kind }) => [entries, kind])).toEqual([[["e2"], "contract"]]);
    await context.close();
  });
});
