import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/flow/message.ts";
import { webServer } from "./web-server.ts";

const receipt: Message = { kind: "receipt", text: "Mã: K7MQ2", caseNumber: "26-0018", code: "K7MQ2" };

async function said(config: object, host: string) {
  const { app } = await webServer({ script: () => [receipt, { kind: "text", text: "Xong." }], config });
  const headers = { host };
  const opened = await app.inject({ method: "POST", url: "/api/v1/chat/conversations", headers });
  const authorization = `Bearer ${opened.json().token}`;
  const answered = await app.inject({
    method: "POST",
    url: "/api/v1/chat/messages",
    headers: { ...headers, authorization },
    payload: { id: "abcdefgh", start: true },
  });
  const read = await app.inject({ url: "/api/v1/chat/messages", headers: { ...headers, authorization } });
  return { answered: answered.json().messages, read: read.json().messages };
}

describe("what may be saved of a receipt", () => {
  it("comes with the receipt, whichever way it is read: a picture and a text that does not say what it is for", async () => {
    const { answered, read } = await said({ publicUrl: "https://ansinh.example" }, "ansinh.example");
    expect(answered[0].keep.text).toBe("26-0018\nK7MQ2\nhttps://ansinh.example/case\n");
    expect(Buffer.from(answered[0].keep.picture, "base64").subarray(1, 4).toString()).toBe("PNG");
    expect(read).toEqual(answered);
    expect(answered[1].keep).toBe(undefined);
  });

  it("names no address where the service has none", async () => {
    const { answered } = await said({}, "localhost");
    expect(answered[0].keep.text).toBe("26-0018\nK7MQ2\n");
  });
});
