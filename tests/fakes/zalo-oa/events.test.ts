import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smallJpeg } from "../../small-jpeg.ts";
import { type ApiClient, apiClient } from "./api-client.ts";
import type { FakePerson } from "./fake-person.ts";
import { type FakeZalo, startFakeZalo } from "./fake-zalo.ts";
import { startWebhookTarget, type WebhookTarget } from "./webhook-target.ts";

let fake: FakeZalo;
let client: ApiClient;
let target: WebhookTarget;
let person: FakePerson;

beforeEach(async () => {
  target = await startWebhookTarget();
  fake = await startFakeZalo({ now: () => 1_795_400_000_000, webhook: target.url });
  client = apiClient(fake);
  person = fake.user("2000000000000000002", { displayName: "Lê An" });
});
afterEach(async () => {
  await fake.close();
  await target.close();
});

const events = () => target.arrivals.map(({ body }) => JSON.parse(body));
const app_id = "1000000000000000001";
const oa_id = "4000000000000000004";
const user_id_by_app = "3000000000000000002";
const timestamp = "1795400000000";
const fromPerson = {
  app_id,
  sender: { id: "2000000000000000002" },
  user_id_by_app,
  recipient: { id: oa_id },
  timestamp,
};
const fromAccount = { ...fromPerson, sender: { id: oa_id }, recipient: { id: "2000000000000000002" } };

describe("what a person writes", () => {
  it("is a text, perhaps with a quote", async () => {
    await person.send("Xin chào", "5000000000000000000");
    expect(events()).toEqual([
      {
        ...fromPerson,
        event_name: "user_send_text",
        message: { text: "Xin chào", msg_id: "5000000000000000001", quote_msg_id: "5000000000000000000" },
      },
    ]);
  });

  it("is a photo with or without caption, which the fake serves", async () => {
    await person.sendImage(smallJpeg, "ảnh đây");
    await person.sendImage(smallJpeg);
    const url = `${fake.url}/files/9000000000000000001/f.jpg`;
    expect(events()[0]).toEqual({
      ...fromPerson,
      event_name: "user_send_image",
      message: {
        text: "ảnh đây",
        attachments: [{ type: "image", payload: { thumbnail: url, url } }],
        msg_id: "5000000000000000001",
      },
    });
    expect(Object.keys(events()[1].message)).toEqual(["attachments", "msg_id"]);
    const response = await fetch(url);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(smallJpeg);
    fake.expireFiles();
    expect((await fetch(url)).status).toBe(404);
  });

  it("is a GIF", async () => {
    await person.sendImage(Buffer.from("GIF89a"));
    expect([events()[0].event_name, events()[0].message.attachments[0].type]).toEqual(["user_send_gif", "gif"]);
  });

  it("is a file with its size as a string and an MD5", async () => {
    await person.sendFile(Buffer.from("%PDF-1.7\n"), "đơn.pdf");
    expect(events()[0]).toEqual({
      ...fromPerson,
      event_name: "user_send_file",
      message: {
        attachments: [
          {
            type: "file",
            payload: {
              url: `${fake.url}/files/9000000000000000001/${encodeURIComponent("đơn.pdf")}`,
              size: "9",
              name: "đơn.pdf",
              checksum: "b491de58ba84d5e12333a236add6ddb5",
              type: "pdf",
            },
          },
        ],
        msg_id: "5000000000000000001",
      },
    });
    expect(await (await fetch(events()[0].message.attachments[0].payload.url)).text()).toBe("%PDF-1.7\n");
  });

  it("is a place, a voice message, a video, a sticker or a link", async () => {
    await person.sendLocation("10.7626", "106.6601");
    await person.sendAudio(Buffer.from("aac"));
    await person.sendVideo(Buffer.from("mp4"), "quay");
    await person.sendSticker("s1");
    await person.sendLink("https://example.vn", "Trang");
    const file = (n: number, name: string) => `${fake.url}/files/900000000000000000${n}/${name}`;
    expect(
      events().map(({ event_name, message }) => [event_name, message.text, message.attachments[0].payload]),
    ).toEqual([
      ["user_send_location", "", { coordinates: { latitude: "10.7626", longitude: "106.6601" } }],
      ["user_send_audio", undefined, { url: file(1, "a.aac") }],
      ["user_send_video", undefined, { url: file(2, "v.mp4"), thumbnail: file(2, "v.mp4"), description: "quay" }],
      ["user_send_sticker", undefined, { url: "https://stickers.example/s1", id: "s1" }],
      ["user_send_link", "https://example.vn", { thumbnail: "", description: "Trang", url: "https://example.vn" }],
    ]);
  });
});

