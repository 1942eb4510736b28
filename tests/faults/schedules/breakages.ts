/** Ways to break the server on purpose, which prove that the schedules notice. */
import type { DeliveryStore, SendingChannel } from "../../../src/conversation/delivery.ts";
import type { InboundEvent, Received, TurnStore } from "../../../src/conversation/ports.ts";
import type { MessagePath } from "../../../src/conversation/receiver.ts";

/** What is put in the place of a sound part. */
export interface Breakage {
  turns?(store: TurnStore): TurnStore;
  channel?(channel: SendingChannel, store: DeliveryStore): SendingChannel;
  receive?(path: MessagePath, event: InboundEvent): Promise<Received>;
}

/** Nothing is broken. */
export const sound: Breakage = {};

let salt = 0;
function another<E extends InboundEvent>(event: E): E {
  salt += 1;
  return { ...event, key: `${event.key} ${salt}` };
}

/** Gives who was away once for away ever after, without asking the platform again. */
function neverBack(channel: SendingChannel): SendingChannel {
  const gone = new Map<string, string>();
  return {
    ...channel,
    async send(to, envelope) {
      const known = gone.get(to.conversationId);
      if (known !== undefined) return { is: "away", code: known };
      const outcome = await channel.send(to, envelope);
      if (outcome.is === "away") gone.set(to.conversationId, outcome.code);
      return outcome;
    },
  };
}

/** Broken servers by what they do wrong. */
export const breakages: Readonly<Record<string, Breakage>> = {
  "forgets which events it knows": {
    turns: (store) => ({
      ...store,
      commit: (turn) => store.commit({ ...turn, event: another(turn.event) }),
    }),
  },
  "commits without looking at the version": {
    turns: (store) => ({
      ...store,
      async commit(turn) {
        const { channel, address } = turn.event;
        const outcome = await store.commit(turn);
        if (outcome.outcome !== "stale") return outcome;
        const { id, version } = await store.load(channel, address);
        return store.commit({ ...turn, conversation: { ...turn.conversation, id, version } });
      },
    }),
  },
  "acknowledges before anything is kept": {
    async receive(path, event) {
      path.receive(event).catch(() => {});
      return { outcome: "kept" };
    },
  },
  "marks a message before it is sent": {
    channel: (channel, store) => ({
      ...channel,
      async send(to, envelope) {
        await store.settle([{ is: "delivered", conversationId: to.conversationId, numbers: [envelope.upTo] }]);
        return channel.send(to, envelope);
      },
    }),
  },
  "takes an uncertain outcome for sent": {
    channel: (channel) => ({
      ...channel,
      async send(to, envelope) {
        const outcome = await channel.send(to, envelope);
        return outcome.is === "uncertain" ? { is: "sent" } : outcome;
      },
    }),
  },
  "does not believe that a person is back": { channel: neverBack },
  "sends what was sent": {
    channel: (channel) => ({
      ...channel,
      async send(to, envelope) {
        if (envelope.upTo % 7 === 0) await channel.send(to, envelope);
        return channel.send(to, envelope);
      },
    }),
  },
  "sends the last message first": {
    channel: (channel) => ({
      ...channel,
      compose: async (to, messages, context) => [...(await channel.compose(to, messages, context))].reverse(),
    }),
  },
  "shows receipts of complaints that it does not file": {
    turns: (store) => ({ ...store, commit: (turn) => store.commit({ ...turn, filed: [] }) }),
  },
};
