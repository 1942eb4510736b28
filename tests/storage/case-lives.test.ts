/**
 * Random lives of complaints: filed, moved by officers, followed, added to, disputed, withdrawn by citizens who come back on
 * any channel, with events that arrive twice and codes that are wrong. What must hold is said in the tests. More of them:
 * CASE_LIVES=2000 npx vitest run tests/storage/case-lives.test.ts
 */
import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MoveRequest, officerMoves } from "../../src/complaints/moves.ts";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { MessagePath } from "../../src/conversation/receiver.ts";
import { makeCaseNumber } from "../../src/flow/case-number.ts";
import type { Input } from "../../src/flow/input.ts";
import { plainText } from "../../src/flow/plain-text.ts";
import { makeReceiptCode } from "../../src/flow/receipt-code.ts";
import { projectRoot } from "../../src/project-root.ts";
import { type CaseState, caseMoveIds, caseStateIds, movesFrom, stateAfter } from "../../src/rules/cases/case-states.ts";
import { anOfficer } from "./desk-world.ts";
import { createTestDatabase, type TestDatabase, testDay } from "./test-database.ts";

/** A campaign draws new lives; otherwise they are the same ones every time, which come to every state. */
const campaign = process.env.CASE_LIVES !== undefined;
const lives = Number(process.env.CASE_LIVES ?? 100);
const channels = ["web", "zalo", "telegram"] as const;

let db: TestDatabase;
let content: Content;
let path: MessagePath;
let officers: { staffId: string }[];
/** States that any life came to. */
const reached = new Set<CaseState>();
/** Receipts shown so far, by case number. */
const codes = new Map<string, string>();

beforeAll(async () => {
  db = await createTestDatabase();
  content = await loadContent(projectRoot);
  officers = [await anOfficer(db, "Lan"), await anOfficer(db, "Minh")];
  path = new MessagePath({
    content,
    lookUps: db.storage.lookUps,
    turns: db.storage.turns,
    allowances: db.storage.allowances,
    sources: {
      now: () => `${testDay}T02:00:00.000Z`,
      today: () => testDay,
      complaintId: () => randomUUID(),
      caseNumber: () => makeCaseNumber(2026, randomBytes(4).readUInt32BE() % 10_000_000),
      receiptCode: () => makeReceiptCode(randomBytes(20)),
    },
    announce: () => {},
    log: { warn: () => {}, error: (entry) => expect.fail(JSON.stringify(entry)) },
  });
});
afterAll(() => db.drop());

/** A person's talk on a channel; some of their events arrive twice. */
class Talk {
  readonly address = randomUUID();
  constructor(
    readonly channel: string,
    readonly twice: boolean,
  ) {}

  /** Does one thing and gives everything that was said, in one text. */
  async take(input: Input): Promise<string> {
    const event = {
      channel: this.channel,
      address: this.address,
      key: randomUUID(),
      input,
      at: `${testDay}T02:00:00.000Z`,
    };
    const first = await path.receive(event);
    if (this.twice) expect((await path.receive(event)).outcome).toBe("duplicate");
    if (first.outcome !== "done") return expect.fail(first.outcome);
    for (const { message } of first.messages)
      if (message.kind === "receipt") codes.set(message.caseNumber, message.code);
    return first.messages.map(({ message }) => plainText(message)).join("\n");
  }

  /** Types several texts and gives what was said last. */
  async type(...texts: string[]): Promise<string> {
    let said = "";
    for (const text of texts) said = await this.take({ kind: "text", text });
    return said;
  }
}

/** What a citizen does when they come back, in words of the buttons. */
const returns = {
  add: ["Bổ sung vào hồ sơ", "@", "Xong"],
  dispute: ["Chưa đồng ý, xin xem lại", "@", "Xong"],
  rate: ["Chấm điểm cách xử lý", "4 – tốt"],
  withdraw: ["Rút lại", "Rút lại"],
  erase: ["Xóa tên, số điện thoại", "Xóa"],
  notify: ["Có tin thì báo tôi ở đây"],
  "stop-notify": ["Thôi báo ở đây"],
  look: ["Về đầu trang"],
} as const;

/** Sentences after which what was typed must stand in the case. */
const confirmations = ["Đã bổ sung vào hồ sơ", "Đã mở lại hồ sơ"];

const byOfficer = fc.record({
  is: fc.constant("officer" as const),
  /** Mostly the same officer, and mostly a move that is open now. */
  who: fc.constantFrom(0, 0, 0, 1),
  open: fc.option(fc.nat(20), { freq: 4 }),
  move: fc.constantFrom(...officerMoves.filter((move) => move !== "merge")),
  /** Something needed is left out, or the case is not as it was seen. */
  wrong: fc.constantFrom("", "", "", "empty", "version"),
});
const byCitizen = fc.record({
  is: fc.constant("citizen" as const),
  act: fc.constantFrom(...(Object.keys(returns) as (keyof typeof returns)[])),
  channel: fc.constantFrom(...channels),
  twice: fc.boolean(),
  wrongCode: fc.constantFrom(false, false, false, true),
});
const event = fc.oneof({ arbitrary: byOfficer, weight: 2 }, { arbitrary: byCitizen, weight: 1 });
const life = fc.record({
  channel: fc.constantFrom(...channels),
  twice: fc.boolean(),
  kind: fc.constantFrom("Lương, thưởng", "Tiền hỗ trợ", "Trẻ em"),
  who: fc.constantFrom("Giấu tên hẳn", "Không để tên"),
  parts: fc.integer({ min: 1, max: 4 }),
  abort: fc.boolean(),
  events: fc.array(event, { minLength: 4, maxLength: 20 }),
});
type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;

