import { describe, expect, it } from "vitest";
import { zaloLine } from "./zalo-line.ts";

describe("the address of the Official Account", () => {
  it("is known where its id is set", async () => {
    const line = await zaloLine({ config: { oaId: "4318657068771012646" } });
    const without = await zaloLine();
    const addresses = [line, without].map(({ channel }) => channel.chatAddress());
    await Promise.all([line.close(), without.close()]);
    expect(addresses).toEqual(["https://zalo.me/4318657068771012646", null]);
  });
});
