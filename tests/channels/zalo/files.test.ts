import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mayFetch } from "../../../src/channels/zalo/fetch-file.ts";
import { macOf } from "../../fakes/zalo-oa/signature.ts";
import { smallJpeg } from "../../small-jpeg.ts";
import { begin, userId, type ZaloLine, zaloLine } from "./zalo-line.ts";

const pdf = Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n");
/** Two frames of AAC as a phone records them. */
const aac = Buffer.from("fff15080043ffc21004c80fff15080043ffc21004c80", "hex");
const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let line: ZaloLine;
const servers: Server[] = [];
beforeEach(async () => {
  line = await zaloLine();
});
afterEach(async () => {
  await line.close();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const person = () => line.fake.user(userId);

/** A host of files on this machine. Gives its address without a slash at the end. */
async function host(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  // A server on TCP has an AddressInfo once it listens.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Delivers an event with files at these addresses. Gives the status. */
async function deliver(urls: string[], message: object = {}, at = line): Promise<number> {
  const attachments = urls.map((url) => ({ type: "image", payload: { url, thumbnail: url } }));
  const rawBody = JSON.stringify({
    app_id: at.deps.config.appId,
    sender: { id: userId },
    event_name: "user_send_image",
    message: { msg_id: "m-1", attachments, ...message },
    timestamp: String(begin),
  });
  const { appId, oaSecret } = at.deps.config;
  const mac = macOf({ appId, rawBody, timestamp: String(begin), oaSecret });
  const headers = { "content-type": "application/json", "x-zevent-signature": `mac=${mac}` };
  const { statusCode } = await at.app.inject({ method: "POST", url: "/zalo/webhook", headers, payload: rawBody });
  return statusCode;
}

describe("a file that a person sends", () => {
  it("is fetched and kept with its caption", async () => {
    await person().sendImage(smallJpeg, "ảnh đây");
    const [kept] = line.files.stored;
    expect(kept?.file).toEqual({ id: kept?.file.id, name: "ảnh.jpg", type: "image/jpeg", size: smallJpeg.length });
    expect(kept?.file.id).toMatch(idForm);
    expect(Buffer.from(kept?.bytes ?? [])).toEqual(smallJpeg);
    expect(line.receiver.inputs).toEqual([{ kind: "files", files: [kept?.file], text: "ảnh đây" }]);
  });

  it("keeps its own name as a document, and is a voice message where it is one", async () => {
    await person().sendFile(pdf, "đơn kiến nghị.pdf");
    await person().sendAudio(aac);
    expect(line.files.stored.map(({ file: { name, type } }) => [name, type])).toEqual([
      ["đơn kiến nghị.pdf", "application/pdf"],
      ["tin thoại.aac", "audio/aac"],
    ]);
  });

  it("is stored under the same id by any process to which the event comes", async () => {
    const root = await host((_request, response) => void response.end(smallJpeg));
    const other = await zaloLine();
    for (const one of [line, other]) expect(await deliver([`${root}/a`], {}, one)).toBe(200);
    expect(await deliver([`${root}/a`])).toBe(200);
    await other.close();
    expect(line.files.stored.map(({ file }) => file)).toEqual(other.files.stored.map(({ file }) => file));
    expect(line.receiver.events).toEqual(other.receiver.events);
  });

  it("is refused kindly when its content is none that we take, whatever it says it is", async () => {
    await person().sendImage(Buffer.from("GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;", "latin1"), "xem");
    await person().sendFile(Buffer.from("MZ program"), "a.pdf");
    expect(line.receiver.inputs).toEqual([
      { kind: "unusable", what: "file-type", text: "xem" },
      { kind: "unusable", what: "file-type" },
    ]);
  });

  it("is refused when it is too large, as told, as promised or as it comes", async () => {
    const large = Buffer.concat([smallJpeg, Buffer.alloc(1024 * 1024)]);
    let cut = false;
    const root = await host((request, response) => {
      if (request.url === "/promised") return void response.end(large);
      response.write(large);
      response.on("close", () => {
        cut = !response.writableFinished;
      });
    });
    await person().sendFile(large, "a.pdf");
    await deliver([`${root}/promised`], { msg_id: "m-2" });
    await deliver([`${root}/endless`], { msg_id: "m-3" });
    expect(line.receiver.inputs).toEqual(Array(3).fill({ kind: "unusable", what: "file-too-large" }));
    await expect.poll(() => cut).toBe(true);
  });

  it("is lost when its address has run out, is missing, or leads elsewhere", async () => {
    line.fake.webhook.hold();
    await person().sendImage(smallJpeg, "ảnh");
    line.fake.expireFiles();
    await line.fake.webhook.release();
    await deliver([], { msg_id: "m-2" });
    await deliver(["https://zdn.vn.evil.example/f.jpg"], { msg_id: "m-3" });
    expect(line.receiver.inputs).toEqual([
      { kind: "unusable", what: "file-lost", text: "ảnh" },
      { kind: "unusable", what: "file-lost" },
      { kind: "unusable", what: "file-lost" },
    ]);
  });

  it("follows a redirect only to hosts that are listed", async () => {
    let asked = 0;
    const elsewhere = await host((_request, response) => {
      asked += 1;
      response.end(smallJpeg);
    });
    const root = await host((request, response) => {
      const to = request.url === "/out" ? elsewhere.replace("127.0.0.1", "localhost") : elsewhere;
      response.writeHead(302, { location: request.url === "/loop" ? "/loop" : `${to}/f.jpg` }).end();
    });
    await deliver([`${root}/in`], { msg_id: "m-1" });
    await deliver([`${root}/out`], { msg_id: "m-2" });
    await deliver([`${root}/loop`], { msg_id: "m-3" });
    expect(line.receiver.inputs.map((input) => (input.kind === "unusable" ? input.what : input.kind))).toEqual([
      "files",
      "file-lost",
      "file-lost",
    ]);
    expect(asked).toBe(1);
  });

  it("is tried again when its host stumbles", async () => {
    let asked = 0;
    const root = await host((_request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(502);
      response.end(asked === 1 ? "" : smallJpeg);
    });
    expect(await deliver([`${root}/f`])).toBe(200);
    expect([asked, line.files.stored.length]).toEqual([2, 1]);
  });

  it("goes into the talk when it has come, though Zalo had to be put off meanwhile", async () => {
    const root = await host(async (_request, response) => {
      await sleep(1_700);
      response.end(smallJpeg);
    });
    expect(await deliver([`${root}/f`])).toBe(503);
    expect(line.receiver.events).toEqual([]);
    await expect.poll(() => line.receiver.events.length).toBe(1);
    expect(await deliver([`${root}/f`])).toBe(200);
    expect([line.files.stored.length, line.receiver.events.length]).toEqual([1, 1]);
    expect(line.counted).toEqual(["refused late", "files kept"]);
  });

  it("is fetched once when its event comes twice at the same time", async () => {
    let asked = 0;
    const root = await host(async (_request, response) => {
      asked += 1;
      await sleep(50);
      response.end(smallJpeg);
    });
    expect(await Promise.all([deliver([`${root}/f`]), deliver([`${root}/f`])])).toEqual([200, 200]);
    expect([asked, line.receiver.events.length]).toEqual([1, 1]);
  });

  it("waits for its turn when eight others are being fetched", async () => {
    let open = 0;
    let most = 0;
    const root = await host(async (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      await sleep(30);
      open -= 1;
      response.end(smallJpeg);
    });
    const ids = Array.from({ length: 12 }, (_, n) => `m-${n}`);
    const statuses = await Promise.all(ids.map((msg_id) => deliver([`${root}/f`], { msg_id })));
    expect([new Set(statuses), most, line.files.stored.length]).toEqual([new Set([200]), 8, 12]);
  });

  it("is left for the next start when the server closes", async () => {
    const root = await host(() => {});
    const posted = deliver([`${root}/f`]);
    await sleep(50);
    await line.channel.close();
    expect(await posted).toBe(503);
    expect(line.receiver.events).toEqual([]);
  });

  it("makes Zalo bring it again when it could not be stored", async () => {
    const root = await host((_request, response) => void response.end(smallJpeg));
    line.files.gone = true;
    expect(await deliver([`${root}/f`])).toBe(503);
    line.files.gone = false;
    expect(await deliver([`${root}/f`])).toBe(200);
    expect(line.receiver.inputs).toEqual([{ kind: "files", files: [line.files.stored[0]?.file] }]);
  });
});

describe("many files", () => {
  it("of one event come together; what cannot be taken is told apart from them", async () => {
    const root = await host((request, response) => void response.end(request.url === "/bad" ? "text" : smallJpeg));
    await deliver([`${root}/1`, `${root}/bad`, `${root}/2`], { text: "hai ảnh" });
    const files = line.files.stored.map(({ file }) => file);
    expect(files.length).toBe(2);
    expect(line.receiver.events.map(({ key, input }) => ({ key, input }))).toEqual([
      { key: "m-1", input: { kind: "files", files, text: "hai ảnh" } },
      { key: "m-1 2", input: { kind: "unusable", what: "file-type" } },
    ]);
  });

  it("are too many after twenty in a row", async () => {
    const root = await host((_request, response) => void response.end(smallJpeg));
    for (let n = 1; n <= 21; n += 1) await deliver([`${root}/f`], { msg_id: `m-${n}`, text: "c" });
    expect(line.files.stored.length).toBe(20);
    expect(line.receiver.inputs.at(-1)).toEqual({ kind: "unusable", what: "too-many-files", text: "c" });
  });

  it("are not too many because Zalo had to bring one again and again", async () => {
    const root = await host((_request, response) => void response.end(smallJpeg));
    line.files.gone = true;
    for (let n = 1; n <= 25; n += 1) await deliver([`${root}/f`]);
    line.files.gone = false;
    await deliver([`${root}/f`]);
    expect(line.receiver.inputs).toEqual([{ kind: "files", files: [line.files.stored[0]?.file] }]);
  });
});

describe("mayFetch()", () => {
  it.each([
    "https://zdn.vn/f.jpg",
    "https://f20-zpc.zdn.vn/f.jpg",
    "https://F20.ZDN.VN./f.jpg",
    "http://127.0.0.1:8082/files/1",
    "https://127.0.0.1/f",
  ])("allows %s", (url) => {
    expect(mayFetch(new URL(url), ["zdn.vn", "127.0.0.1"])).toBe(true);
  });

  it.each([
    "http://f20.zdn.vn/f.jpg",
    "https://f20.zdn.vn:8443/f.jpg",
    "https://a:b@zdn.vn/f.jpg",
    "https://notzdn.vn/f.jpg",
    "https://zdn.vn.example/f.jpg",
    "https://10.0.0.1/f.jpg",
    "http://localhost/f.jpg",
    "http://[::1]/f.jpg",
    "http://127.0.0.2/f.jpg",
    "file:///etc/passwd",
    "ftp://zdn.vn/f.jpg",
  ])("refuses %s", (url) => {
    expect(mayFetch(new URL(url), ["zdn.vn", "127.0.0.1"])).toBe(false);
  });
});
