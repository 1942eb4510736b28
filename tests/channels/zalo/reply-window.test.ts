import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { begin, hour, outgoingOf, userId, type ZaloLine, zaloLine } from "./zalo-line.ts";

const quota = "/v3.0/oa/quota/message";
const [notice] = outgoingOf([{ kind: "text", text: "Hồ sơ đã có trả lời" }]).map((one) => ({ ...one, notice: true }));

let line: ZaloLine;
beforeEach(async () => {
  line = await zaloLine();
});
afterEach(() => line.close());

/** Whether a notice may go out so long after the person was heard last; Zalo has heard nothing later. */
async function judgedAfter(ms: number, on = line) {
  const { to, channel } = on;
  const heardAt = new Date(line.fake.now() - ms).toISOString();
  if (!notice) throw new Error("There is one notice.");
  return channel.sending.mayReach?.({ ...to, heardAt }, notice);
}

describe("a message", () => {
  it.each([
    [48 * hour, null],
    [48 * hour + 1, { is: "away", code: "zalo-window-paid" }],
    [7 * 24 * hour, { is: "away", code: "zalo-window-paid" }],
    [7 * 24 * hour + 1, { is: "away", code: "zalo-window-over" }],
  ])("%i ms after the person's last word is judged before it is sent", async (ms, outcome) => {
    line.fake.user(userId).lastInteraction = begin - 30 * 24 * hour;
    expect(await judgedAfter(ms)).toEqual(outcome);
  });

  it("may be billed where the settings say so, up to seven days", async () => {
    const paying = await zaloLine({ config: { paid: true } });
    paying.fake.user(userId).lastInteraction = undefined;
    expect([await judgedAfter(7 * 24 * hour, paying), await judgedAfter(7 * 24 * hour + 1, paying)]).toEqual([
      null,
      { is: "away", code: "zalo-window-over" },
    ]);
    await paying.close();
  });

  it("goes out when Zalo has heard of the person later than we have, in a call or the menu", async () => {
    line.fake.user(userId).lastInteraction = begin - hour;
    expect([await judgedAfter(30 * 24 * hour), await judgedAfter(30 * 24 * hour)]).toEqual([null, null]);
    expect(line.fake.callsTo(quota).map(({ body }) => body)).toEqual([{ user_id: userId }]);
    line.fake.advance(10 * 60_000);
    await judgedAfter(30 * 24 * hour);
    expect(line.fake.callsTo(quota).length).toBe(2);
  });

  it("is looked at again later when Zalo cannot be asked", async () => {
    line.fake.misbehave(quota, { kind: "broken" });
    expect(await judgedAfter(30 * 24 * hour)).toEqual({
      is: "not-yet",
      until: new Date(begin + 5 * 60_000).toISOString(),
      code: "zalo-window-unknown",
    });
  });

  it("is judged by what we know when Zalo does not tell of this person", async () => {
    line.fake.misbehave(quota, { kind: "error", code: -213 });
    expect(await judgedAfter(8 * 24 * hour)).toEqual({ is: "away", code: "zalo-window-over" });
  });

  it("to a visitor who is not logged in is left to Zalo", async () => {
    if (!notice) throw new Error("There is one notice.");
    const to = { ...line.to, address: "anonymous 1 2", heardAt: new Date(begin - 60 * hour).toISOString() };
    expect(await line.channel.sending.mayReach?.(to, notice)).toBe(null);
  });
});
