import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { badGateway } from "../../fakes/zalo-oa/call-faults.ts";
import { hour, receipt, userId, type ZaloLine, zaloLine } from "./zalo-line.ts";

const getoa = "/v2.0/oa/getoa";

let line: ZaloLine;
beforeEach(async () => {
  line = await zaloLine({ fake: { timeScale: 1 } });
});
afterEach(() => line.close());

const look = () => line.channel.probe.look(line.deps.now());

describe("the probe", () => {
  it("finds nothing when all is well", async () => {
    expect(await look()).toEqual([]);
    expect(line.fake.callsTo(getoa).length).toBe(1);
  });

  it("finds a Zalo that does not answer", async () => {
    line.fake.misbehave(getoa, badGateway);
    expect(await look()).toEqual([{ alarm: "platform-unreachable", channel: "zalo" }]);
  });

  it("finds a token that Zalo refuses although it was renewed", async () => {
    line.fake.misbehave(getoa, { kind: "error", code: -216 }, 2);
    expect(await look()).toEqual([{ alarm: "token-refused", channel: "zalo" }]);
  });

  it("finds an account that is not set up", async () => {
    line.fake.misbehave(getoa, { kind: "error", code: -204 });
    expect(await look()).toEqual([{ alarm: "channel-stopped", channel: "zalo" }]);
  });

  it("says nothing of a moment with too many calls, nor of a database that is away", async () => {
    line.fake.misbehave(getoa, { kind: "error", code: -32 });
    expect(await look()).toEqual([]);
    line.secrets.gone = true;
    expect(await look()).toEqual([]);
  });

  it("finds a pair that was not renewed in time", async () => {
    line.fake.advance(22 * hour);
    line.fake.misbehave("/v4/oa/access_token", { kind: "error", code: -32 }, 10);
    expect(await look()).toEqual([{ alarm: "token-old", channel: "zalo", value: 22 * 3600 }]);
  });
});

describe("the log", () => {
  it("holds no token, no secret, no id of a person and nothing that was written", async () => {
    const person = line.fake.user(userId, { displayName: "Lê An" });
    await person.send("câu bí mật của tôi");
    await line.say([{ kind: "text", text: "lời đáp kín" }]);
    line.fake.misbehave("/v2.0/oa/upload/image", { kind: "error", code: -201, message: "câu bí mật của tôi" });
    await line.say([receipt]);
    line.receiver.before = () => {
      throw new Error(`câu bí mật của tôi ${userId}`);
    };
    await person.send("câu bí mật của tôi, lần hai");
    line.receiver.before = () => {};
    line.fake.advance(21 * hour);
    await line.say([{ kind: "text", text: "lời đáp kín" }]);
    line.fake.tokens.killRefresh();
    line.fake.tokens.killAccess();
    await line.say([{ kind: "text", text: "lời đáp kín" }]);
    expect(line.logged.map(({ message }) => message)).toEqual([
      "a picture was left out",
      "an event could not be taken",
      "Zalo's tokens were renewed",
      "Zalo's tokens cannot be renewed: npm run zalo:login",
    ]);
    const { appSecret, oaSecret } = line.deps.config;
    const { accessToken, refreshToken } = line.secrets.pair;
    const text = JSON.stringify([line.logged, line.counted]);
    for (const hidden of [appSecret, oaSecret, accessToken, refreshToken, userId, "bí mật", "kín", "7KQ2"])
      expect(text.includes(hidden)).toBe(false);
  });
});