describe("pressing a button", () => {
  const buttons = [
    { title: "Ẩn", type: "oa.query.hide", payload: "#hide" },
    { title: "Hiện", type: "oa.query.show", payload: "#show" },
    { title: "Trang", type: "oa.open.url", payload: { url: "https://example.vn" } },
  ];

  beforeEach(async () => {
    await client.send(person.id, { text: "Chọn", attachment: { type: "template", payload: { buttons } } });
  });

  it("arrives as a text, exactly as if the payload had been typed", async () => {
    await person.press("Ẩn");
    await person.typePayload("#hide");
    const [pressed, typed] = events();
    expect(pressed).toEqual({
      ...fromPerson,
      event_name: "user_send_text",
      message: { text: "#hide", msg_id: "5000000000000000002" },
    });
    expect(Object.keys(pressed.message)).toEqual(Object.keys(typed.message));
  });

  it("shows the payload in the chat only where the button says so", async () => {
    await person.press("Ẩn");
    await person.press("Hiện");
    expect(person.messages.map(({ from, text }) => [from, text])).toEqual([
      ["bot", "Chọn"],
      ["person", "#show"],
    ]);
  });

  it("opens a page without telling anybody", async () => {
    expect(await person.press("Trang")).toEqual({ opened: "https://example.vn" });
    expect(events()).toEqual([]);
  });

  it("fails for a button that is not there", async () => {
    await expect(person.press("Khác")).rejects.toThrow('The chat has no button "Khác"; it has "Ẩn", "Hiện", "Trang".');
  });
});

describe("what a person does", () => {
  it("is following, which has an envelope of its own, and stopping", async () => {
    await person.follow();
    await person.unfollow();
    const follower = { id: "2000000000000000002" };
    expect(events()).toEqual([
      { app_id, oa_id, follower, user_id_by_app, event_name: "follow", source: "oa_profile", timestamp },
      { app_id, oa_id, follower, user_id_by_app, event_name: "unfollow", timestamp: "1795400000001" },
    ]);
    expect(person.follows).toBe(false);
  });

  it("is sharing name and phone, where the account asked", async () => {
    expect(() => person.submitInfo({ name: "Lê An", phone: "0901234567" })).toThrow(
      "The chat has no request for name and phone.",
    );
    const elements = [{ title: "t", subtitle: "s", image_url: "https://example.vn/b.png" }];
    const payload = { template_type: "request_user_info", elements };
    await client.send(person.id, { attachment: { type: "template", payload } });
    await person.submitInfo({ name: "Lê An", phone: "0901234567" });
    expect(events()).toEqual([
      { ...fromPerson, event_name: "user_submit_info", info: { name: "Lê An", phone: "84901234567" } },
    ]);
    const profile = await client.get("/v3.0/oa/user/detail", { user_id: person.id });
    expect(Object(profile).data.shared_info.phone).toBe("84901234567");
  });

  it("is opening the chat, once", async () => {
    await person.clickChatNow();
    expect(events()).toEqual([
      { oa_id, user_id: person.id, user_id_by_app, app_id, event_name: "user_click_chatnow", timestamp },
    ]);
    expect(() => person.clickChatNow()).toThrow("The person opened the chat before; Zalo tells it only once.");
  });

  it("is asking for the deletion of their data", async () => {
    await person.withdraw();
    expect(events()).toEqual([
      { app_id, oa_id, user_id: person.id, user_id_by_app, event_name: "user_withdraw", timestamp },
    ]);
  });

  it("is receiving, reading and reacting", async () => {
    await client.send(person.id, { text: "Chào" });
    await person.received();
    await person.seen();
    await person.react("/-strong");
    expect(events().map(({ event_name, message }) => [event_name, message])).toEqual([
      ["user_received_message", { msg_id: "5000000000000000001" }],
      ["user_seen_message", { msg_ids: ["5000000000000000001"] }],
      ["user_reacted_message", { msg_id: "5000000000000000001", react_icon: "/-strong" }],
    ]);
    expect(person.messages[0]?.reactions).toEqual(["/-strong"]);
  });
});

