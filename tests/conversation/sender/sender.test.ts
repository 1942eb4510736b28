import { describe, expect, it } from "vitest";
import type { Waiting } from "../../../src/conversation/delivery.ts";
import { outgoing, recipient, said, senderUnderTest } from "./memory-deliveries.ts";

const delivered = (person: string, ...numbers: number[]) => ({
  is: "delivered",
  conversationId: `talk with ${person}`,
  numbers,
});

const away = (person: string, code: string) => ({
  ...{ is: "away", conversationId: `talk with ${person}`, code },
  triedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
});

describe("the sender", () => {
  it("sends what a turn says at once, in order, and writes it down", async () => {
    const { sender, channel, store } = senderUnderTest();
    sender.take(said("An", 1, ["một", "hai"]));
    sender.take(said("An", 3, ["ba"]));
    await sender.idle();
    expect(channel.shown).toEqual(["An: một", "An: hai", "An: ba"]);
    expect(store.marks).toEqual([delivered("An", 1), delivered("An", 2), delivered("An", 3)]);
  });

  it("leaves other channels, and what another process delivers, alone", async () => {
    const { sender, channel } = senderUnderTest();
    sender.take(said("An", 1, ["một"], { channel: "web" }));
    sender.take(said("An", 1, ["một"], { delivery: "elsewhere" }));
    await sender.idle();
    expect(channel.shown).toEqual([]);
  });

  it("gives the channel the context of the event only when everything answers that event", async () => {
    const { sender, channel } = senderUnderTest();
    channel.script = [{ is: "wait", scope: "chat", ms: 5 }];
    sender.take(said("An", 1, ["một"], { context: { pressed: "7" } }));
    await new Promise((resolve) => setTimeout(resolve, 1));
    sender.take(said("An", 2, ["hai"], { context: { pressed: "8" } }));
    sender.take(said("An", 3, ["ba"], { context: { pressed: "9" } }));
    await sender.idle();
    expect(channel.contexts).toEqual([{ pressed: "7" }, undefined]);
  });

  it("counts a message as delivered only when its last part is", async () => {
    const { sender, channel, store } = senderUnderTest();
    channel.long.add("dài");
    channel.script = [{ is: "sent" }, { is: "failed", scope: "message", code: "x" }];
    sender.take(said("An", 1, ["dài"]));
    await sender.idle();
    expect(channel.shown).toEqual(["An: dài (1)", "An: dài (2)"]);
    expect(store.marks).toEqual([delivered("An", 1)]);
  });

  it("waits as long as the platform asks, also when the person writes meanwhile", async () => {
    const { sender, channel } = senderUnderTest();
    channel.script = [{ is: "wait", scope: "chat", ms: 60 }];
    const begin = Date.now();
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 10));
    sender.take(said("An", 2, ["hai"]));
    await sender.idle();
    expect(channel.shown).toEqual(["An: một", "An: hai"]);
    expect(Date.now() - begin >= 59).toBe(true);
  });

  it("lets nobody go while the platform asks the whole channel to wait", async () => {
    const { sender, channel } = senderUnderTest();
    channel.script = [{ is: "wait", scope: "channel", ms: 40 }];
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    sender.take(said("Bình", 1, ["hai"]));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(channel.shown).toEqual([]);
    await sender.idle();
    expect([...channel.shown].sort()).toEqual(["An: một", "Bình: hai"]);
  });

  it("tries again what surely was not sent, and gives it up after its tries", async () => {
    const { sender, channel, store } = senderUnderTest();
    const failed = { is: "failed", scope: "message", code: "zalo--200" } as const;
    channel.script = [failed, failed, failed];
    sender.take(said("An", 1, ["một", "hai"]));
    await sender.idle();
    expect(channel.shown).toEqual(["An: hai"]);
    expect(store.marks).toEqual([
      { is: "dead", conversationId: "talk with An", n: 1, code: "zalo--200" },
      delivered("An", 2),
    ]);
  });

  it("tries a reply again once when nobody knows whether it was sent, then leaves it to a person", async () => {
    const { sender, channel, store } = senderUnderTest();
    const uncertain = { is: "uncertain", code: "telegram-timeout" } as const;
    channel.script = [uncertain, { is: "sent" }, uncertain, uncertain];
    sender.take(said("An", 1, ["một"]));
    await sender.idle();
    sender.take(said("An", 2, ["hai"]));
    await sender.idle();
    expect(channel.shown).toEqual(["An: một"]);
    expect(store.marks).toEqual([
      delivered("An", 1),
      { is: "dead", conversationId: "talk with An", n: 2, code: "uncertain-telegram-timeout" },
    ]);
  });

  it("never repeats a notice of which nobody knows whether it was sent", async () => {
    const { sender, channel, store } = senderUnderTest();
    channel.script = [{ is: "uncertain", code: "zalo-5xx" }];
    store.rows.set("talk with An", { to: recipient("An"), messages: outgoing(4, ["tin báo"], true) });
    await sender.claim();
    await sender.idle();
    expect(channel.shown).toEqual([]);
    expect(store.marks).toEqual([{ is: "dead", conversationId: "talk with An", n: 4, code: "uncertain-zalo-5xx" }]);
  });

  it("gives nothing up while nothing gets through to the platform", async () => {
    const { sender, channel, store, warnings } = senderUnderTest();
    channel.script = Array.from({ length: 12 }, () => ({ is: "failed", scope: "channel", code: "refused" }) as const);
    sender.take(said("An", 1, ["một"]));
    await sender.idle();
    expect(channel.shown).toEqual(["An: một"]);
    expect(store.marks).toEqual([delivered("An", 1)]);
    expect(warnings).toEqual(["calls to the platform do not get through"]);
  });

  it("holds everything for a person who is away, and sends it first when they write again", async () => {
    const { sender, channel, store } = senderUnderTest();
    channel.script = [{ is: "away", code: "telegram-403" }];
    sender.take(said("An", 1, ["một", "hai"]));
    await sender.idle();
    expect(store.marks).toEqual([away("An", "telegram-403")]);
    store.rows.set("talk with An", { to: recipient("An"), messages: outgoing(1, ["một", "hai", "ba"]) });
    sender.take(said("An", 3, ["ba"], { delivery: "reload" }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sender.idle();
    expect(channel.shown).toEqual(["An: một", "An: hai", "An: ba"]);
  });

  it("says when the call began that found a person away: who wrote after it is back", async () => {
    const { sender, channel, store } = senderUnderTest();
    const times = [Date.now()];
    channel.send = async () => {
      times.push(Date.now());
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { is: "away", code: "telegram-403" };
    };
    sender.take(said("An", 1, ["một"]));
    await sender.idle();
    const [before = 0, call = 0] = times;
    const [mark] = store.marks;
    const triedAt = mark?.is === "away" ? Date.parse(mark.triedAt) : 0;
    expect([before <= triedAt, triedAt <= call]).toEqual([true, true]);
  });

  it("decides before it sends whether somebody may be reached", async () => {
    const { sender, channel, store } = senderUnderTest();
    channel.mayReach = () => ({ is: "away", code: "zalo-window-over" });
    sender.take(said("An", 1, ["một"]));
    await sender.idle();
    expect(channel.contexts).toEqual([]);
    expect(store.marks).toEqual([away("An", "zalo-window-over")]);
  });

  it("puts everything of a person off until the platform takes it", async () => {
    const { sender, channel, store } = senderUnderTest();
    channel.script = [{ is: "not-yet", until: "2026-11-26T23:00:00.000Z", code: "zalo--234" }];
    sender.take(said("An", 1, ["một", "hai"]));
    await sender.idle();
    const putOff = { is: "put-off", conversationId: "talk with An", until: "2026-11-26T23:00:00.000Z" };
    expect(store.marks).toEqual([
      { ...putOff, n: 1 },
      { ...putOff, n: 2 },
    ]);
  });

  it("reads what was put off when the person writes, also when an older look at the outbox came in after that", async () => {
    const { sender, channel, store } = senderUnderTest();
    const reads: ((found: Waiting) => void)[] = [];
    store.waiting = () => new Promise((resolve) => reads.push(resolve));
    const to = recipient("An");
    sender.take(said("An", 1, ["một"], { delivery: "reload" }));
    channel.script = [{ is: "sent" }, { is: "not-yet", until: "2026-11-26T23:00:00.000Z", code: "zalo--234" }];
    sender.take(said("An", 1, ["một"]));
    sender.take(said("An", 2, ["hai"]));
    await expect.poll(() => [...channel.shown, channel.script.length]).toEqual(["An: một", 0]);
    reads[0]?.({ to, messages: outgoing(1, ["một"]) });
    await expect.poll(() => reads.length).toBe(1);
    sender.take(said("An", 3, ["ba"]));
    await expect.poll(() => reads.length).toBe(2);
    reads[1]?.({ to, messages: outgoing(2, ["hai", "ba"]) });
    await expect.poll(() => channel.shown).toEqual(["An: một", "An: hai", "An: ba"]);
  });

  it("gives up what the platform refuses, and goes on with the next", async () => {
    const { sender, channel, store } = senderUnderTest();
    channel.script = [{ is: "refused", code: "telegram-400" }];
    sender.take(said("An", 1, ["một", "hai"]));
    await sender.idle();
    expect(channel.shown).toEqual(["An: hai"]);
    expect(store.marks[0]).toEqual({ is: "dead", conversationId: "talk with An", n: 1, code: "telegram-400" });
  });

  it("gives up alone what cannot be composed, and logs it without its words", async () => {
    const { sender, channel, store, warnings } = senderUnderTest();
    channel.broken.add("hai");
    sender.take(said("An", 1, ["một", "hai", "ba"]));
    await sender.idle();
    expect(channel.shown).toEqual(["An: một", "An: ba"]);
    expect(store.marks).toEqual([
      delivered("An", 1),
      { is: "dead", conversationId: "talk with An", n: 2, code: "cannot-be-composed" },
      delivered("An", 3),
    ]);
    expect(warnings).toEqual(["a message could not be composed"]);
  });

  it("waits while the channel's settings are wrong, says so, and goes on once they are right", async () => {
    const { sender, channel } = senderUnderTest();
    channel.script = [{ is: "stopped", code: "telegram-401" }];
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sender.state()).toEqual([{ channel: "messenger", waiting: 1, stopped: "telegram-401" }]);
    await sender.idle();
    expect(channel.shown).toEqual(["An: một"]);
    expect(sender.state()).toEqual([{ channel: "messenger", waiting: 0, stopped: null }]);
  });

  it("sends replies before notices when the channel must go slowly", async () => {
    const slow = { chat: { perSecond: 1e6, burst: 1e6 }, channel: { perSecond: 50, burst: 1 } };
    const { sender, channel, store } = senderUnderTest(slow);
    channel.script = [{ is: "wait", scope: "channel", ms: 30 }];
    store.rows.set("talk with An", { to: recipient("An"), messages: outgoing(1, ["tin báo"], true) });
    await sender.claim();
    await new Promise((resolve) => setTimeout(resolve, 5));
    sender.take(said("Bình", 1, ["trả lời"]));
    await sender.idle();
    expect(channel.shown).toEqual(["Bình: trả lời", "An: tin báo"]);
  });

  it("keeps its marks while the database is gone, and writes them once it is back", async () => {
    const { sender, store } = senderUnderTest();
    store.gone = true;
    sender.take(said("An", 1, ["một"]));
    await sender.idle();
    expect(store.marks).toEqual([]);
    store.gone = false;
    await sender.idle();
    expect(store.marks).toEqual([delivered("An", 1)]);
  });

  it("does not send again what it reads back before its own mark was written", async () => {
    const { sender, channel, store } = senderUnderTest();
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    store.rows.set("talk with An", { to: recipient("An"), messages: outgoing(1, ["một", "hai"]) });
    await sender.claim();
    await sender.idle();
    expect(channel.shown).toEqual(["An: một", "An: hai"]);
  });

  it("loads what another process said when it is told", async () => {
    const { sender, channel, store } = senderUnderTest();
    await sender.start();
    store.rows.set("talk with An", { to: recipient("An"), messages: outgoing(5, ["từ máy khác"]) });
    store.told("talk with An");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sender.idle();
    await sender.stop(100);
    expect(channel.shown).toEqual(["An: từ máy khác"]);
  });

  it("holds on to whom it still has to send something, and lets go at its end", async () => {
    const { sender, channel, store } = senderUnderTest();
    await sender.start();
    channel.script = [{ is: "stopped", code: "telegram-401" }];
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 12));
    await sender.stop(1);
    expect(store.held[0]).toEqual(["talk with An"]);
    expect(store.released).toEqual(["talk with An"]);
    expect(channel.shown).toEqual([]);
  });

  it("sends nothing more to a person who took back their data", async () => {
    const { sender, channel } = senderUnderTest();
    channel.script = [{ is: "wait", scope: "chat", ms: 10 }];
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 2));
    sender.forget({ channel: "messenger", address: "An" });
    await sender.idle();
    expect(channel.shown).toEqual([]);
  });

  it("draws nothing any more for a person who took back their data meanwhile", async () => {
    const { sender, channel, warnings } = senderUnderTest();
    channel.drawMs = 5;
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 1));
    sender.forget({ channel: "messenger", address: "An" });
    await sender.idle();
    expect([channel.shown, warnings]).toEqual([[], []]);
  });

  it("takes a stopped channel for stopped though somebody of it is found to be away without a call", async () => {
    const { sender, channel } = senderUnderTest();
    channel.script = [{ is: "stopped", code: "zalo--204" }];
    channel.mayReach = ({ address }) => (address === "Bình" ? { is: "away", code: "zalo-window-over" } : null);
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 3));
    sender.take(said("Bình", 1, ["hai"]));
    await new Promise((resolve) => setTimeout(resolve, 3));
    expect(sender.state()).toEqual([{ channel: "messenger", waiting: 1, stopped: "zalo--204" }]);
    await sender.idle();
  });

  it("keeps on sending to who wrote during a call that found them away, also when that must be read back", async () => {
    const { sender, channel, store } = senderUnderTest();
    channel.sendMs = 5;
    channel.script = [{ is: "away", code: "telegram-403" }];
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 1));
    store.rows.set("talk with An", { to: recipient("An"), messages: outgoing(1, ["một", "hai"]) });
    sender.take(said("An", 2, ["hai"], { delivery: "reload" }));
    await sender.idle();
    expect(channel.shown).toEqual(["An: một", "An: hai"]);
    expect(store.marks).toEqual([delivered("An", 1), delivered("An", 2)]);
  });

  it("lets go at its end of what its first look takes over meanwhile, and does not look again", async () => {
    const { sender, store } = senderUnderTest();
    let looked = (_found: Waiting[]) => {};
    store.claim = () =>
      new Promise((resolve) => {
        looked = resolve;
      });
    const starting = sender.start();
    await new Promise((resolve) => setTimeout(resolve, 1));
    const stopping = sender.stop(1_000);
    looked([{ to: recipient("An"), messages: outgoing(1, ["một"]) }]);
    await Promise.all([starting, stopping]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([store.released, store.listening, store.held]).toEqual([["talk with An"], false, []]);
  });

  it("does not listen any more when it is ended before it heard that it listens", async () => {
    const { sender, store } = senderUnderTest();
    const { listen } = store;
    store.listen = async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return listen.apply(store, args);
    };
    await Promise.all([sender.start(), sender.stop(1_000)]);
    expect(store.listening).toBe(false);
  });

  it("does not wait at its end for calls that have not begun", async () => {
    const { sender, channel } = senderUnderTest();
    channel.script = [{ is: "wait", scope: "channel", ms: 60_000 }];
    sender.take(said("An", 1, ["một"]));
    await new Promise((resolve) => setTimeout(resolve, 3));
    const begin = Date.now();
    await sender.stop(2_000);
    expect(Date.now() - begin < 1_000).toBe(true);
  });

  it("finishes at its end the call that is under way, and begins no other", async () => {
    const { sender, channel, store } = senderUnderTest();
    channel.sendMs = 40;
    sender.take(said("An", 1, ["một", "hai"]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sender.stop(2_000);
    expect([channel.shown, store.marks]).toEqual([["An: một"], [delivered("An", 1)]]);
  });
});
