import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { apiClient } from "./api-client.ts";
import { controlPage } from "./control-page.ts";
import { type FakeZalo, startFakeZalo } from "./fake-zalo.ts";
import { startWebhookTarget, type WebhookTarget } from "./webhook-target.ts";

const user = "2000000000000000002";

let fake: FakeZalo;
let target: WebhookTarget;

beforeEach(async () => {
  target = await startWebhookTarget();
  fake = await startFakeZalo({ webhook: target.url, page: controlPage });
  fake.user(user, { displayName: "Lê An" });
});
afterEach(async () => {
  await fake.close();
  await target.close();
});

async function act(fields: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${fake.url}/control/act`, { method: "POST", headers, body: JSON.stringify(fields) });
  return response.json();
}

async function state(): Promise<ReturnType<typeof Object>> {
  return Object(await (await fetch(`${fake.url}/control/state?user=${user}`)).json());
}

describe("the page", () => {
  it("is served with its script and style", async () => {
    const types = ["/", "/control.js", "/control.css"].map(async (path) => {
      const response = await fetch(`${fake.url}${path}`);
      return [response.status, response.headers.get("content-type")];
    });
    expect(await Promise.all(types)).toEqual([
      [200, "text/html; charset=utf-8"],
      [200, "text/javascript; charset=utf-8"],
      [200, "text/css; charset=utf-8"],
    ]);
  });

  it("is absent unless asked for", async () => {
    const plain = await startFakeZalo();
    expect((await fetch(`${plain.url}/`)).status).toBe(404);
    await plain.close();
  });

  it("chats as a person and presses what the chat shows", async () => {
    await act({ act: "send", user, text: "Xin chào" });
    const buttons = [{ title: "Ẩn", type: "oa.query.hide", payload: "#a" }];
    const message = { text: "Chọn", attachment: { type: "template", payload: { buttons } } };
    await apiClient(fake).send(user, message);
    const { messages } = await state();
    expect(messages.map(({ text }: { text: string }) => text)).toEqual(["Xin chào", "Chọn"]);
    await act({ act: "press", user, message: messages[1].id, at: 0 });
    await fake.settled();
    expect(target.arrivals.map(({ body }) => JSON.parse(body).message.text)).toEqual(["Xin chào", "#a"]);
  });

  it("makes the platform misbehave", async () => {
    const client = apiClient(fake);
    await act({ act: "misbehave", path: "/v3.0/oa/message/cs", kind: "error", code: "-248", times: "1" });
    expect(Object(await client.send(user, { text: "a" })).error).toBe(-248);
    await act({ act: "webhookOff" });
    expect((await state()).webhook.on).toBe(false);
    await act({ act: "killAccess" });
    expect((await state()).tokens.alive).toBe(false);
    const before = fake.now();
    await act({ act: "advance", ms: "3600000" });
    expect(fake.now() - before).toBeGreaterThanOrEqual(3_600_000);
  });

  it("says what cannot be done", async () => {
    expect(await act({ act: "react", user })).toEqual({ problem: "The account has said nothing yet." });
    expect(await act({ act: "fly", user })).toEqual({ problem: 'The page asked for "fly", which is not an action.' });
  });

  it("takes no action that another site's form could send", async () => {
    const response = await fetch(`${fake.url}/control/act`, { method: "POST", body: '{"act":"webhookOff"}' });
    expect(response.status).toBe(415);
    expect(fake.webhook.on).toBe(true);
  });
});