interface Lived {
  id: string;
  code: string;
  /** What the citizen was told to be in the case, in order. */
  told: string[];
}

async function file({ channel, twice, kind, who, parts, abort }: Life): Promise<Lived> {
  const talk = new Talk(channel, twice);
  await talk.take({ kind: "start" });
  const told = Array.from({ length: parts }, (_, at) => `Tháng số ${at + 1} tôi chưa nhận đủ tiền.`);
  await talk.type("Gửi phản ánh, khiếu nại", kind, "Báo cho cơ quan biết để kiểm tra", "bỏ qua");
  if (kind === "Lương, thưởng") await talk.type("bỏ qua");
  await talk.type(...told);
  // Leaving and coming back loses nothing.
  if (abort) await talk.type("thoát", "Giữ lại", "Gửi phản ánh, khiếu nại", "Viết tiếp");
  const before = codes.size;
  const said = await talk.type("Xong", who, "Gửi phản ánh");
  expect([said.includes("Đã nhận"), codes.size]).toEqual([true, before + 1]);
  const [number, code] = [...codes.entries()].at(-1) ?? ["", ""];
  const [row] = await db.query("select id from complaint where number = $1", [number]);
  return { id: row.id, code, told };
}

async function stateOf({ id }: Lived): Promise<{ state: CaseState; version: number }> {
  const [row] = await db.query("select state, version from complaint where id = $1", [id]);
  reached.add(row.state);
  return row;
}

const needed: Omit<MoveRequest, "move"> = {
  message: "Cán bộ trả lời anh/chị.",
  day: testDay,
  form: "signed",
  place: "by-hand",
  track: "administrative-complaint",
  body: "social-insurance-office",
  outcome: "advised",
};

async function officerMoved(lived: Lived, happens: Extract<Life["events"][number], { is: "officer" }>) {
  const { who, wrong } = happens;
  const before = await stateOf(lived);
  const open = movesFrom(content.caseStates, before.state, ["officer", "owner"]);
  const picked = happens.open === null ? undefined : open[happens.open % open.length];
  const move = officerMoves.find((one) => one === picked && one !== "merge") ?? happens.move;
  const version = wrong === "version" ? before.version + 1 : before.version;
  const reasons = content.caseStates.reasons as Record<string, readonly string[] | undefined>;
  const given = wrong === "empty" ? {} : { ...needed, reason: reasons[move]?.[0] ?? "" };
  const actor = officers[who];
  if (!actor) return;
  const outcome = await db.storage.desk.move(actor, lived.id, { move, version, ...given });
  const after = await stateOf(lived);
  // A move that was made leads where the table says; one that was not changes nothing.
  // Who takes what is already theirs is told that it is.
  const leads = stateAfter(content.caseStates, move, before.state) ?? (move === "take" ? before.state : null);
  const expected = outcome.ok ? leads : before.state;
  expect([move, before.state, after.state]).toEqual([move, before.state, expected]);
  if (wrong === "version" && move !== "take") expect(outcome.ok).toBe(false);
}

async function citizenReturns(lived: Lived, one: Extract<Life["events"][number], { is: "citizen" }>) {
  const { act, channel, twice, wrongCode } = one;
  const before = await stateOf(lived);
  const talk = new Talk(channel, twice);
  await talk.take({ kind: "start" });
  const opened = await talk.type(
    "Xem trả lời bằng mã bí mật",
    wrongCode ? makeReceiptCode(randomBytes(20)) : lived.code,
  );
  expect(opened.includes("Không có hồ sơ nào")).toBe(wrongCode);
  if (wrongCode) return expect(await stateOf(lived)).toEqual(before);
  const text = `Nói thêm lần ${lived.told.length}.`;
  const said = await talk.type(...returns[act].map((word) => (word === "@" ? text : word)));
  if (confirmations.some((sentence) => said.includes(sentence))) lived.told.push(text);
  const after = await stateOf(lived);
  const allowed = caseMoveIds.filter((move) => content.caseStates.moves[move].by === "citizen");
  const reachable = [before.state, ...allowed.map((move) => stateAfter(content.caseStates, move, before.state))];
  expect([before.state, act, reachable.includes(after.state)]).toEqual([before.state, act, true]);
}

const dueOf = ({ id }: Lived) =>
  db.query("select due_on::text, due_level, ended_on::text from complaint where id = $1", [id]);

describe("random lives of complaints", () => {
  it(`find every confirmed code's case whole, in states the table allows, with clocks as recomputed (${lives})`, async () => {
    await fc.assert(
      fc.asyncProperty(life, async (one) => {
        const lived = await file(one);
        for (const happens of one.events) {
          if (happens.is === "officer") await officerMoved(lived, happens);
          else await citizenReturns(lived, happens);
        }
        const view = await db.storage.lookUps.caseByCode(lived.code);
        const told = view?.messages.filter(({ from }) => from === "citizen").map(({ text }) => text);
        expect(told).toEqual(lived.told);
        const due = await dueOf(lived);
        await db.storage.refreshDueDays();
        expect(await dueOf(lived)).toEqual(due);
      }),
      { numRuns: lives, endOnFailure: campaign, ...(campaign ? {} : { seed: 3 }) },
    );
    // Lives that go nowhere would show nothing; two cases are merged in tests of their own.
    expect([...reached].sort()).toEqual(caseStateIds.filter((state) => state !== "merged").sort());
  }, 1_200_000);
});
