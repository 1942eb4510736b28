import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type ConsoleUnderTest, caseIds } from "../console/console-under-test.ts";
import { employerIds, sampleEmployer } from "../console/sample-employer.ts";
import { accessibilityFaults, type Device, freshContext, screenshot } from "./browser.ts";
import { consoleInBrowser, signIn } from "./console-in-browser.ts";

const [first = "", second = ""] = caseIds;

function fill(test: ConsoleUnderTest): void {
  const days = { receivedOn: "2026-11-02", dueOn: null, settledOn: "2026-11-20", missedOn: "2026-11-09" };
  test.overview.cases = [
    { id: first, number: "26-4821-3907", kind: "wages", place: null, state: "closed", ...days },
    { id: second, number: "26-1170-2265", kind: "staff-conduct", place: "trung-khanh", state: "answered", ...days },
  ];
  test.employerViews.views.set(employerIds.keep, sampleEmployer);
  test.employerViews.clusters = sampleEmployer.cluster ? [sampleEmployer.cluster] : [];
  test.employers.rows = [sampleEmployer.employer];
  for (const id of [first, second]) test.desk.add({ id, number: "26-4821-3907" });
}

describe("figures and employers in a browser", () => {
  const on = consoleInBrowser(fill);

  async function signedIn(device: Device): Promise<Page> {
    const page = await (await freshContext(on.browser, device)).newPage();
    await signIn(page, on.home, "thu");
    return page;
  }

  const pages = {
    overview: "/console/overview?period=month",
    print: "/console/overview/print?period=month",
    wrong: "/console/overview?period=days&from=2026-11-20&to=2026-11-01",
    cases: "/console/overview/cases?count=late&from=2026-11-01&to=2026-11-23",
    employer: `/console/employers/${employerIds.keep}`,
    employers: "/console/employers",
    alarmed: "/console/employers?alarm=1",
    queue: "/console/complaints",
  };

  it.each([
    ["phone", { width: 360 }],
    ["phone-dark", { width: 360, dark: true }],
    ["desk", { width: 1280, height: 900 }],
    ["desk-dark", { width: 1280, height: 900, dark: true }],
    ["no-script", { width: 360, scripts: false }],
  ])("have no accessibility fault and fit their width (%s)", async (name, device: Device) => {
    const page = await signedIn(device);
    const faults: string[] = [];
    for (const [at, address] of Object.entries(pages)) {
      await page.goto(`${on.home}${address}`);
      await screenshot(page, `figures-${name}-${at}`, { whole: true });
      if (device.scripts === false) continue;
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${at}: ${fault}`));
      const over = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (over !== 0) faults.push(`${at}: ${over} px too wide`);
      const small = await page.$$eval(
        "main a, main button, main input:not([type=hidden], [type=checkbox]), main summary",
        (all) =>
          all.flatMap((one) => {
            const { width, height } = one.getBoundingClientRect();
            const inText = one.matches("p a, td a, th a, li a, ul.names a");
            return height > 0 && !inText && (height < 24 || width < 24) ? [one.outerHTML.slice(0, 80)] : [];
          }),
      );
      faults.push(...small.map((html) => `${at}: too small: ${html}`));
    }
    expect(faults).toEqual([]);
  });

  it("open from a number the list of its cases, and come back", async () => {
    const page = await signedIn({ width: 1280, height: 900 });
    await page.goto(`${on.home}${pages.overview}`);
    await page.click(".tile:nth-child(4) a");
    await page.waitForURL(/count=late/);
    expect(await page.textContent("h1")).toBe("Danh sách: Trễ hạn");
    await page.goBack();
    await page.click('nav.views a[href="/console/overview?period=year"]');
    await page.waitForURL(/period=year/);
    expect(await page.textContent("nav.views [aria-current=page]")).toBe("Năm nay");
  });

  it("print without small numbers and without what belongs on a screen", async () => {
    const page = await signedIn({ width: 1000, height: 1400 });
    await page.emulateMedia({ media: "print" });
    await page.goto(`${on.home}${pages.print}`);
    await screenshot(page, "figures-paper", { whole: true });
    const seen = await page.$$eval(".top, .foot, .no-print, main a", (all) =>
      all.filter((one) => one.getBoundingClientRect().height > 0).map((one) => one.outerHTML),
    );
    expect(seen).toEqual([]);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    // The page of exact numbers prints only where to find the others.
    await page.goto(`${on.home}${pages.overview}`);
    await screenshot(page, "figures-paper-exact", { whole: true });
    expect(await page.isVisible(".tiles")).toBe(false);
    expect(await page.isVisible(".on-paper")).toBe(true);
  });
});
