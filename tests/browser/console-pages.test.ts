import { describe, expect, it } from "vitest";
import { type ConsoleUnderTest, caseIds, password } from "../console/console-under-test.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { consoleInBrowser, signIn, submit } from "./console-in-browser.ts";

const [mine = "", free = "", accepted = ""] = caseIds;
const story = "Tôi làm ở xưởng gạch từ tháng 3.\n\nBa tháng nay chưa được trả lương.".repeat(3);

function addCases({ desk, people }: ConsoleUnderTest): void {
  const told = { at: "2026-11-20T02:15:00.000Z", from: "citizen", by: null, text: story, delivery: null } as const;
  const note = {
    at: "2026-11-20T08:40:00.000Z",
    from: "note",
    by: people.lan.name,
    text: "Đã gọi, hẹn thứ Hai.",
    delivery: null,
  } as const;
  desk.add({
    id: mine,
    number: "26-4821-3907",
    place: "thuc-phan",
    owner: people.lan,
    state: "in-progress",
    entries: [
      { id: "e1", ...told },
      { id: "e2", ...note },
    ],
    files: [{ id: "f1", name: `bảng lương ${"rất dài ".repeat(12)}.jpg`, type: "image/jpeg", size: 1_834_221 }],
  });
  desk.add({ id: free, number: "26-1170-2265", anonymous: true, named: false, entries: [{ id: "e1", ...told }] });
  desk.add({
    id: accepted,
    number: "26-9034-5518",
    owner: people.lan,
    state: "accepted",
    track: "administrative-complaint",
    times: {
      petitionOn: "2026-10-12",
      acceptedOn: "2026-10-20",
      pauses: [{ from: "2026-11-02", until: "2026-11-06", reason: "expert-opinion" }],
    },
    entries: [
      { id: "e1", ...told },
      { id: "e2", ...note, from: "officer", delivery: "not-delivered" },
    ],
  });
  for (let n = 10; n < 40; n += 1) {
    desk.add({ id: `22222222-2222-4222-8222-0000000000${n}`, number: `26-3100-20${n}`, kind: "social-insurance" });
  }
}

describe("the console", () => {
  const on = consoleInBrowser(addCases);

  it.each([
    ["phone", { width: 360 }],
    ["phone-dark", { width: 360, dark: true }],
    ["desk", { width: 1280, height: 900 }],
    ["desk-dark", { width: 1280, height: 900, dark: true }],
  ])("has no accessibility fault and fits its width (%s)", async (name, device) => {
    const context = await freshContext(on.browser, device);
    const page = await context.newPage();
    const faults: string[] = [];
    const look = async (at: string) => {
      await screenshot(page, `console-${name}-${at}`, { whole: true });
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${at}: ${fault}`));
      const over = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (over !== 0) faults.push(`${at}: ${over} px too wide`);
    };
    await page.goto(`${on.home}/console/sign-in`);
    await look("sign-in");
    await signIn(page, on.home, "thu");
    await look("queue");
    await page.goto(`${on.home}/console/complaints?state=closed&kind=wages`);
    await look("nothing-found");
    await page.goto(`${on.home}/console/people`);
    await submit(page, ".panel button");
    await look("people");
    await page.goto((await page.inputValue("#link")).replace(/^https?:\/\/[^/]+/, on.home));
    await page.$eval("main form", (form) => form.setAttribute("novalidate", ""));
    await submit(page, "main button[type=submit]");
    await look("invitation");
    await page.goto(`${on.home}/console/complaints/${free}`);
    await look("case-free");
    await page.goto(`${on.home}/console/nothing`);
    await look("missing");
    await context.clearCookies();
    await signIn(page, on.home, "lan");
    await page.goto(`${on.home}/console/complaints/${mine}`);
    await look("case-mine");
    // Every form unfolded.
    await page.$$eval("details", (all) => {
      for (const one of all) one.setAttribute("open", "");
    });
    await look("case-forms");
    await page.goto(`${on.home}/console/complaints/${accepted}`);
    await look("case-accepted");
    await context.close();
    expect(faults).toEqual([]);
  });

  it("takes an officer through an answer without scripts, and loses no text when the session ends", async () => {
    const context = await freshContext(on.browser, { scripts: false });
    const page = await context.newPage();
    await signIn(page, on.home, "lan");
    await page.goto(`${on.home}/console/complaints/${mine}`);
    await page.fill("#answer-message", "Chào anh/chị Hoa.\n\nXưởng gạch đã hứa trả đủ.");
    await submit(page, "button[value=preview]");
    const read = "Cán bộ trả lời ngày 23/11/2026:\nChào anh/chị Hoa.\n\nXưởng gạch đã hứa trả đủ.";
    expect(await page.textContent("blockquote .told")).toBe(read);
    await context.clearCookies({ name: "console_session" });
    await submit(page, "button[value=send]");
    expect(await page.inputValue("#text")).toBe("Chào anh/chị Hoa.\n\nXưởng gạch đã hứa trả đủ.");
    await page.fill("#login", "lan");
    await page.fill("#password", password);
    await submit(page, "main button[type=submit]");
    expect(await page.inputValue("#answer-message")).toBe("Chào anh/chị Hoa.\n\nXưởng gạch đã hứa trả đủ.");
    await submit(page, "button[value=preview]");
    await submit(page, "button[value=send]");
    expect(await page.textContent("#notice")).toBe("Đã gửi câu trả lời. Người gửi đọc được bằng mã bí mật.");
    expect(on.test.desk.cases.find(({ id }) => id === mine)?.state).toBe("answered");
    await context.close();
  });

  it("takes a signed petition without scripts, by keyboard, and shows the days of the law", async () => {
    const context = await freshContext(on.browser, { scripts: false });
    const page = await context.newPage();
    await signIn(page, on.home, "lan");
    const id = "22222222-2222-4222-8222-000000000010";
    const kept = on.test.desk.cases.find((one) => one.id === id);
    if (!kept) throw new Error("the case was added at the start");
    Object.assign(kept, { owner: on.test.people.lan, state: "in-progress" });
    await page.goto(`${on.home}/console/complaints/${id}`);
    await page.focus("details:has(#receive-petition-title) summary");
    await page.keyboard.press("Enter");
    await page.fill("#receive-petition-day", "2026-11-20");
    await page.selectOption("#receive-petition-form", "signed");
    await page.selectOption("#receive-petition-place", "by-post");
    await page.selectOption("#receive-petition-track", "denunciation");
    await submit(page, "details:has(#receive-petition-title) button");
    expect(await page.textContent("#notice")).toBe("Đã ghi nhận đơn. Thời hạn theo luật bắt đầu tính.");
    expect(await page.textContent(".clock time")).toBe("Hạn sớm nhất: 02/12/2026");
    await context.close();
  });
});
