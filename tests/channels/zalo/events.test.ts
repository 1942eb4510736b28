import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pressCodes } from "../../../src/conversation/screens/press-code.ts";
import { macOf } from "../../fakes/zalo-oa/signature.ts";
import { question } from "../question.ts";
import { begin, userId, type ZaloLine, zaloLine } from "./zalo-line.ts";

let line: ZaloLine;
beforeEach(async () => {
  line = await zaloLine();
});
afterEach(() => line.close());

const person = () => line.fake.user(userId);

/** Delivers an event that no person of the fake makes. */
async function deliver(changes: object): Promise<number> {
  const event = {
    app_id: line.deps.config.appId,
    sender: { id: userId },
    recipient: { id: "4000000000000000004" },
    timestamp: String(begin),
    ...changes,
  };
  const rawBody = JSON.stringify(event);
  const { appId, oaSecret } = line.deps.config;
  const mac = macOf({ appId, rawBody, timestamp: String(begin), oaSecret });
  const headers = { "content-type": "application/json", "x-zevent-signature": `mac=${mac}` };
  const { statusCode } = await line.app.inject({ method: "POST", url: "/zalo/webhook", headers, payload: rawBody });
  return statusCode;
}

describe("what a person sends", () => {
  it("is a text", async () => {
    await person().send("Tôi muốn hỏi");
    expect(line.receiver.inputs).toEqual([{ kind: "text", text: "Tôi muốn hỏi" }]);
    expect(line.receiver.events[0]?.key).toBe("5000000000000000001");
  });

  it("is a place, its degrees numbers", async () => {
    await person().sendLocation("22.6657", "106.2577");
    expect(line.receiver.inputs).toEqual([{ kind: "location", latitude: 22.6657, longitude: 106.2577 }]);
  });

  it.each([
    ["", "106.6"],
    ["abc", "106.6"],
    ["91", "106.6"],
    ["22", "-180.5"],
  ])("is nothing we know when the place is %j, %j", async (latitude, longitude) => {
    await person().sendLocation(latitude, longitude);
    expect(line.receiver.inputs).toEqual([{ kind: "unusable", what: "unknown" }]);
  });

  it("is a sticker or a video, which nobody can take", async () => {
    await person().sendSticker();
    await person().sendVideo(Buffer.from("mp4"));
    expect(line.receiver.inputs).toEqual([
      { kind: "unusable", what: "sticker" },
      { kind: "unusable", what: "file-type" },
    ]);
  });

  it("is a link, taken as a text", async () => {
    await person().sendLink("https://example.vn");
    await deliver({
      event_name: "user_send_link",
      message: { msg_id: "m-1", text: "xem này", attachments: [{ type: "link", payload: { url: "https://a.vn" } }] },
    });
    expect(line.receiver.inputs).toEqual([
      { kind: "text", text: "https://example.vn" },
      { kind: "text", text: "xem này https://a.vn" },
    ]);
  });

  it("is a number they share, with its zero back", async () => {
    await deliver({ event_name: "user_submit_info", info: { name: " Lê  An ", phone: "84901234567" } });
    await deliver({
      event_name: "user_submit_info",
      timestamp: `${begin}`,
      sender: { id: "9" },
      info: { phone: 84901234567 },
    });
    expect(line.receiver.inputs).toEqual([
      { kind: "contact", phone: "0901234567", name: "Lê An" },
      { kind: "contact", phone: "0901234567" },
    ]);
  });

  it("is something new that came as a message: kept, and answered kindly", async () => {
    expect(await deliver({ event_name: "user_send_business_card", message: { msg_id: "m-1", text: "đây" } })).toBe(200);
    expect(line.receiver.inputs).toEqual([{ kind: "unusable", what: "unknown", text: "đây" }]);
  });

  it("is a text without any letter", async () => {
    await deliver({ event_name: "user_send_text", message: { msg_id: "m-1", text: " \u0000" } });
    expect(line.receiver.inputs).toEqual([{ kind: "unusable", what: "unknown" }]);
  });
});

describe("a pressed button", () => {
  it("is what stands behind its code", async () => {
    expect(await line.say([question(3)])).toEqual([{ is: "sent" }]);
    await person().press("Gửi phản ánh");
    expect(line.receiver.inputs).toEqual([{ kind: "press", prompt: 3, id: "complaint" }]);
  });

  it("is an old one when somebody types a code that is not theirs, or none at all", async () => {
    const code = pressCodes(line.deps.pressKey).make(userId, { prompt: 3, id: "complaint" }, 900);
    const other = line.fake.user("2000000000000000003");
    await other.typePayload(`#a:${code}`);
    await other.typePayload("#a:made-up");
    await other.typePayload("#khác");
    expect(line.receiver.inputs).toEqual([
      { kind: "press", prompt: -2, id: "unknown" },
      { kind: "press", prompt: -2, id: "unknown" },
      { kind: "text", text: "#khác" },
    ]);
  });

  it("may come under the name that some programs expect", async () => {
    const code = pressCodes(line.deps.pressKey).make(userId, { prompt: 3, id: "check" }, 900);
    await deliver({ event_name: "user_click_button", message: { msg_id: "m-1", text: `#a:${code}` } });
    expect(line.receiver.inputs).toEqual([{ kind: "press", prompt: 3, id: "check" }]);
  });
});

