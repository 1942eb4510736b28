import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeTelegram, startFakeTelegram } from "./fake-telegram.ts";
import { pageRoutes } from "./page-routes.ts";
import { call, verdict } from "./raw-bot.ts";

let fake: FakeTelegram;
beforeEach(async () => {
  fake = await startFakeTelegram({ otherRoutes: pageRoutes });
});
afterEach(() => fake.close());

async function act(what: object): Promise<unknown> {
  const body = JSON.stringify({ person: 7_000_000_001, ...what });
  return (await fetch(`${fake.url}/page/act`, { method: "POST", body })).json();
}

describe("the page", () => {
  it("is one page of HTML that loads nothing from elsewhere", async () => {
    const answer = await fetch(fake.url);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect((await answer.text()).match(/(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
  });

  it("acts as a person and shows their chat", async () => {
    const mai = fake.user(undefined, { first_name: "Mai" });
    expect(await act({ do: "send", text: "<b>chào</b>" })).toEqual({});
    const reply_markup = { inline_keyboard: [[{ text: "Có", callback_data: "1" }]] };
    await call(fake, "sendMessage", { chat_id: mai.id, text: "?", reply_markup });
    expect(await act({ do: "press", message: 2, label: "Có", data: "1" })).toEqual({});
    expect(await act({ do: "press", label: "Xem" })).toEqual({ error: "No button Xem is shown; there are: Có" });
    await fetch(`${fake.url}/page/upload?person=${mai.id}&kind=document&name=a.txt`, { method: "POST", body: "chữ" });
    const state = await (await fetch(`${fake.url}/page/state?person=${mai.id}`)).json();
    expect(state.pending).toBe(3);
    expect(state.messages.map(({ text, mine }: { text: string; mine: boolean }) => [text, mine])).toEqual([
      ["<b>chào</b>", true],
      ["?", false],
      ["", true],
    ]);
    const file = await fetch(`${fake.url}/page/file?id=${encodeURIComponent(state.messages[2].file.id)}`);
    expect(await file.text()).toBe("chữ");
  });

  it("makes the platform misbehave and behave again", async () => {
    await act({ do: "misbehave", what: "429", times: 2 });
    expect(await verdict(fake, "getMe")).toBe("Too Many Requests: retry after 3");
    await act({ do: "misbehave", what: "calm" });
    expect(await verdict(fake, "getMe")).toBe("ok");
    expect(await act({ do: "misbehave", what: "sulk" })).toEqual({
      error: 'The platform does not know how to misbehave by "sulk"',
    });
  });

  it("hears that something changed", async () => {
    const events = await fetch(`${fake.url}/page/events`);
    const reader = events.body?.getReader();
    await reader?.read();
    fake.user().start();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("data: changed\n\n");
    await reader?.cancel();
  });
});
