/** One turn: what the engine makes of an input, with the look-ups it asks for, as rows ready to be committed. */
import type { LookUp } from "../flow/advance.ts";
import type { Effect } from "../flow/effect.ts";
import type { FlowContent } from "../flow/flow-content.ts";
import type { Input } from "../flow/input.ts";
import type { Message } from "../flow/message.ts";
import { type StepResult, step } from "../flow/step.ts";
import { type Allowances, codesOf, codesOfHouse } from "./allowances.ts";
import type {
  InboundEvent,
  LookUps,
  OutboundMessage,
  StaffTalk,
  StoredConversation,
  StoredEvent,
  Turn,
  TurnSources,
} from "./ports.ts";

/** Most look-ups of one turn; more would be a flow going in circles. */
const LOOK_UPS_AT_MOST = 5;

/** What turns are made from. */
export interface TurnParts {
  content: FlowContent;
  lookUps: LookUps;
  /** Counts wrong secret codes for all processes. */
  allowances: Allowances;
  sources: TurnSources;
  /** Answers the staff in chats that are linked to their accounts. */
  staff?: StaffTalk;
  /** The sender of this process, and the channels it delivers on; without it all channels are fetched from. */
  delivery?: { sender: string; channels: readonly string[] };
}

/** The sender of a turn on this channel; null when its messages are fetched. */
export function senderFor({ delivery }: Pick<TurnParts, "delivery">, channel: string): string | null {
  return delivery?.channels.includes(channel) ? delivery.sender : null;
}

/** The whole turn of an event on a loaded conversation. Writes nothing. */
export async function takeTurn(
  parts: TurnParts,
  conversation: StoredConversation,
  event: InboundEvent | StoredEvent,
): Promise<Turn> {
  const now = parts.sources.now();
  const { complaintId, caseNumber, receiptCode, today } = parts.sources;
  const sources = { now, today: today(), complaintId, caseNumber, receiptCode };
  const take = (session: StepResult["session"] | null, input: Input) =>
    step({ content: parts.content, session, input, sources });
  const said = Math.max(conversation.said, event.seen ?? 0);
  const sender = senderFor(parts, event.channel);
  const staff = await staffSaid(parts, conversation, event);
  if (staff) {
    // What was said to the citizen stands: a new chat is opened as if they had come without a word.
    const session = conversation.session ?? take(null, { kind: "start" }).session;
    const effects = staff.map((message): Effect => ({ do: "say", message }));
    return turnOf({ event, sender, conversation, session }, effects, { said, at: now, lang: session.lang });
  }
  let result = take(conversation.session, event.input);
  const { effects } = result;
  for (let lookUps = 0; result.lookUp; lookUps += 1) {
    if (lookUps >= LOOK_UPS_AT_MOST) throw new Error("A turn asks for more look-ups than any conversation needs");
    result = take(result.session, await lookedUp(parts, result.lookUp, event));
    effects.push(...result.effects);
  }
  const { session } = result;
  return turnOf({ event, sender, conversation, session }, effects, { said, at: now, lang: session.lang });
}

/** What is said to a member of staff; null for everybody else, and on channels of which everybody may open a chat. */
async function staffSaid(
  parts: TurnParts,
  { session }: StoredConversation,
  { channel, address, key, input }: InboundEvent,
): Promise<Message[] | null> {
  if (!parts.staff || senderFor(parts, channel) === null) return null;
  return parts.staff.take({ channel, address, key, input }, session?.lang ?? parts.content.languages[0] ?? "vi");
}

async function lookedUp({ lookUps, allowances }: TurnParts, asked: LookUp, from: InboundEvent): Promise<Input> {
  if (asked.lookUp === "employers") {
    const { named } = asked;
    return { kind: "found-employers", named, value: await lookUps.employersLike(named) };
  }
  const { of } = asked;
  if (!("code" in of)) return { kind: "found", value: await lookUps.ownCase(of.id, from) };
  const own = codesOf(`conversation ${from.channel} ${from.address}`);
  if ((await allowances.take(own)) > 0) return { kind: "found", value: null, tooMany: true };
  const value = await lookUps.caseByCode(of.code, from);
  await (value ? allowances.giveBack(own) : allowances.spend(codesOfHouse));
  return { kind: "found", value };
}

type Bare = Pick<Turn, "event" | "sender" | "conversation" | "session">;

/** The turn with its effects by kind. Every turn has the same keys in the same order: so each place that reads one knows where they are. */
function turnOf(
  { event, sender, conversation, session }: Bare,
  effects: readonly Effect[],
  { said, at, lang }: { said: number; at: string; lang: string },
): Turn {
  const messages: OutboundMessage[] = [];
  const filed: Turn["filed"] = [];
  const appended: Turn["appended"] = [];
  const acted: Turn["acted"] = [];
  const withdrawn: string[] = [];
  const noted: Turn["noted"] = [];
  for (const effect of effects) {
    if (effect.do === "say") messages.push({ n: said + messages.length + 1, at, lang, message: effect.message });
    else if (effect.do === "file-complaint") filed.push(effect.complaint);
    else if (effect.do === "note-question") noted.push(effect.note);
    else if (effect.do === "act-on-case") acted.push({ on: effect.on, act: effect.act });
    else if (effect.do === "withdraw-case") withdrawn.push(effect.id);
    else appended.push({ to: effect.to, text: effect.text, files: effect.files, promisedBy: effect.promisedBy });
  }
  return { event, sender, conversation, session, messages, filed, appended, acted, withdrawn, noted };
}