describe("coming and going", () => {
  it("begins with following and with opening the chat", async () => {
    await person().follow();
    await person().clickChatNow();
    expect(line.receiver.inputs).toEqual([{ kind: "start" }, { kind: "start" }]);
    expect(line.away).toEqual([["zalo", userId, null]]);
    const hash = createHash("sha256").update(`follow|${userId}|${begin}`).digest("hex");
    expect(line.receiver.events[0]?.key).toBe(hash);
  });

  it("ends with unfollowing", async () => {
    await person().unfollow();
    expect(line.receiver.events).toEqual([]);
    expect(line.away).toEqual([["zalo", userId, { code: "zalo-unfollowed", at: new Date(begin).toISOString() }]]);
  });

  it("forgets whoever takes back their data", async () => {
    await person().withdraw();
    expect(line.receiver.forgotten).toEqual([`zalo ${userId}`]);
    line.receiver.gone = true;
    expect(await deliver({ event_name: "user_withdraw", sender: undefined, user_id: userId })).toBe(503);
  });
});

describe("what the account itself says", () => {
  it("hands the talk over when an officer wrote it", async () => {
    await line.fake.officerWrites(person(), "Chào anh", "admin-1");
    expect(line.receiver.events.map(({ address, input }) => ({ address, input }))).toEqual([
      { address: userId, input: { kind: "taken-over" } },
    ]);
  });

  it("is passed over when this program said it, whoever is named", async () => {
    line.fake.switches.echo = true;
    await line.say([{ kind: "text", text: "Chào anh/chị" }]);
    await line.fake.settled();
    const id = person().answers[0]?.id;
    await deliver({
      event_name: "oa_send_text",
      sender: { id: "4000000000000000004", admin_id: "app" },
      recipient: { id: userId },
      message: { msg_id: id, text: "Chào anh/chị" },
    });
    expect(line.receiver.events).toEqual([]);
    expect(line.counted).toEqual(["received ignored", "received ignored"]);
  });
});

describe("events that concern nobody", () => {
  it("are acknowledged only", async () => {
    await line.say([{ kind: "text", text: "Chào" }]);
    await person().seen();
    await person().received();
    await person().react();
    await line.fake.tag("VIP", [person()]);
    expect(line.fake.webhook.deliveries.flatMap(({ attempts }) => attempts.map(({ outcome }) => outcome))).toEqual([
      200, 200, 200, 200,
    ]);
    expect(line.receiver.events).toEqual([]);
    expect(line.counted).toEqual(Array(4).fill("received ignored"));
    expect(line.logged).toEqual([]);
  });

  it("are named in the log when they are new, and nothing else of them", async () => {
    expect(await deliver({ event_name: "user_asks_product", message: { text: "bí mật" } })).toBe(200);
    expect(line.logged).toEqual([
      {
        level: "info",
        details: { channel: "zalo", event: "user_asks_product" },
        message: "an event of Zalo that we do not know",
      },
    ]);
    expect(line.receiver.events).toEqual([]);
  });
});

describe("a visitor who is not logged in", () => {
  it("has an address unlike any user's, and is answered at it", async () => {
    const visitor = line.fake.visitor();
    await visitor.send("Xin chào");
    const address = `anonymous ${visitor.id} ${visitor.conversationId}`;
    expect(line.receiver.events.map(({ address, input }) => ({ address, input }))).toEqual([
      { address, input: { kind: "text", text: "Xin chào" } },
    ]);
    expect(await line.say([{ kind: "text", text: "Chào anh/chị" }], { address })).toEqual([{ is: "sent" }]);
    expect(visitor.chat.answers.map(({ text }) => text)).toEqual(["Chào anh/chị"]);
    expect(line.fake.callsTo("/v2.0/oa/message").length).toBe(1);
  });

  it("may send a sticker, but without its conversation nobody could be answered", async () => {
    await line.fake.visitor().sendSticker();
    await deliver({
      event_name: "anonymous_send_text",
      sender: { id: "anon-9" },
      message: { msg_id: "m-1", text: "a" },
    });
    expect(line.receiver.inputs).toEqual([{ kind: "unusable", what: "sticker" }]);
    expect(line.counted).toEqual(["received ignored"]);
  });
});
