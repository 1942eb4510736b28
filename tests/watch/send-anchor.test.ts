import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { AuditAnchor } from "../../src/complaints/audit.ts";
import { type AnchorParts, anchorWays } from "../../src/watch/send-anchor.ts";
import { localeWords } from "../locale-words.ts";
import { bodyOf, headerOf, smtpReceiver } from "./smtp-receiver.ts";

const anchor: AuditAnchor = {
  format: 1,
  kind: "anchor",
  position: 12,
  mac: "ab".repeat(32),
  at: "2026-11-26T03:10:00.000Z",
  key: "6e8039c8",
  sign: "cd".repeat(32),
};

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const waysOf = (config: AnchorParts["config"]) =>
  anchorWays({
    config,
    words: localeWords("console"),
    languages: ["vi", "en"],
    patience: { deadlineMs: 1_000, pauseMs: 1 },
  });

/** Takes what is posted, and answers with these statuses first. */
async function receiver(statuses: number[] = []) {
  const got: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    response.writeHead(statuses.shift() ?? 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo; // listening on TCP
  return { got, address: `http://127.0.0.1:${port}/anchors` };
}

describe("anchorWays()", () => {
  it("are none where nothing is set", () => {
    expect(waysOf({})).toEqual({});
    expect(waysOf({ alertEmail: "it@example.org" })).toEqual({});
  });

  it("post the anchor as it stands in the file, up to three times", async () => {
    const { got, address } = await receiver([500, 502]);
    await waysOf({ auditAnchorUrl: address }).post?.(anchor);
    expect(got).toEqual([anchor, anchor, anchor]);
  });

  it("fail when the address does not take it", async () => {
    const { address } = await receiver([500, 500, 500]);
    await expect(waysOf({ auditAnchorUrl: address }).post?.(anchor)).rejects.toMatchObject({ code: "http-500" });
  });

  it("send a letter that says what to do with it, and ends with the anchor", async () => {
    const mail = await smtpReceiver();
    closing.push(mail.close);
    const smtpUrl = `smtp://ansinh%40example.org:secret@127.0.0.1:${mail.port}`;
    await waysOf({ alertEmail: "it@example.org", smtpUrl }).mail?.(anchor);
    const [letter] = mail.letters;
    if (!letter) throw new Error("a letter was sent a moment ago");
    expect(headerOf(letter, "Subject")).toBe("An Sinh: mốc nhật ký hồ sơ, đến mục 12");
    expect(bodyOf(letter).trimEnd().split("\n\n").at(-1)).toBe(JSON.stringify(anchor));
  });
});
