/** Turns, events and complaints for storage tests: complete, with words that no other test data holds. */
import { randomUUID } from "node:crypto";
import type { InboundEvent, StoredConversation, StoredEvent, Turn } from "../../src/conversation/ports.ts";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import type { Session } from "../../src/flow/session.ts";

/** Instant of all sample events: 23:30 on 4 March 2026 in Vietnam. */
export const sampleAt = "2026-03-04T16:30:00.000Z";

export function sampleEvent(changes: Partial<InboundEvent> = {}): InboundEvent {
  return {
    channel: "web",
    address: "address-1",
    key: randomUUID(),
    input: { kind: "text", text: "Xin chào" },
    at: sampleAt,
    ...changes,
  };
}

export function sampleSession(changes: Partial<Session> = {}): Session {
  return {
    format: 1,
    lang: "vi",
    frames: [{ conversation: "menu", answers: {} }],
    facts: {},
    drafts: {},
    prompt: 1,
    misses: 0,
    mode: { is: "answering" },
    lastSeen: sampleAt,
    ...changes,
  };
}

/** A turn that says the given texts. */
export function sampleTurn(
  conversation: StoredConversation,
  event: InboundEvent | StoredEvent,
  changes: Partial<Omit<Turn, "messages">> & { says?: string[] } = {},
): Turn {
  const { says = ["Chào anh/chị."], ...rest } = changes;
  return {
    event,
    sender: null,
    conversation,
    session: sampleSession({ prompt: conversation.version + 1 }),
    messages: says.map((text, i) => ({
      n: conversation.said + i + 1,
      at: sampleAt,
      lang: "vi",
      message: { kind: "text", text },
    })),
    filed: [],
    appended: [],
    acted: [],
    noted: [],
    ...rest,
  };
}

export function sampleComplaint(changes: Partial<FiledComplaint> = {}): FiledComplaint {
  const id = randomUUID();
  return {
    id,
    number: `26-${id.slice(0, 4)}-${id.slice(4, 8)}`,
    code: `${id.slice(0, 8)}-${id.slice(24)}`,
    kind: "wages",
    place: "thuc-phan",
    story: ["Công ty nợ lương tôi ba tháng.", "Tôi đã hỏi hai lần."],
    files: [],
    track: "feedback",
    danger: null,
    employer: null,
    petition: null,
    person: { name: "Nông Văn Thử", phone: "0912345678" },
    notify: changes.person !== null,
    promisedBy: "2026-12-01",
    lang: "vi",
    ...changes,
  };
}
