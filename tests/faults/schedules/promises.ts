/** The promises of docs/architecture.md, looked at after everything has settled. Each breach says what was expected. */
import { isDeepStrictEqual } from "node:util";
import { takeTurn } from "../../../src/conversation/take-turn.ts";
import type { CaseRef, FiledComplaint, UrgentCase } from "../../../src/flow/effect.ts";
import { memoryAllowances } from "../../memory-allowances.ts";
import type { Chat, PlatformEvent } from "./platform.ts";
import type { Schedule } from "./schedule.ts";
import { today } from "./server-process.ts";
import type { Committed } from "./witness.ts";

interface OutboxRow {
  address: string;
  n: number;
  status: string;
  failure: string | null;
  unreachable: string | null;
}

/** One chat with everything that is known of it. */
interface Story {
  chat: Chat;
  /** In the order of versions. */
  commits: Committed[];
  outbox: OutboxRow[];
}

/** Every promise that was broken. */
export async function brokenPromises(schedule: Schedule): Promise<string[]> {
  const stories = await storiesOf(schedule);
  const broken: string[] = [];
  for (const story of stories) {
    broken.push(
      ...effectsOnce(story),
      ...oneChain(story),
      ...orderKept(story),
      ...(await asStored(schedule, story)),
      ...(await asEngineSays(schedule, story)),
      ...delivered(schedule, story),
      ...shownInOrder(story),
      ...shownOnce(schedule, story),
    );
  }
  broken.push(...(await eventsDone(schedule)), ...(await complaintsKept(schedule, stories)));
  const { counts } = schedule.parts;
  counts.messages += stories.reduce((sum, { commits }) => sum + commits.flatMap(({ turn }) => turn.messages).length, 0);
  return broken;
}

async function storiesOf({ platform, witness, parts }: Schedule): Promise<Story[]> {
  const rows: { id: string; n: number; status: string; failure: string | null; unreachable: string | null }[] =
    await parts.database.query(
      `select c.id, o.n, o.status, o.failure, c.unreachable from outbox o join conversation c on c.id = o.conversation_id`,
    );
  return platform.chats.map((chat) => {
    const commits = witness.commits.filter(({ turn }) => turn.event.address === chat.address);
    const byVersion = commits.sort((a, b) => a.turn.conversation.version - b.turn.conversation.version);
    const ids = new Set(commits.map(({ turn }) => turn.conversation.id));
    const outbox = rows.filter((row) => ids.has(row.id)).map((row) => ({ ...row, address: chat.address }));
    return { chat, commits: byVersion, outbox };
  });
}

function effectsOnce({ chat, commits }: Story): string[] {
  const broken: string[] = [];
  for (const event of chat.events) {
    const effects = commits.filter(({ turn }) => turn.event.key === event.key);
    const least = event.acknowledgedAt === null ? 0 : 1;
    if (effects.length < least) broken.push(`${event.key} of ${chat.name} was acknowledged and had no effect`);
    if (effects.length > 1)
      broken.push(
        `${event.key} of ${chat.name} had ${effects.length} effects, at lines ${effects.map(({ at }) => at)}`,
      );
  }
  const keys = new Set(chat.events.map(({ key }) => key));
  for (const { turn, at } of commits)
    if (!keys.has(turn.event.key)) broken.push(`Nobody did ${turn.event.key}, committed at line ${at}`);
  return broken;
}

/** Each turn was made from what the one before it left. */
function oneChain({ chat, commits }: Story): string[] {
  const broken: string[] = [];
  let session = "null";
  let said = 0;
  for (const [index, { turn, before, after, at }] of commits.entries()) {
    const { version, said: saidBefore } = turn.conversation;
    if (version !== index) broken.push(`${chat.name}: turn ${index + 1} (line ${at}) was made from version ${version}`);
    if (before !== session) broken.push(`${chat.name}: the turn at line ${at} was not made from the session before it`);
    if (saidBefore !== said)
      broken.push(`${chat.name}: the turn at line ${at} numbers after ${saidBefore}, not ${said}`);
    session = after;
    said = turn.messages.at(-1)?.n ?? saidBefore;
  }
  return broken;
}

/** What was sent after something else had been acknowledged is committed after it. */
function orderKept({ chat, commits }: Story): string[] {
  const place = new Map(commits.map(({ turn }, index) => [turn.event.key, index]));
  const taken = chat.events.flatMap((event) => {
    const at = place.get(event.key);
    return at === undefined ? [] : [{ event, at }];
  });
  return taken.flatMap((first) =>
    taken
      .filter((second) => isAfter(second.event, first.event) && second.at < first.at)
      .map((second) => `${second.event.key} was sent after ${first.event.key} was acknowledged, and taken before it`),
  );
}

function isAfter(second: PlatformEvent, first: PlatformEvent): boolean {
  return first.acknowledgedAt !== null && second.sentAt !== null && second.sentAt > first.acknowledgedAt;
}

