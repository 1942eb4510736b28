import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { officerLink } from "./officer-link.ts";
import { appInBrowser } from "./whole-app.ts";

const story = "Công ty may ở Nước Hai nợ lương tôi ba tháng.";
const question = "Anh/chị làm ở công ty từ ngày nào?";
const reply = "Tôi làm từ ngày 2 tháng 3.";
const answer = "Công ty đã hứa trả lương trước ngày 15.";
const objection = "Công ty vẫn chưa trả đồng nào.";

describe("a case, from the first word to the citizen who disagrees", () => {
  const on = appInBrowser();
  const faults: string[] = [];

  const label = (key: string) => on.app.content.words("vi", key, on.app.content.service);

  /** Axe needs scripts; without them only the picture is taken. */
  async function look(page: Page, name: string): Promise<void> {
    await page.waitForTimeout(200);
    await screenshot(page, `journey-${name}`, { whole: true });
    if (name.endsWith("false")) return;
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${name}: ${fault}`));
  }

  /** Opens the chat on a phone. */
  async function opened(scripts: boolean): Promise<Page> {
    const page = await (await freshContext(on.browser, { width: 360, scripts })).newPage();
    await page.goto(on.home);
    await page.getByRole("button", { name: label("web:welcome.begin"), exact: true }).click();
    return page;
  }

  /** Types a text, and waits until the last thing said has these words. */
  async function say(page: Page, text: string, then: string): Promise<void> {
    await page.locator("[data-text], .plain [name=text], form [name=text]").first().fill(text);
    await page.getByRole("button", { name: label("web:chat.send"), exact: true }).click();
    await page
      .getByText(label(then).split("\n")[0]?.split("{{")[0] ?? "")
      .last()
      .waitFor();
  }

  async function file(scripts: boolean): Promise<string> {
    const page = await opened(scripts);
    await say(page, "gui phan anh", "conversations:complaint.kind.ask");
    await say(page, "no luong", "conversations:complaint.wish.ask");
    await say(page, "phan anh", "conversations:complaint.place.ask");
    await say(page, "nuoc hai", "conversations:complaint.employer.ask");
    await say(page, "bo qua", "conversations:complaint.story.ask");
    await say(page, story, "conversations:complaint.story.more");
    await say(page, "xong", "conversations:complaint.who.ask");
    await say(page, "giau ten", "conversations:complaint.confirm.options.send");
    await say(page, "gui", "conversations:complaint.saved.ask");
    const code = (await page.locator(".receipt .code").last().textContent()) ?? "";
    await page.context().close();
    return code;
  }

  /** Comes back with the code and tells something more. */
  async function comeBack(scripts: boolean, code: string, { option, told, asks }: Record<string, string>) {
    const page = await opened(scripts);
    await say(page, code.toLowerCase(), "conversations:track.after.ask");
    await page
      .getByText(told === reply ? question : answer)
      .first()
      .waitFor();
    await say(page, label(`conversations:track.after.options.${option}`), `conversations:track.${asks}.ask`);
    await say(page, told ?? "", `conversations:track.${asks}.more`);
    await say(page, "xong", "conversations:menu.what.ask");
    await look(page, `citizen-${option}-${scripts}`);
    await page.context().close();
  }

  async function invite(): Promise<void> {
    const page = await (await freshContext(on.browser, { width: 1280 })).newPage();
    await page.goto(on.home + (await officerLink(on.app)));
    const password = "núi xanh suối trong 47";
    for (const [name, value] of Object.entries({ name: "Nông Thị Lan", login: "lan", password, again: password }))
      await page.fill(`[name=${name}]`, value);
    await page.getByRole("button", { name: label("console:invitation.submit"), exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/console/complaints");
    await page.context().close();
  }

  async function desk(scripts: boolean): Promise<Page> {
    const page = await (await freshContext(on.browser, { width: 1280, height: 900, scripts })).newPage();
    await page.goto(`${on.home}/console/sign-in`);
    await page.fill("#login", "lan");
    await page.fill("#password", "núi xanh suối trong 47");
    await page.click("main button[type=submit]");
    await page.waitForURL((url) => url.pathname === "/console/complaints");
    return page;
  }

  /** Fills the form of a move and sends it, after the preview where there is one. */
  async function move(page: Page, name: string, fields: Record<string, string>): Promise<void> {
    const form = page.locator(`form[action$="/${name}"]`);
    const folded = page.locator(`details:has(form[action$="/${name}"])`);
    if ((await folded.count()) > 0) await folded.locator("summary").click();
    for (const [field, value] of Object.entries(fields)) {
      const input = form.locator(`[name="${field}"]`);
      if ((await input.evaluate((one) => one.tagName)) === "SELECT") await input.selectOption(value);
      else await input.fill(value);
    }
    await form.locator(fields.text ? "button[value=preview]" : "button[value=send]").click();
    if (fields.text) await page.locator("button[value=send]").click();
    await page.waitForURL((url) => /\/complaints\/[0-9a-f-]+$/.test(url.pathname));
  }

  it.each([
    ["with scripts", true],
    ["without scripts", false],
  ])("is taken, asked, answered, closed, and opened again (%s)", async (_, scripts) => {
    if (scripts) await invite();
    const queue = await desk(scripts);
    const code = await file(scripts);
    // With scripts the row comes by itself. Without, the case of before is there too, and belongs to somebody.
    if (!scripts) await queue.goto(`${on.home}/console/complaints?view=unassigned`);
    await queue.locator("tbody th a").first().waitFor();
    await look(queue, `queue-${scripts}`);
    await queue.locator("tbody th a").first().click();
    await queue.getByText(story).first().waitFor();
    await queue.getByRole("button", { name: label("console:moves.take.do"), exact: true }).click();
    await queue.locator('form[action$="/ask"]').waitFor({ state: "attached" });
    await move(queue, "ask", { text: question });

    await comeBack(scripts, code, { option: "add", told: reply, asks: "story" });
    await queue.reload();
    await queue.getByText(reply).first().waitFor();
    await look(queue, `replied-${scripts}`);

    await move(queue, "receive-petition", { "form-of": "signed", place: "by-hand", track: "labour-dispute" });
    await look(queue, `petition-${scripts}`);
    await move(queue, "answer", { text: answer });
    await move(queue, "close", { outcome: "helped" });
    await look(queue, `closed-${scripts}`);

    await comeBack(scripts, code, { option: "dispute", told: objection, asks: "objection" });
    await queue.reload();
    await queue.getByText(objection).first().waitFor();
    expect(await queue.locator(".state").first().textContent()).toBe(label("cases:states.reopened"));
    await look(queue, `reopened-${scripts}`);
    expect(faults).toEqual([]);
    await queue.context().close();
  });
});
