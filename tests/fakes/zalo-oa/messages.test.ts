import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { postJson } from "./api-client.ts";
import { startZaloWithUser, userId, type ZaloWithUser } from "./zalo-with-user.ts";

let zalo: ZaloWithUser;
beforeEach(async () => {
  zalo = await startZaloWithUser();
});
afterEach(() => zalo.close());

const send = async (message: unknown): Promise<number> => Object(await zalo.client.send(userId, message)).error;
const template = (payload: unknown, text?: unknown) => ({ text, attachment: { type: "template", payload } });
const query = (title: string, payload = "#a") => ({ title, type: "oa.query.hide", payload });
const withButtons = (...buttons: unknown[]) => template({ buttons }, "Chọn");

describe("sending a text", () => {
  it("answers with ids and times as strings, and shows it in the chat", async () => {
    expect(await zalo.client.send(userId, { text: "Xin chào" })).toEqual({
      data: {
        message_id: "5000000000000000001",
        user_id: userId,
        sent_time: "1795400000000",
        quota: { quota_type: "reply" },
      },
      error: 0,
      message: "Success",
    });
    expect(zalo.fake.user(userId).messages).toEqual([
      { id: "5000000000000000001", from: "bot", at: 1_795_400_000_000, text: "Xin chào" },
    ]);
  });

  it("leaves the quota out where asked to", async () => {
    zalo.fake.switches.quotaInAnswers = false;
    expect(await zalo.client.send(userId, { text: "Xin chào" })).toEqual({
      data: { message_id: "5000000000000000001", user_id: userId, sent_time: "1795400000000" },
      error: 0,
      message: "Success",
    });
  });

  it("takes 2,000 characters and no more", async () => {
    expect(await send({ text: "ế".repeat(2000) })).toBe(0);
    expect(await zalo.client.send(userId, { text: "ế".repeat(2001) })).toEqual({
      error: -210,
      message: "Parameter exceeds the limit: message.text has 2001 characters, at most 2000",
    });
  });

  it("refuses an empty text, an unknown field, an unknown person, an id as a number and a body that is not JSON", async () => {
    expect(await send({ text: " " })).toBe(-201);
    expect(await send({})).toBe(-201);
    expect(await send({ text: "a", quoteMessageId: "1" })).toBe(-201);
    expect(Object(await zalo.client.send("2000000000000000009", { text: "a" })).error).toBe(-201);
    expect(
      await zalo.client.post("/v3.0/oa/message/cs", { recipient: { user_id: 2e18 }, message: { text: "a" } }),
    ).toEqual({
      error: -201,
      message: "Parameter is invalid: recipient.user_id",
    });
    const response = await fetch(`${zalo.fake.url}/v3.0/oa/message/cs`, { method: "POST", body: "text=a" });
    expect(await response.json()).toEqual({ error: -201, message: "Parameter is invalid: body is not JSON" });
  });

  it("shows which message it quotes", async () => {
    expect(await send({ text: "Vâng", quote_message_id: "m-1" })).toBe(0);
    expect(zalo.fake.user(userId).messages[0]?.quotes).toBe("m-1");
  });

  it("knows no address without a suffix", async () => {
    const response = await fetch(`${zalo.fake.url}/v3.0/oa/message`, { method: "POST", body: "{}" });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 404, message: "empty or invalid API" });
  });
});

describe("sending buttons", () => {
  it("takes every kind, with and without the template's name", async () => {
    const buttons = [
      { title: "Ẩn", type: "oa.query.hide", payload: "#a" },
      { title: "Hiện", type: "oa.query.show", payload: "#b" },
      { title: "Trang", type: "oa.open.url", payload: { url: "https://example.vn" } },
      { title: "Gọi", type: "oa.open.phone", payload: { phone_code: "84901234567" } },
      { title: "SMS", type: "oa.open.sms", payload: { content: "HELP", phone_code: "84901234567" } },
    ];
    expect(await send(template({ buttons }, "Chọn"))).toBe(0);
    expect(await send(template({ buttons, template_type: "button" }, "Chọn"))).toBe(0);
    expect(zalo.fake.user(userId).messages.map((message) => message.buttons)).toEqual([buttons, buttons]);
  });

  it("takes at most five, and at least one", async () => {
    expect(await send(withButtons(...["1", "2", "3", "4", "5"].map((title) => query(title))))).toBe(0);
    expect(await send(withButtons(...["1", "2", "3", "4", "5", "6"].map((title) => query(title))))).toBe(-210);
    expect(await send(withButtons())).toBe(-201);
  });

  it("takes titles of 100 and payloads of 1,000 characters and no more", async () => {
    expect(await send(withButtons(query("t".repeat(100), "p".repeat(1000))))).toBe(0);
    expect(await send(withButtons(query("t".repeat(101))))).toBe(-210);
    expect(await send(withButtons(query("t", "p".repeat(1001))))).toBe(-210);
  });

  it("refuses other types, templates and payloads, and buttons without a text", async () => {
    expect(await send(withButtons({ title: "t", type: "oa.open.app", payload: "x" }))).toBe(-233);
    expect(await send(withButtons({ title: "t", type: "oa.open.url", payload: "https://example.vn" }))).toBe(-201);
    expect(await send(withButtons({ title: "t", type: "oa.open.phone", payload: { phone_code: "+84 90" } }))).toBe(
      -201,
    );
    expect(await send(template({ template_type: "list", elements: [] }, "Chọn"))).toBe(-233);
    expect(await send({ text: "a", attachment: { type: "image", payload: {} } })).toBe(-233);
    expect(await send(template({ buttons: [query("t")] }))).toBe(-201);
  });
});

