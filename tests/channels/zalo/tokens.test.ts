import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { badGateway, htmlPage } from "../../fakes/zalo-oa/call-faults.ts";
import { hour, silentAddress, storeTokens, type ZaloLine, zaloLine } from "./zalo-line.ts";

const oauth = "/v4/oa/access_token";
const send = "/v3.0/oa/message/cs";

let line: ZaloLine;
beforeEach(async () => {
  line = await zaloLine();
});
afterEach(() => line.close());

const hello = () => line.say([{ kind: "text", text: "Chào" }]);
const findings = async () => (await line.channel.probe.look(line.deps.now())).map(({ alarm }) => alarm);

describe("the pair of tokens", () => {
  it("is used as it is for twenty hours, then renewed, stored and used", async () => {
    line.fake.advance(20 * hour - 1);
    expect(await hello()).toEqual([{ is: "sent" }]);
    expect(line.fake.tokens.refreshes).toBe(0);
    line.fake.advance(1);
    line.fake.user(line.to.address).follow();
    expect(await hello()).toEqual([{ is: "sent" }]);
    expect(line.fake.tokens.refreshes).toBe(1);
    expect(line.secrets.pair).toEqual({
      accessToken: line.fake.tokens.current?.access_token,
      refreshToken: line.fake.tokens.current?.refresh_token,
      expiresAt: new Date(line.fake.now() + 25 * hour).toISOString(),
      rotatedAt: line.deps.now().toISOString(),
    });
    expect(line.logged).toEqual([
      {
        level: "info",
        details: { channel: "zalo", expiresAt: line.secrets.pair.expiresAt },
        message: "Zalo's tokens were renewed",
      },
    ]);
  });

  it("is renewed at the start when its time has come, without anybody writing", async () => {
    line.fake.advance(21 * hour);
    await line.channel.start();
    await expect.poll(() => line.secrets.changes).toBe(1);
    expect(line.fake.tokens.refreshes).toBe(1);
  });

  it("is renewed once when Zalo refuses the token, for all who send at that moment", async () => {
    line.fake.tokens.killAccess();
    const outcomes = await Promise.all([hello(), hello(), hello(), hello()]);
    expect(outcomes.flat()).toEqual(Array(4).fill({ is: "sent" }));
    expect([line.fake.tokens.refreshes, line.fake.tokens.refused.length]).toEqual([1, 0]);
  });

  it("is renewed at most once for one call", async () => {
    line.fake.misbehave(send, { kind: "error", code: -220 }, 10);
    expect(await hello()).toEqual([{ is: "stopped", code: "zalo--220" }]);
    expect([line.fake.tokens.refreshes, line.fake.callsTo(send).length]).toEqual([1, 2]);
  });

  it("is taken from whoever has renewed it, instead of being renewed again", async () => {
    expect(await hello()).toEqual([{ is: "sent" }]);
    storeTokens(line.fake, line.secrets);
    line.fake.misbehave(send, { kind: "error", code: -216 });
    expect(await hello()).toEqual([{ is: "sent" }]);
    expect([line.fake.tokens.refreshes, line.secrets.changes]).toEqual([0, 0]);
  });

  it("is renewed by one of two processes that find it dead at the same time", async () => {
    const other = line.another();
    line.fake.tokens.killAccess();
    const envelope = { upTo: 1, payload: { kind: "text", text: "Chào", buttons: [] } };
    const outcomes = await Promise.all([
      line.channel.sending.send(line.to, envelope),
      other.sending.send(line.to, envelope),
    ]);
    expect(outcomes).toEqual([{ is: "sent" }, { is: "sent" }]);
    expect([line.fake.tokens.refreshes, line.fake.tokens.refused.length, line.secrets.changes]).toEqual([1, 0, 1]);
  });
});