describe("what a visitor does who is not logged in", () => {
  it("is writing, with an id of the conversation and no id of the app", async () => {
    const visitor = fake.visitor();
    await visitor.send("Hi");
    await visitor.sendImage(smallJpeg);
    await visitor.sendFile(Buffer.from("%PDF"), "x.pdf");
    await visitor.sendSticker();
    expect(events()[0]).toEqual({
      app_id,
      sender: { id: "7000000000000000001" },
      recipient: { id: oa_id },
      event_name: "anonymous_send_text",
      message: { msg_id: "5000000000000000001", text: "Hi", conversation_id: "8000000000000000001" },
      timestamp,
    });
    expect(events().map(({ event_name }) => event_name)).toEqual([
      "anonymous_send_text",
      "anonymous_send_image",
      "anonymous_send_file",
      "anonymous_send_sticker",
    ]);
  });
});

describe("what the account says", () => {
  it("comes back with the admin's id when an officer wrote it", async () => {
    await fake.officerWrites(person, "Tôi là cán bộ", "admin-7");
    expect(events()).toEqual([
      {
        ...fromAccount,
        sender: { id: oa_id, admin_id: "admin-7" },
        event_name: "oa_send_text",
        message: { text: "Tôi là cán bộ", msg_id: "5000000000000000001" },
      },
    ]);
    expect(person.messages).toEqual([
      {
        id: "5000000000000000001",
        from: "officer",
        at: 1_795_400_000_000,
        text: "Tôi là cán bộ",
        adminId: "admin-7",
      },
    ]);
  });

  it("comes back without one when the program sent it, if echoes are on", async () => {
    await client.send(person.id, { text: "không vọng" });
    fake.switches.echo = true;
    await client.send(person.id, { text: "Chào" });
    const { attachment_id } = Object(await client.upload("image", smallJpeg, "f.jpg")).data;
    const payload = { template_type: "media", elements: [{ media_type: "image", attachment_id }] };
    await client.send(person.id, { attachment: { type: "template", payload } });
    await fake.settled();
    expect(events()[0]).toEqual({
      ...fromAccount,
      event_name: "oa_send_text",
      message: { msg_id: "5000000000000000002", text: "Chào" },
    });
    expect(events()[1].event_name).toBe("oa_send_image");
  });

  it("is waited for", async () => {
    const waiting = person.answered(1);
    await client.send(person.id, { text: "Chào" });
    expect((await waiting).map(({ text }) => text)).toEqual(["Chào"]);
    await expect(person.answered(2, 20)).rejects.toThrow("The chat has 1 answers after 20 ms, not 2.");
  });

  it("puts labels on people", async () => {
    await fake.tag("Chờ xử lý", [person]);
    const tag = { name: "Chờ xử lý", user_ids: ["2000000000000000002"] };
    expect(events()).toEqual([{ app_id, oa_id, event_name: "add_user_to_tag", tag, timestamp }]);
  });
});
