import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { smallJpeg } from "../small-jpeg.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { officerLink } from "./officer-link.ts";
import { appInBrowser } from "./whole-app.ts";

const story = "Công ty may ở Nước Hai nợ lương tôi ba tháng.";
const answer = "Cán bộ đã làm việc với công ty. Anh/chị sẽ được trả lương trước ngày 15.";

describe("a complaint, from a phone to the inspector and back", () => {
  const on = appInBrowser();
  const faults: string[] = [];

  const label = (key: string) => on.app.content.words("vi", key, on.app.content.service);

  async function press(page: Page, key: string): Promise<void> {
    await page
      .getByRole("button", { name: label(key), exact: true })
      .first()
      .click();
  }

  async function look(page: Page, name: string): Promise<void> {
    await page.waitForTimeout(300);
    await screenshot(page, name);
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
  }

  /** Files the complaint on a phone whose network is cut while the story is sent; gives the secret code. */
  async function file(): Promise<string> {
    const context = await freshContext(on.browser, { width: 360 });
    const page = await context.newPage();
    await page.goto(on.home);
    await press(page, "web:welcome.begin");
    await press(page, "conversations:menu.what.options.complaint");
    await page.getByText(label("conversations:complaint.kind.ask")).waitFor();
    await look(page, "complaint-1-kind");
    await press(page, "conversations:complaint.kind.options.wages");
    await press(page, "conversations:complaint.wish.options.report");
    await page.getByText(label("conversations:complaint.place.ask")).waitFor();
    await page.fill("[data-text]", "nuoc hai");
    await page.keyboard.press("Enter");
    await page.getByText(label("conversations:complaint.employer.ask")).waitFor();
    await press(page, "interface:skip");
    await page.getByText(label("conversations:complaint.story.ask")).waitFor();
    await context.setOffline(true);
    await page.fill("[data-text]", story);
    await page.keyboard.press("Enter");
    await page.getByText(label("web:live.offline")).waitFor();
    await look(page, "complaint-2-offline");
    await context.setOffline(false);
    await page.getByText(label("conversations:complaint.story.more")).first().waitFor();
    await page.setInputFiles("[data-files]", {
      name: "bảng lương.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from(smallJpeg),
    });
    await page.locator(".own[data-state=sent]", { hasText: "bảng lương.jpg" }).waitFor();
    await press(page, "interface:done");
    await press(page, "conversations:complaint.who.options.anonymous");
    await page.getByText(story).last().waitFor();
    await look(page, "complaint-3-confirm");
    await press(page, "conversations:complaint.confirm.options.send");
    const code = await page.locator(".receipt .code").textContent();
    await look(page, "complaint-4-receipt");
    await context.close();
    return code ?? "";
  }

  /** Finds the complaint in the console, takes and answers it; gives what the inspector saw of it. */
  async function answerIt(): Promise<string> {
    const context = await freshContext(on.browser, { width: 1280, height: 900 });
    const page = await context.newPage();
    await page.goto(on.home + (await officerLink(on.app)));
    for (const [name, value] of [
      ["name", "Nông Thị Lan"],
      ["login", "lan"],
      ["password", "núi xanh suối trong 47"],
      ["again", "núi xanh suối trong 47"],
    ] as const) {
      await page.fill(`[name=${name}]`, value);
    }
    await press(page, "console:invitation.submit");
    await page.waitForURL((url) => url.pathname === "/console/complaints");
    await look(page, "console-1-queue");
    await page
      .getByRole("link", { name: /\d\d-\d{4}-\d{4}/ })
      .first()
      .click();
    await press(page, "console:moves.take.do");
    await look(page, "console-2-case");
    const seen = (await page.locator("main").textContent()) ?? "";
    await page.fill("[name=text] >> nth=0", answer);
    await press(page, "console:case.preview");
    await look(page, "console-3-preview");
    await press(page, "console:preview.send");
    await page.getByText(answer).waitFor();
    await context.close();
    return seen;
  }

  /** Reads the answer by the code, without a script. */
  async function readByCode(code: string): Promise<string> {
    const context = await freshContext(on.browser, { scripts: false });
    const page = await context.newPage();
    await page.goto(on.home);
    await press(page, "web:welcome.begin");
    await press(page, "conversations:menu.what.options.track");
    await page.fill("[name=text]", code.toLowerCase().replace(/-/g, " "));
    await press(page, "web:chat.send");
    await screenshot(page, "complaint-5-answer", { whole: true });
    const said = (await page.locator("#new").textContent()) ?? "";
    await context.close();
    return said;
  }

  it("is filed with the network cut once, found, answered, and the answer is read by code", async () => {
    const code = await file();
    const seen = await answerIt();
    // The photo is named where it is looked at and, heard only, where it is saved.
    expect([story, "bảng lương.jpg"].map((part) => seen.split(part).length - 1)).toEqual([1, 2]);
    expect((await readByCode(code)).split(answer).length - 1).toBe(1);
    expect(await on.database.query("select count(*)::int as cases from complaint")).toEqual([{ cases: 1 }]);
    expect(faults).toEqual([]);
  });
});
