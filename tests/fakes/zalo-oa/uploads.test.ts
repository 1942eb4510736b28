import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { smallJpeg } from "../../small-jpeg.ts";
import { apiClient } from "./api-client.ts";
import { day } from "./virtual-clock.ts";
import { startZaloWithUser, userId, type ZaloWithUser } from "./zalo-with-user.ts";

const pdf = Buffer.from("%PDF-1.7\n");
const gif = Buffer.from("GIF89a");

let zalo: ZaloWithUser;
beforeEach(async () => {
  zalo = await startZaloWithUser();
});
afterEach(() => zalo.close());

const padded = (bytes: Uint8Array, size: number) => Buffer.concat([bytes, Buffer.alloc(size - bytes.length)]);
const error = async (answer: Promise<unknown>): Promise<number> => Object(await answer).error;
const media = (element: unknown) => ({
  text: "Ảnh",
  attachment: { type: "template", payload: { template_type: "media", elements: [element] } },
});

async function uploadedImage(): Promise<string> {
  return Object(await zalo.client.upload("image", smallJpeg, "f.jpg")).data.attachment_id;
}

async function uploadedFile(): Promise<string> {
  return Object(await zalo.client.upload("file", pdf, "don.pdf")).data.token;
}

describe("uploading", () => {
  it("answers with an attachment id for pictures and a token for files", async () => {
    expect(await zalo.client.upload("image", smallJpeg, "f.jpg")).toEqual({
      data: { attachment_id: "6000000000000000001" },
      error: 0,
      message: "Success",
    });
    expect(await zalo.client.upload("gif", gif, "f.gif")).toEqual({
      data: { attachment_id: "6000000000000000002" },
      error: 0,
      message: "Success",
    });
    expect(await zalo.client.upload("file", pdf, "don.pdf")).toEqual({
      data: { token: "file-token-6000000000000000003" },
      error: 0,
      message: "Success",
    });
    expect(zalo.fake.calls[2]?.body).toEqual({ name: "don.pdf", size: 9 });
  });

  it("takes pictures of 1 MB, GIFs and files of 5 MB, and no more", async () => {
    expect(await error(zalo.client.upload("image", padded(smallJpeg, 1_048_576), "f.jpg"))).toBe(0);
    expect(await error(zalo.client.upload("image", padded(smallJpeg, 1_048_577), "f.jpg"))).toBe(-210);
    expect(await error(zalo.client.upload("gif", padded(gif, 5_242_880), "f.gif"))).toBe(0);
    expect(await error(zalo.client.upload("gif", padded(gif, 5_242_881), "f.gif"))).toBe(-210);
    expect(await error(zalo.client.upload("file", padded(pdf, 5_242_880), "f.pdf"))).toBe(0);
    expect(await error(zalo.client.upload("file", padded(pdf, 5_242_881), "f.pdf"))).toBe(-210);
  });

  it("looks at the bytes, not at the name", async () => {
    expect(await error(zalo.client.upload("image", gif, "f.jpg"))).toBe(-201);
    expect(await error(zalo.client.upload("image", pdf, "f.jpg"))).toBe(-201);
    expect(await error(zalo.client.upload("file", smallJpeg, "f.pdf"))).toBe(-201);
    expect(await error(zalo.client.upload("file", Buffer.from("a,b"), "f.csv"))).toBe(0);
    expect(await error(zalo.client.upload("file", Buffer.from("a,b"), "f.txt"))).toBe(-201);
  });

  it("wants the file in the field file of a multipart body", async () => {
    const body = new FormData();
    body.set("data", new File([pdf], "f.pdf"));
    const headers = { access_token: zalo.fake.tokens.current?.access_token ?? "" };
    const url = `${zalo.fake.url}/v2.0/oa/upload/file`;
    const wrongField = await fetch(url, { method: "POST", headers, body });
    expect(await wrongField.json()).toEqual({ error: -201, message: "Parameter is invalid: file" });
    const notMultipart = await fetch(url, { method: "POST", headers, body: pdf });
    expect(await notMultipart.json()).toEqual({
      error: -201,
      message: "Parameter is invalid: body is not multipart/form-data",
    });
  });

  it("stops at the uploads of a month", async () => {
    zalo.fake.uploads.perMonth = 1;
    expect(await error(zalo.client.upload("file", pdf, "f.pdf"))).toBe(0);
    expect(await error(zalo.client.upload("file", pdf, "f.pdf"))).toBe(-211);
  });
});

describe("sending what was uploaded", () => {
  it("shows picture and file in the chat", async () => {
    const attachment_id = await uploadedImage();
    const token = await uploadedFile();
    expect(await error(zalo.client.send(userId, media({ media_type: "image", attachment_id })))).toBe(0);
    expect(await error(zalo.client.send(userId, { attachment: { type: "file", payload: { token } } }))).toBe(0);
    const [first, second] = zalo.fake.user(userId).messages;
    expect([first?.text, first?.image?.name, second?.file?.name]).toEqual(["Ảnh", "f.jpg", "don.pdf"]);
    const response = await fetch(first?.image?.url ?? "");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(smallJpeg);
  });

  it("takes an address instead of an id, but not both and not neither", async () => {
    const url = "https://example.vn/a.jpg";
    expect(await error(zalo.client.send(userId, media({ media_type: "image", url })))).toBe(0);
    const attachment_id = await uploadedImage();
    expect(await error(zalo.client.send(userId, media({ media_type: "image", url, attachment_id })))).toBe(-201);
    expect(await error(zalo.client.send(userId, media({ media_type: "image" })))).toBe(-201);
  });

  it("wants width and height of a GIF", async () => {
    const attachment_id = Object(await zalo.client.upload("gif", gif, "f.gif")).data.attachment_id;
    expect(await error(zalo.client.send(userId, media({ media_type: "gif", attachment_id })))).toBe(-201);
    const element = { media_type: "gif", attachment_id, width: 10, height: 10 };
    expect(await error(zalo.client.send(userId, media(element)))).toBe(0);
  });

  it("refuses unknown ids and ids of another kind", async () => {
    const file = (token: string) => ({ attachment: { type: "file", payload: { token } } });
    expect(await error(zalo.client.send(userId, file("file-token-1")))).toBe(-201);
    expect(await error(zalo.client.send(userId, file(await uploadedImage())))).toBe(-201);
    const attachment_id = await uploadedFile();
    expect(await error(zalo.client.send(userId, media({ media_type: "image", attachment_id })))).toBe(-201);
    expect(await error(zalo.client.send(userId, media({ media_type: "video", attachment_id })))).toBe(-233);
  });

  it("answers -100 after seven days", async () => {
    const token = await uploadedFile();
    zalo.fake.advance(7 * day - 1);
    const file = { attachment: { type: "file", payload: { token } } };
    await zalo.fake.user(userId).send("Chào");
    const client = apiClient(zalo.fake);
    expect(await error(client.send(userId, file))).toBe(0);
    zalo.fake.advance(1);
    expect(await client.send(userId, file)).toEqual({ error: -100, message: "Attachment expired" });
  });
});
