import { describe, expect, it } from "vitest";
import { caseIds } from "../console/console-under-test.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { consoleInBrowser, signIn, submit } from "./console-in-browser.ts";

const [id = ""] = caseIds;

describe("the console's pages on people's data", () => {
  const on = consoleInBrowser(async (test) => {
    test.desk.add({ id, number: "26-4821-3907", kind: "staff-conduct", muted: "flood", filedBy: "Hoàng Văn Minh" });
    const keep = {
      id: "e1",
      name: "Công ty TNHH Sao Mai",
      taxCode: "4800123456",
      place: "thuc-phan",
      listed: true,
      cases: 7,
    };
    const drop = { ...keep, id: "e2", name: "sao mai", taxCode: null, listed: false, cases: 1 };
    test.employers.rows = [keep, drop];
    test.employers.likely = [{ keep, drop, why: "same-name" }];
    await test.identities.ask({ staffId: test.people.lan.id }, id, "Mời lên làm việc");
  });

  it.each([
    ["phone", { width: 360 }],
    ["desk-dark", { width: 1280, height: 900, dark: true }],
  ])("have no accessibility fault and fit their width (%s)", async (name, device) => {
    const context = await freshContext(on.browser, device);
    const page = await context.newPage();
    const faults: string[] = [];
    const look = async (at: string) => {
      await screenshot(page, `privacy-${name}-${at}`, { whole: true });
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${at}: ${fault}`));
      const over = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (over !== 0) faults.push(`${at}: ${over} px too wide`);
    };
    await signIn(page, on.home, "thu");
    for (const [at, path] of Object.entries({
      case: `complaints/${id}`,
      identity: `complaints/${id}/identity`,
      mute: `complaints/${id}/mute`,
      record: `complaints/${id}/record`,
      requests: "identity-requests",
      employers: "employers",
      caller: "complaints/new",
    })) {
      await page.goto(`${on.home}/console/${path}`);
      await look(at);
    }
    await page.check("#consent");
    await page.selectOption("#kind", "wages");
    await page.fill("#text", "Nợ lương hai tháng.");
    await page.fill("#phone", "0912");
    await submit(page, "main button[type=submit]");
    await look("caller-refused");
    await page.fill("#phone", "0912 345 678");
    await submit(page, "main button[type=submit]");
    await look("caller-filed");
    expect(faults).toEqual([]);
    expect(await page.textContent("h1")).toBe("Đã lưu hồ sơ");
    await context.close();
  });
});