async function asStored({ parts, platform }: Schedule, { chat, commits }: Story): Promise<string[]> {
  const stored = await parts.database.storage.turns.load(platform.name, chat.address);
  const last = commits.at(-1);
  if (!last) return stored.session === null ? [] : [`${chat.name} has a session without a turn`];
  const broken: string[] = [];
  if (stored.version !== commits.length)
    broken.push(`${chat.name} is at version ${stored.version} after ${commits.length} turns`);
  if (!isDeepStrictEqual(stored.session, JSON.parse(last.after)))
    broken.push(`${chat.name}: expected the session ${last.after}, found ${JSON.stringify(stored.session)}`);
  return broken;
}

/** Every turn is what the pure engine makes of the session before and the event. */
async function asEngineSays({ parts }: Schedule, { chat, commits }: Story): Promise<string[]> {
  const broken: string[] = [];
  for (const { turn, before, after, at } of commits) {
    const [filed] = turn.filed;
    let looked = false;
    const sources = {
      now: () => turn.session.lastSeen,
      today: () => today,
      complaintId: () => filed?.id ?? "",
      caseNumber: () => filed?.number ?? "",
      receiptCode: () => filed?.code ?? "",
    };
    const caseByCode = async () => {
      looked = true;
      return null;
    };
    const conversation = { ...turn.conversation, session: JSON.parse(before) };
    const lookUps = { caseByCode, ownCase: caseByCode, employersLike: async () => [] };
    const allowances = memoryAllowances(() => new Date(turn.event.at));
    const again = await takeTurn({ content: parts.content, lookUps, allowances, sources }, conversation, turn.event);
    // What a look-up gave then cannot be looked up now.
    if (looked) continue;
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(again.session)), JSON.parse(after)))
      broken.push(
        `${chat.name}: the engine makes of the turn at line ${at} ${JSON.stringify(again.session)}, not ${after}`,
      );
    if (!isDeepStrictEqual(again.messages, turn.messages))
      broken.push(`${chat.name}: the engine says something else in the turn at line ${at}`);
  }
  return broken;
}

/** Everything that was said reached the person, or lies where an operator sees it, for a reason. */
function delivered({ parts: { counts } }: Schedule, { chat, commits, outbox }: Story): string[] {
  const said = new Map(commits.flatMap(({ turn }) => turn.messages).map(({ n, message }) => [n, message]));
  const broken = [...chat.showings, ...outbox].flatMap(({ n }) =>
    said.has(n) ? [] : [`Message ${n} of ${chat.name} was never said`],
  );
  counts.deadLetters += outbox.filter(({ status }) => status === "dead").length;
  counts.held += outbox.filter(({ status, unreachable }) => status === "waiting" && unreachable !== null).length;
  for (const [n, message] of said) {
    const shown = chat.showings.filter((showing) => showing.n === n);
    const row = outbox.find((one) => one.n === n);
    if (shown.length === 0 && !row) broken.push(`Message ${n} of ${chat.name} was said and is lost`);
    if (shown.some((showing) => !isDeepStrictEqual(showing.message, message)))
      broken.push(`Message ${n} of ${chat.name} was shown other than it was said`);
    if (row) broken.push(...leftFor(chat, row, commits));
  }
  return broken;
}

/** A message is left behind only for a reason. */
function leftFor(chat: Chat, { n, status, failure, unreachable }: OutboxRow, commits: readonly Committed[]): string[] {
  const { name, trouble, backAt } = chat;
  const ends = (trouble.get(n) ?? []).map(({ is }) => is);
  if (status === "waiting" && unreachable === null) return [`Message ${n} of ${name} waits and the person is not away`];
  // What they wrote when they were back says so, whatever else the platform told late.
  const back = commits.filter(({ turn }) =>
    chat.events.some(({ key, sentAt }) => key === turn.event.key && (sentAt ?? 0) > backAt),
  );
  if (status === "waiting" && !chat.isBlocked && back.length > 0)
    return [
      `Message ${n} of ${name} is held and the person wrote since they are back (line ${back.map(({ at }) => at)})`,
    ];
  if (status !== "dead" || (failure !== null && ends.some(mayGiveUp))) return [];
  return [`Message ${n} of ${name} is dead (${failure}) after nothing but ${ends.join(", ") || "peace"}`];
}

/** Whether a message may be given up after such an outcome. */
function mayGiveUp(is: string): boolean {
  return ["refused", "failed", "uncertain"].includes(is);
}

/** But a message that was given up, by a process that died before it wrote that down, is tried once more. */
function shownInOrder({ chat }: Story): string[] {
  const seen = new Set<number>();
  let highest = 0;
  const broken: string[] = [];
  for (const { n, at } of chat.showings) {
    const wasGivenUp = chat.trouble.get(n)?.some(({ is, caller }) => mayGiveUp(is) && caller.diedAt !== null);
    if (!seen.has(n) && n < highest && !wasGivenUp)
      broken.push(`Message ${n} of ${chat.name} was first shown after ${highest}, at line ${at}`);
    seen.add(n);
    highest = Math.max(highest, n);
  }
  return broken;
}

