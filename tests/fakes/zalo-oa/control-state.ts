import type { FakePerson } from "./fake-person.ts";
import type { FakeZalo } from "./fake-zalo.ts";
import type { ShownFile, ShownMessage } from "./shown-message.ts";

/** What the fake's page shows: people, the chat of the chosen one, webhook, tokens, and the last calls and events. */
export function controlState(fake: FakeZalo, userId: string | null): unknown {
  const chosen = fake.users.find(({ id }) => id === userId) ?? fake.users[0];
  const { current, lastCode, refreshes, exchanges, refused } = fake.tokens;
  const { webhook, switches } = fake;
  return {
    now: new Date(fake.now()).toISOString().slice(0, 16).replace("T", " "),
    users: fake.users.map(personState),
    chosen: chosen?.id,
    messages: chosen?.messages.map(messageState) ?? [],
    webhook: {
      url: webhook.settings.url ?? "",
      on: webhook.on,
      pending: webhook.pending,
      lost: webhook.lost.length,
      oddEscapes: webhook.oddEscapes,
      last: webhook.deliveries.slice(-12).map(({ event, attempts }) => ({
        name: event.event_name,
        outcomes: attempts.map(({ outcome }) => outcome),
      })),
    },
    tokens: {
      current,
      code: lastCode,
      alive: fake.tokens.accepts(current?.access_token),
      refreshes,
      exchanges,
      refused,
    },
    switches: { echo: switches.echo, paidMessages: switches.paidMessages },
    calls: fake.calls
      .slice(-12)
      .map(({ method, path, status, error, fault }) => ({ method, path, status, error, fault })),
  };
}

function personState({ id, displayName, follows, blocks, lastInteraction }: FakePerson): unknown {
  return { id, displayName, follows, blocks, lastInteraction };
}

function messageState({ image, file, audio, ...message }: ShownMessage): unknown {
  return {
    ...message,
    ...(image && { image: withoutBytes(image) }),
    ...(file && { file: withoutBytes(file) }),
    ...(audio && { audio: withoutBytes(audio) }),
  };
}

function withoutBytes({ url, name }: ShownFile): unknown {
  return { url, name };
}
