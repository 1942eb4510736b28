import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZaloApi } from "../../../src/channels/zalo/zalo-api.ts";
import { begin, userId, type ZaloLine, zaloLine } from "./zalo-line.ts";

let line: ZaloLine;
let api: ZaloApi;
let token: string;
beforeEach(async () => {
  line = await zaloLine();
  api = new ZaloApi({ config: line.deps.config, fetch });
  token = line.secrets.pair.accessToken;
});
afterEach(() => line.close());

describe("ZaloApi", () => {
  it("uploads a document and sends it", async () => {
    const bytes = new Uint8Array(Buffer.from("%PDF-1.7\n"));
    const file = await api.uploadFile(token, { name: "đơn.pdf", type: "application/pdf", bytes });
    const id = await api.sendFile(token, userId, file);
    const [shown] = line.fake.user(userId).answers;
    expect([shown?.id, shown?.file?.name]).toEqual([id, "đơn.pdf"]);
  });

  it("asks for names, the account and the last interaction; ids stay texts", async () => {
    expect(await api.displayName(token, userId, 1_000)).toBe("Lê An");
    expect(await api.account(token)).toEqual({ name: "An Sinh (thử nghiệm)", oa_id: "4000000000000000004" });
    expect(await api.lastInteraction(token, userId)).toEqual(new Date(begin));
    line.fake.user(userId).lastInteraction = undefined;
    expect(await api.lastInteraction(token, userId)).toBe(null);
    expect(line.fake.callsTo("/v3.0/oa/user/detail").map(({ body }) => body)).toEqual([{ user_id: userId }]);
  });
});
