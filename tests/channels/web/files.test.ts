import { describe, expect, it } from "vitest";
import { foundType, shownName } from "../../../src/conversation/file-kind.ts";
import { addressIn, type WebServer, webServer } from "./web-server.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAACXBIWXMAAAsSAAALEgHS3X78AAAADUlEQVQI12Ng+M9QDwADgQF/X8lZcwAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n", "latin1");
const jpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
]);
const oldOffice = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);

async function upload(server: WebServer, token: string, file: { name: string; bytes: Buffer }) {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(file.bytes)]), file.name);
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return server.app.inject({
    method: "POST",
    url: "/api/v1/chat/files",
    headers: { authorization: `Bearer ${token}`, "content-type": request.headers.get("content-type") ?? "" },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

async function send(server: WebServer, token: string, payload: object) {
  return server.app.inject({
    method: "POST",
    url: "/api/v1/chat/messages",
    headers: { authorization: `Bearer ${token}` },
    payload,
  });
}

describe("foundType()", () => {
  it.each([
    ["ảnh.png", png, "image/png"],
    ["ảnh.jpg", jpeg, "image/jpeg"],
    ["lừa.exe", jpeg, "image/jpeg"],
    ["giấy.pdf", pdf, "application/pdf"],
    ["đơn.doc", oldOffice, "application/msword"],
    ["bảng.XLS", oldOffice, "application/vnd.ms-excel"],
  ])("finds the type of %s in its content", async (name, bytes, type) => {
    expect(await foundType(bytes, name)).toBe(type);
  });

  it.each([
    ["text", Buffer.from("xin chào")],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(100)])],
    ["an archive", Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.alloc(40)])],
    ["an old Office file of another kind", oldOffice],
    ["nothing", Buffer.alloc(0)],
  ])("refuses %s, whatever its name says", async (_what, bytes) => {
    expect(await foundType(bytes, "ảnh.jpg")).toBeNull();
  });
});

describe("shownName()", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\Lan\\ảnh.jpg", "ảnh.jpg"],
    ["a\u0000\nb.pdf", "a b.pdf"],
    ["", "file"],
    [`${"x".repeat(200)}.pdf`, `${"x".repeat(60)}…${"x".repeat(26)}.pdf`],
  ])("shows %j as %j", (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });
});

describe("POST /api/v1/chat/files", () => {
  it("keeps a file, and a message carries it", async () => {
    const server = await webServer();
    const token = await server.open();
    const response = await upload(server, token, { name: "ảnh lương.png", bytes: png });
    const { file } = response.json();
    expect([response.statusCode, file.name, file.type, file.size]).toEqual([
      201,
      "ảnh lương.png",
      "image/png",
      png.length,
    ]);
    await send(server, token, { id: "message-1", files: [file.id], text: "đây ạ" });
    const [stored] = server.conversation.stored;
    expect(stored?.address).toBe(addressIn(token));
    expect(server.conversation.talk(addressIn(token)).inputs).toEqual([
      { kind: "files", files: [stored?.file], text: "đây ạ" },
    ]);
    expect(stored?.file.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("refuses a file of another conversation, and a made-up one", async () => {
    const server = await webServer();
    const [mine, other] = [await server.open(), await server.open()];
    const { file } = (await upload(server, other, { name: "ảnh.png", bytes: png })).json();
    for (const id of [file.id, "x.y", "", `${file.id}.z`]) {
      const response = await send(server, mine, { id: "message-1", files: [id] });
      expect([response.statusCode, response.json().code]).toEqual([422, "file-unknown"]);
    }
    expect(server.conversation.talk(addressIn(mine)).inputs).toEqual([]);
  });

  it("explains which files it takes", async () => {
    const server = await webServer();
    const response = await upload(server, await server.open(), { name: "a.jpg", bytes: Buffer.from("<html>") });
    expect([response.statusCode, response.json().detail]).toEqual([
      415,
      "Chúng tôi nhận ảnh (JPG, PNG, WebP), ghi âm và tài liệu PDF, Word, Excel. Anh/chị có thể chụp ảnh nội dung rồi gửi.",
    ]);
    expect(server.conversation.stored).toEqual([]);
  });

  it("refuses a file that is too big, and says how big it may be", async () => {
    const server = await webServer({ fileMaxBytes: 2 * 1024 * 1024 });
    const response = await upload(server, await server.open(), {
      name: "a.pdf",
      bytes: Buffer.concat([pdf, Buffer.alloc(2 * 1024 * 1024)]),
    });
    expect([response.statusCode, response.json().code, response.json().detail]).toEqual([
      413,
      "file-too-large",
      "Mỗi tệp tối đa 2 MB. Anh/chị hãy chụp lại ở cỡ nhỏ hơn hoặc chia tài liệu ra.",
    ]);
  });

  it("takes twenty files at once and asks to wait for more", async () => {
    const server = await webServer();
    const token = await server.open();
    for (let count = 0; count < 20; count += 1)
      expect((await upload(server, token, { name: "a.png", bytes: png })).statusCode).toBe(201);
    const refused = await upload(server, token, { name: "a.png", bytes: png });
    expect([refused.statusCode, refused.json().code, refused.json().retryAfter]).toEqual([429, "too-many-files", 180]);
  });

  it("refuses what is no upload", async () => {
    const server = await webServer();
    const token = await server.open();
    const headers = { authorization: `Bearer ${token}` };
    const json = await server.app.inject({ method: "POST", url: "/api/v1/chat/files", headers, payload: {} });
    expect([json.statusCode, json.json().code]).toEqual([415, "media-type"]);
    const empty = await server.app.inject({
      method: "POST",
      url: "/api/v1/chat/files",
      headers: { ...headers, "content-type": "multipart/form-data; boundary=x" },
      payload: "--x--\r\n",
    });
    expect([empty.statusCode, empty.json().code]).toEqual([400, "bad-request"]);
  });
});

describe("POST /api/v1/chat/leave", () => {
  it("tells the browser to forget, and wipes what was not fetched", async () => {
    const server = await webServer();
    const token = await server.open();
    await send(server, token, { id: "message-1", text: "một" });
    const response = await server.app.inject({
      method: "POST",
      url: "/api/v1/chat/leave",
      headers: { authorization: `Bearer ${token}` },
    });
    expect([response.statusCode, response.headers["clear-site-data"]]).toEqual([204, '"cache", "cookies", "storage"']);
    expect(server.conversation.talk(addressIn(token)).mailbox).toEqual([]);
  });

  it("tells the browser to forget without a token and without a database too", async () => {
    const server = await webServer();
    const token = await server.open();
    server.conversation.gone = true;
    for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
      const response = await server.app.inject({ method: "POST", url: "/api/v1/chat/leave", headers });
      expect([response.statusCode, response.headers["clear-site-data"]]).toEqual([
        204,
        '"cache", "cookies", "storage"',
      ]);
    }
  });
});