/** A message is shown again only when its sender could not know that it was shown, or died before it wrote that down. */
function shownOnce({ parts: { counts }, witness }: Schedule, { chat, commits }: Story): string[] {
  const conversation = commits[0]?.turn.conversation.id ?? "";
  const broken: string[] = [];
  for (const [index, again] of chat.showings.entries()) {
    const earlier = chat.showings.slice(0, index).findLast(({ n }) => n === again.n);
    if (!earlier) continue;
    counts.shownTwice += 1;
    const marked = witness.marked.get(`${conversation} ${again.n}`);
    const writtenBefore = marked !== undefined && marked < again.begunAt;
    const diedAfter = earlier.caller.diedAt !== null && earlier.caller.diedAt > earlier.begunAt;
    if (writtenBefore || (earlier.told && !diedAfter))
      broken.push(
        `Message ${again.n} of ${chat.name} was shown again at line ${again.at}, after line ${earlier.at}${writtenBefore ? ` and its mark at ${marked}` : ""}`,
      );
  }
  return broken;
}

async function eventsDone({ parts, witness }: Schedule): Promise<string[]> {
  const rows: { status: string; count: number }[] = await parts.database.query(
    "select status, count(*)::int as count from inbound group by status",
  );
  const found = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  const expected = witness.commits.length > 0 ? { done: witness.commits.length } : {};
  return isDeepStrictEqual(found, expected)
    ? []
    : [`Expected the events ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`];
}

async function complaintsKept({ parts, witness }: Schedule, stories: readonly Story[]): Promise<string[]> {
  const { database, counts } = parts;
  const filed = witness.commits.flatMap(({ turn }) => turn.filed);
  const added = witness.commits.flatMap(({ turn }) => turn.appended);
  const objections = witness.commits.flatMap(({ turn }) => turn.acted);
  const takenBack = new Set(witness.commits.flatMap(({ turn }) => turn.withdrawn ?? []));
  counts.complaints += filed.length;
  const rows: { id: string; files: number }[] = await database.query(
    "select c.id, count(f.id)::int as files from complaint c left join file f on f.complaint_id = c.id group by c.id",
  );
  const broken = doubledWords(filed);
  const stored = new Map(rows.map(({ id, files }) => [id, files]));
  if (stored.size !== filed.length) broken.push(`Expected ${filed.length} complaints, found ${stored.size}`);
  for (const complaint of filed) {
    const files =
      complaint.files.length +
      added.filter(({ to }) => isOf(complaint, to)).flatMap((one) => one.files).length +
      objections.filter(({ on }) => isOf(complaint, on)).flatMap(({ act }) => (act.is === "dispute" ? act.files : []))
        .length;
    if (stored.get(complaint.id) !== files)
      broken.push(`Complaint ${complaint.number} has ${stored.get(complaint.id)} of ${files} files`);
    const view = await database.storage.lookUps.caseByCode(complaint.code);
    const told = view?.messages.map(({ text }) => text).slice(0, complaint.story.length);
    // Of a case that its citizen took back nothing is kept of what was told.
    const expected = takenBack.has(complaint.id) ? [] : complaint.story;
    if (!isDeepStrictEqual(told, expected))
      broken.push(`Complaint ${complaint.number}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(told)}`);
  }
  return [...broken, ...stories.flatMap((story) => receiptsTrue(story, filed))];
}

function isOf(complaint: FiledComplaint, ref: CaseRef | UrgentCase): boolean {
  if ("urgent" in ref) return ref.urgent === complaint.id;
  return "code" in ref ? ref.code === complaint.code : ref.id === complaint.id;
}

function doubledWords(filed: readonly FiledComplaint[]): string[] {
  const words = filed.flatMap(({ story }) => story.flatMap((text) => text.match(/mẩu \S+/g) ?? []));
  return words.filter((word, index) => words.indexOf(word) !== index).map((word) => `“${word}” was filed twice`);
}

/** A receipt was shown if and only if there is its complaint, unless its message lies where an operator sees it. */
function receiptsTrue({ chat, commits, outbox }: Story, filed: readonly FiledComplaint[]): string[] {
  const codes = new Set(filed.map(({ code }) => code));
  const broken = chat.showings.flatMap(({ message, at }) =>
    message.kind === "receipt" && !codes.has(message.code) ? [`The receipt at line ${at} has no complaint`] : [],
  );
  for (const { turn, at } of commits) {
    for (const { number } of turn.filed) {
      const receipt = turn.messages.find(({ message }) => message.kind === "receipt" && message.caseNumber === number);
      const isVisible = [...chat.showings, ...outbox].some(({ n }) => n === receipt?.n);
      if (!isVisible) broken.push(`Complaint ${number}, filed at line ${at}, has no receipt`);
    }
  }
  return broken;
}
