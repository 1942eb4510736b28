import type { FakeTelegram } from "./fake-telegram.ts";
import type { Person } from "./person.ts";
import type { RoomMessage, ShownMessage } from "./room.ts";

const shownCalls = 12;

/** What the page shows to one person, as JSON. */
export function pageState(fake: FakeTelegram, person: Person): Record<string, unknown> {
  const { webhook, lastError } = fake.delivery;
  return {
    me: person.id,
    people: fake.people.map(({ id, user }) => ({
      id,
      name: [user.first_name, user.last_name].filter(Boolean).join(" "),
    })),
    messages: person.messages.map((message) => pageMessage(message, person)),
    keyboard: person.keyboard ?? [],
    blocked: person.room.botStatus === "kicked",
    answers: person.answers,
    pending: fake.pendingUpdates,
    way: webhook ? `Webhook ${webhook}` : "No webhook: the bot fetches its updates",
    lastError: lastError?.message ?? "",
    calls: fake.calls
      .filter(({ method }) => method.toLowerCase() !== "getupdates")
      .slice(-shownCalls)
      .map(({ method, code }) => ({ method, code }))
      .reverse(),
  };
}

function pageMessage({ id, text, entities, buttons, message }: ShownMessage, person: Person): Record<string, unknown> {
  return {
    id,
    text,
    entities,
    mine: message.from.id === person.id,
    editable: message.text !== undefined,
    date: message.date,
    edited: message.edit_date !== undefined,
    buttons: buttons.map((row) =>
      row.map(({ label, button }) => ({
        label,
        ...("url" in button ? { url: button.url } : {}),
        ...("callback_data" in button ? { data: button.callback_data } : {}),
      })),
    ),
    photo: message.photo?.at(-1)?.file_id,
    file: message.document && { id: message.document.file_id, name: message.document.file_name },
    other: inWords(message),
  };
}

function inWords({ location, contact, voice, sticker }: RoomMessage): string | undefined {
  if (location) return `📍 ${location.latitude}, ${location.longitude}`;
  if (contact) return `👤 ${contact.first_name} ${contact.phone_number}`;
  if (voice) return `🎤 ${voice.duration} s`;
  return sticker?.emoji;
}