describe("a renewal that goes wrong", () => {
  it("is final when Zalo refuses it: no loop, a stopped channel, an alarm; a login ends it", async () => {
    line.fake.tokens.killRefresh();
    line.fake.tokens.killAccess();
    for (let n = 0; n < 3; n += 1) expect(await hello()).toEqual([{ is: "stopped", code: "zalo-token-refused" }]);
    expect(line.fake.tokens.refused.length).toBe(1);
    expect(line.secrets.pair.refused).toBe("-14014");
    expect(await findings()).toEqual(["token-refused"]);
    expect(line.logged.map(({ level, details }) => [level, details])).toEqual([
      ["error", { channel: "zalo", code: "-14014" }],
    ]);
    storeTokens(line.fake, line.secrets);
    expect(await hello()).toEqual([{ is: "sent" }]);
    expect(await findings()).toEqual([]);
  });

  it("leaves the old access token in use while it lives", async () => {
    line.fake.tokens.killRefresh();
    line.fake.advance(20 * hour);
    expect(await hello()).toEqual([{ is: "sent" }]);
    expect([await hello(), await findings()]).toEqual([[{ is: "sent" }], ["token-refused"]]);
    expect(line.fake.tokens.refused.length).toBe(1);
  });

  it("gets one more chance at a start, when the settings may be right", async () => {
    line.fake.misbehave(oauth, { kind: "error", code: -14002 });
    line.fake.tokens.killAccess();
    expect(await hello()).toEqual([{ is: "stopped", code: "zalo-token-refused" }]);
    const restarted = line.another();
    await restarted.start();
    await expect.poll(() => line.secrets.pair.refused).toBeUndefined();
    expect(await hello()).toEqual([{ is: "sent" }]);
    await restarted.close();
  });

  it("loses the account when the process dies between Zalo's answer and the commit, which is an alarm", async () => {
    line.fake.tokens.killAccess();
    line.secrets.loseCommit = true;
    expect(await hello()).toEqual([{ is: "failed", scope: "channel", code: "zalo-storage" }]);
    expect(line.fake.tokens.refreshes).toBe(1);
    const restarted = line.another();
    const envelope = { upTo: 1, payload: { kind: "text", text: "Chào", buttons: [] } };
    expect(await restarted.sending.send(line.to, envelope)).toEqual({ is: "stopped", code: "zalo-token-refused" });
    expect(await restarted.probe.look(line.deps.now())).toEqual([{ alarm: "token-refused", channel: "zalo" }]);
    expect(line.fake.tokens.refused.length).toBe(1);
  });

  it("stores the new pair late when only the commit failed", async () => {
    line.fake.tokens.killAccess();
    line.secrets.loseCommit = true;
    expect(await hello()).toEqual([{ is: "failed", scope: "channel", code: "zalo-storage" }]);
    expect(await hello()).toEqual([{ is: "sent" }]);
    expect(line.secrets.pair.accessToken).toBe(line.fake.tokens.current?.access_token);
    expect([line.fake.tokens.refreshes, line.fake.tokens.refused.length]).toEqual([1, 0]);
  });

  it.each([
    ["the answer is lost twice", { kind: "lost" } as const],
    ["a proxy answers", badGateway],
    ["a page comes", htmlPage],
  ])("is tried once more when %s, and no more", async (_what, fault) => {
    line.fake.tokens.killAccess();
    line.fake.misbehave(oauth, fault, 2);
    expect(await hello()).toEqual([{ is: "stopped", code: "zalo-token-refused" }]);
    expect(line.fake.callsTo(oauth).length).toBe(2);
    expect(line.secrets.pair.refused).toBe("unclear");
    expect(await hello()).toEqual([{ is: "stopped", code: "zalo-token-refused" }]);
    expect(line.fake.callsTo(oauth).length).toBe(2);
  });

  it("is final when the second answer tells that the first, lost one has used the token up", async () => {
    line.fake.tokens.killAccess();
    line.fake.misbehave(oauth, { kind: "lost" });
    expect(await hello()).toEqual([{ is: "stopped", code: "zalo-token-refused" }]);
    expect(line.secrets.pair.refused).toBe("-14014");
  });

  it("succeeds when only the first answer is unclear and the token was not used up", async () => {
    line.fake.tokens.killAccess();
    line.fake.misbehave(oauth, { kind: "broken" });
    expect(await hello()).toEqual([{ is: "sent" }]);
    expect(line.fake.callsTo(oauth).length).toBe(2);
  });

  it("waits for the network when nothing gets through, and changes nothing", async () => {
    const other = line.another({ config: { ...line.deps.config, oauthRoot: await silentAddress() } });
    const before = line.secrets.value;
    const envelope = { upTo: 1, payload: { kind: "text", text: "Chào", buttons: [] } };
    line.fake.advance(21 * hour);
    expect(await other.sending.send(line.to, envelope)).toEqual({ is: "sent" });
    line.fake.tokens.killAccess();
    expect(await other.sending.send(line.to, envelope)).toEqual({
      is: "failed",
      scope: "channel",
      code: "zalo-unreached",
    });
    expect(line.secrets.value).toBe(before);
  });

  it("waits when Zalo says that there were too many", async () => {
    line.fake.tokens.killAccess();
    line.fake.misbehave(oauth, { kind: "error", code: -32 });
    expect(await hello()).toEqual([{ is: "wait", scope: "channel", ms: 2_000 }]);
    expect(await hello()).toEqual([{ is: "sent" }]);
  });
});

describe("without tokens", () => {
  it("the channel is stopped until somebody logs in, and then goes on by itself", async () => {
    line.secrets.value = null;
    expect(await hello()).toEqual([{ is: "stopped", code: "zalo-not-logged-in" }]);
    expect(await findings()).toEqual(["token-refused"]);
    storeTokens(line.fake, line.secrets);
    line.fake.advance(3_000);
    expect(await hello()).toEqual([{ is: "sent" }]);
  });

  it("what cannot be read counts as none", async () => {
    line.secrets.value = "{";
    expect(await hello()).toEqual([{ is: "stopped", code: "zalo-not-logged-in" }]);
  });
});
