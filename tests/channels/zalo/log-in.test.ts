import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logIn } from "../../../src/channels/zalo/log-in.ts";
import { challengeOf } from "../../fakes/zalo-oa/token-book.ts";
import { hour, type ZaloLine, zaloLine } from "./zalo-line.ts";

let line: ZaloLine;
beforeEach(async () => {
  line = await zaloLine({ loggedOut: true });
});
afterEach(() => line.close());

const verifier = "v".repeat(43);
const done = { is: "done", name: "An Sinh (thử nghiệm)" };

describe("logIn()", () => {
  it("exchanges a code with its verifier, stores the pair and names the account", async () => {
    const code = line.fake.issueCode(challengeOf(verifier));
    expect(await logIn(line.deps, { is: "code", code, verifier })).toEqual(done);
    expect(line.secrets.pair).toEqual({
      accessToken: line.fake.tokens.current?.access_token,
      refreshToken: line.fake.tokens.current?.refresh_token,
      expiresAt: new Date(line.fake.now() + 25 * hour).toISOString(),
      rotatedAt: new Date(line.fake.now()).toISOString(),
    });
    expect(await line.say([{ kind: "text", text: "Chào" }])).toEqual([{ is: "sent" }]);
  });

  it("refuses a code that was used, and stores nothing", async () => {
    const code = line.fake.issueCode();
    await logIn(line.deps, { is: "code", code, verifier: null });
    const before = line.secrets.value;
    expect(await logIn(line.deps, { is: "code", code, verifier: null })).toEqual({ is: "refused", code: "-14010" });
    expect(line.secrets.value).toBe(before);
  });

  it("keeps what a code gave even when the account cannot be asked", async () => {
    line.fake.misbehave("/v2.0/oa/getoa", { kind: "broken" });
    const result = await logIn(line.deps, { is: "code", code: line.fake.issueCode(), verifier: null });
    expect([result.is, line.secrets.changes]).toEqual(["stored", 1]);
  });

  it("takes a pair of the API Explorer that works, and leaves the old one when it does not", async () => {
    const { access_token: accessToken, refresh_token: refreshToken } = line.fake.issueTokens();
    expect(await logIn(line.deps, { is: "pair", accessToken, refreshToken })).toEqual(done);
    const before = line.secrets.value;
    const mistyped = { is: "pair" as const, accessToken: "AT-wrong", refreshToken };
    expect(await logIn(line.deps, mistyped)).toEqual({ is: "refused", code: "-216" });
    expect(line.secrets.value).toBe(before);
  });
});
