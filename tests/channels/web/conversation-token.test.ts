import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addressOf, openConversation } from "../../../src/channels/web/conversation-token.ts";

const sign = (purpose: string, data: string) =>
  createHmac("sha256", "key").update(`${purpose}\n${data}`).digest("base64url");
const otherServer = (purpose: string, data: string) =>
  createHmac("sha256", "other").update(`${purpose}\n${data}`).digest("base64url");

describe("openConversation()", () => {
  it("gives the same conversation for the same seed, and another one for another", () => {
    expect(openConversation(sign, "a")).toEqual(openConversation(sign, "a"));
    expect(openConversation(sign, "a").address).not.toBe(openConversation(sign, "b").address);
  });

  it("names it by 128 bits that do not show the seed", () => {
    expect(openConversation(sign, "seed").address).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

describe("addressOf()", () => {
  const { token, address } = openConversation(sign, "seed");

  it("finds the address in a token of this server", () => {
    expect(addressOf(sign, token)).toBe(address);
  });

  it.each([
    ["signed by another server", openConversation(otherServer, "seed").token],
    ["with another id", token.replace(address, openConversation(sign, "other").address)],
    ["of another version", token.replace(/^1/, "2")],
    ["cut short", token.slice(0, -1)],
    ["with something behind it", `${token}.x`],
    ["without signature", `1.${address}`],
    ["empty", ""],
    ["with an id of another form", `1.${"a".repeat(23)}.${sign("web-token", "a".repeat(23))}`],
  ])("refuses a token %s", (_which, forged) => {
    expect(addressOf(sign, forged)).toBeNull();
  });
});