describe("asking for name and phone", () => {
  const element = { title: "Thông tin", subtitle: "Để liên hệ", image_url: "https://example.vn/b.png" };
  const ask = (...elements: unknown[]) => send(template({ template_type: "request_user_info", elements }));

  it("takes exactly one element", async () => {
    expect(await ask(element)).toBe(0);
    expect(zalo.fake.user(userId).messages[0]?.asksInfo).toEqual({
      title: "Thông tin",
      subtitle: "Để liên hệ",
      imageUrl: "https://example.vn/b.png",
    });
    expect(await ask()).toBe(-201);
    expect(await ask(element, element)).toBe(-201);
  });

  it("takes titles of 100 and subtitles of 500 characters and no more", async () => {
    expect(await ask({ ...element, title: "t".repeat(100), subtitle: "s".repeat(500) })).toBe(0);
    expect(await ask({ ...element, title: "t".repeat(101) })).toBe(-210);
    expect(await ask({ ...element, subtitle: "s".repeat(501) })).toBe(-210);
  });
});

describe("version 2", () => {
  it("answers visitors who are not logged in", async () => {
    const visitor = zalo.fake.visitor();
    const recipient = { anonymous_id: visitor.id, conversation_id: visitor.conversationId };
    const body = { recipient, message: { text: "Chào" } };
    expect(Object(await zalo.client.post("/v2.0/oa/message", body)).error).toBe(0);
    expect(visitor.messages.map(({ from, text }) => ({ from, text }))).toEqual([{ from: "bot", text: "Chào" }]);
    const wrong = { ...body, recipient: { ...recipient, conversation_id: "1" } };
    expect(Object(await zalo.client.post("/v2.0/oa/message", wrong)).error).toBe(-201);
  });

  it("is shut down for everybody else", async () => {
    const body = { recipient: { user_id: userId }, message: { text: "Chào" } };
    expect(await zalo.client.post("/v2.0/oa/message", body)).toEqual({
      error: -240,
      message: "This message API is shut down, use version 3",
    });
  });

  it("puts an icon on a message", async () => {
    const { event } = await zalo.fake.user(userId).send("Xin chào");
    const react_message_id = "message" in event ? event.message.msg_id : "";
    const sender_action = { react_icon: "/-heart", react_message_id };
    const answer = await zalo.client.post("/v2.0/oa/message", { recipient: { user_id: userId }, sender_action });
    expect(Object(answer).error).toBe(0);
    expect(zalo.fake.user(userId).messages[0]?.reactions).toEqual(["/-heart"]);
  });
});

describe("looking up", () => {
  it("tells a profile, with the day of the last interaction in Vietnam", async () => {
    zalo.fake.user("2000000000000000003", { displayName: "Lê An" });
    const answer = await zalo.client.get("/v3.0/oa/user/detail", { user_id: "2000000000000000003" });
    const { display_name, user_is_follower, user_last_interaction_date, shared_info } = Object(answer).data;
    expect({ display_name, user_is_follower, user_last_interaction_date, shared_info }).toEqual({
      display_name: "Lê An",
      user_is_follower: true,
      user_last_interaction_date: "23/11/2026",
      shared_info: undefined,
    });
  });

  it("refuses the profile of a stranger and a query without data", async () => {
    zalo.fake.user("2000000000000000003", { follows: false });
    expect(Object(await zalo.client.get("/v3.0/oa/user/detail", { user_id: "2000000000000000003" })).error).toBe(-213);
    expect(Object(await zalo.client.get("/v3.0/oa/user/detail")).error).toBe(-201);
  });

  it("tells the account and what may be sent", async () => {
    expect(Object(await zalo.client.get("/v2.0/oa/getoa")).data.oa_id).toBe("4000000000000000004");
    expect(await zalo.client.post("/v3.0/oa/quota/message", { user_id: userId })).toEqual({
      data: { user_id: userId, last_interaction: "1795400000000", purchase_quota: { remain: 0 } },
      error: 0,
      message: "Success",
    });
  });
});

describe("calls", () => {
  it("are written down with token, body and the code of the answer", async () => {
    const token = zalo.fake.tokens.current?.access_token;
    const body = { recipient: { user_id: userId }, message: { text: "" } };
    await postJson(zalo.fake, { body, token });
    expect(zalo.fake.calls).toEqual([
      { method: "POST", path: "/v3.0/oa/message/cs", token, body, at: 1_795_400_000_000, error: -201, status: 200 },
    ]);
  });
});
