import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { phoneWork } from "../../src/complaints/phone-work.ts";
import { makeCaseNumber } from "../../src/flow/case-number.ts";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import { recordedSources } from "../../src/flow/recording.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "../storage/sample-turn.ts";
import { until } from "../storage/sending.ts";
import { type MessengerApp, startMessengerApp } from "./messenger-app.ts";

/** A Monday; 09:00 in Vietnam. */
const current = recordedSources("2026-11-23");
/** Asked by the rounds, which a test lets go at other times of day. */
let clock = "2026-11-23T06:00:00.000Z";
const day = { today: "2026-11-23" };

let test: MessengerApp;
let round: () => Promise<void>;

beforeAll(async () => {
  test = await startMessengerApp(() => current);
  const { app } = test;
  const pace = { command: async () => 0, code: async () => 0 };
  const { content, storage } = app;
  ({ round } = phoneWork({ content, storage, pace, now: () => new Date(clock), today: () => day.today }));
});
afterAll(() => test.close());

/** Somebody on a messenger: what they write and press, and the last thing they read. */
interface Chat {
  channel: string;
  write(text: string): Promise<void>;
  press(label: string): Promise<void>;
  /** A button as it is shown now, to press it although it may be gone by then. */
  button(label: string): () => Promise<void>;
  /** Everything that the service ever showed there, buttons with it. */
  all(): string[];
  last(): { text: string; buttons: string[] };
}

function onTelegram(): Chat {
  const person = test.telegram.user();
  const shown = () => person.messages.filter(({ from }) => from === "bot");
  const act = async (does: () => void) => {
    does();
    await test.settled();
  };
  const button = (label: string) => {
    const message = shown().findLast(({ buttons }) => buttons.flat().some((one) => one.label === label));
    if (!message) throw new Error(`no button "${label}"`);
    const kept = structuredClone(message);
    return () => act(() => person.pressOld(kept, label));
  };
  return {
    channel: "telegram",
    write: (text) => act(() => person.send(text)),
    press: (label) => button(label)(),
    button,
    all: () => shown().map(({ text, buttons }) => [text, ...buttons.flat().map(({ label }) => label)].join("\n")),
    last() {
      const { text = "", buttons = [] } = shown().at(-1) ?? {};
      return { text, buttons: buttons.flat().map(({ label }) => label) };
    },
  };
}

function onZalo(): Chat {
  const person = test.zalo.user();
  const act = async (does: () => Promise<unknown>) => {
    await does();
    await test.settled();
  };
  return {
    channel: "zalo",
    write: (text) => act(() => person.send(text)),
    press: (label) => act(() => person.press(label)),
    button(label) {
      const kept = person.chat.buttonTitled(label);
      return () => act(() => person.press(kept));
    },
    all: () =>
      person.answers.map(({ text, buttons = [] }) => [text ?? "", ...buttons.map(({ title }) => title)].join("\n")),
    last() {
      const { text = "", buttons = [] } = person.answers.at(-1) ?? {};
      return { text, buttons: buttons.map(({ title }) => title) };
    },
  };
}

interface Officer {
  staffId: string;
  chat: Chat;
}

async function anOfficer(name: string, roles = ["officer"]): Promise<string> {
  const id = randomUUID();
  await test.database.query("insert into staff (id, login, name, roles, password_hash) values ($1, $2, $3, $4, 'x')", [
    id,
    `${id.slice(0, 8)}`,
    name,
    roles,
  ]);
  return id;
}

/** An officer with a chat that is linked and confirmed. */
async function linked(name: string, chat: Chat, roles?: string[]): Promise<Officer> {
  const staffId = await anOfficer(name, roles);
  const { phoneLinks } = test.app.storage;
  const code = randomUUID()
    .replace(/[^a-f2-9]/g, "")
    .toUpperCase()
    .slice(0, 8);
  await phoneLinks.newCode(staffId, code, "2099-01-01T00:00:00Z");
  await chat.write(`nv-${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase());
  const [link] = await phoneLinks.list(staffId);
  expect(await phoneLinks.confirm({ staffId }, link?.id ?? "")).toBe(true);
  return { staffId, chat };
}

/** Resolves when nothing waits for the chats of an officer any more. */
async function arrived(staffId: string): Promise<void> {
  await until(async () => {
    const waiting = await test.database.query(
      `select o.n from outbox o join conversation c on c.id = o.conversation_id
       join staff_link l on l.conversation_key = c.key where l.staff_id = $1 and o.status = 'waiting'`,
      [staffId],
    );
    return waiting.length === 0;
  });
  await test.settled();
}

const story = "Ông Hoàng Văn Bí Mật ở Công ty Giấy Kín nợ lương tôi, số 0912345678.";

async function filed(changes: Partial<FiledComplaint> = {}): Promise<FiledComplaint> {
  const number = makeCaseNumber(2026, randomInt(10_000_000));
  const complaint = sampleComplaint({
    story: [story],
    person: { name: "Nông Thị Riêng", phone: "0987654321" },
    employer: { name: "Công ty Giấy Kín" },
    number,
    ...changes,
  });
  const { turns } = test.app.storage;
  const address = randomUUID();
  const seen = await turns.load("web", address);
  const turn = sampleTurn(seen, sampleEvent({ address, at: current.now }), { filed: [complaint] });
  expect((await turns.commit(turn)).outcome).toBe("committed");
  await test.app.storage.refreshDueDays();
  return complaint;
}

/** Asks for these cases by number, and walks through every list to its end. */
async function readEverything(chat: Chat, cases: readonly FiledComplaint[]): Promise<void> {
  for (const { number } of cases) await chat.write(number);
  await chat.write("việc");
  for (const view of chat.last().buttons) {
    await chat.write("việc");
    await chat.press(view);
    for (let pages = 0; chat.last().buttons.includes("Trang sau") && pages < 20; pages += 1) {
      await chat.press("Trang sau");
    }
  }
}

const secrets = ["Bí Mật", "Giấy Kín", "0912345678", "Nông Thị Riêng", "0987654321", "nợ lương"];
const messengers = [
  ["Zalo", onZalo],
  ["Telegram", onTelegram],
] as const;

describe.each(messengers)("a member of staff on %s", (_, open) => {
  it("is linked by a code only after confirming the same check number in the console", async () => {
    const chat = open();
    const staffId = await anOfficer("Lan");
    const { phoneLinks } = test.app.storage;
    await phoneLinks.newCode(staffId, "ABCD2345", "2099-01-01T00:00:00Z");
    await chat.write("NV-ABCD-2345");
    const [link] = await phoneLinks.list(staffId);
    expect([link?.confirmed, link?.channel]).toEqual([false, chat.channel]);
    expect(chat.last().text).toBe(
      `Trò chuyện này xin liên kết với tài khoản của Lan. Số kiểm tra là ${link?.check}. Anh/chị mở trang “Làm việc từ điện thoại” trong bàn làm việc, so bốn số này rồi bấm xác nhận.`,
    );
    await chat.write("việc");
    expect(chat.last().text).toBe(
      `Trò chuyện này chờ xác nhận trong bàn làm việc, trang “Làm việc từ điện thoại”. Số kiểm tra là ${link?.check}.`,
    );
    await phoneLinks.confirm({ staffId }, link?.id ?? "");
    await chat.write("hàng đợi");
    expect(chat.last().text.split("\n")[0]).toBe("Chào Lan. Anh/chị muốn xem gì?");
  });

  it("cannot use a code twice, an old one, or one that was made up", async () => {
    const { phoneLinks } = test.app.storage;
    const staffId = await anOfficer("Minh");
    await phoneLinks.newCode(staffId, "EFGH2345", "2000-01-01T00:00:00Z");
    const chat = open();
    const wrong = "Mã không đúng hoặc đã hết hạn. Anh/chị tạo mã mới trong bàn làm việc.";
    await chat.write("NV-EFGH-2345");
    expect(chat.last().text).toBe(wrong);
    await phoneLinks.newCode(staffId, "EFGH6789", "2099-01-01T00:00:00Z");
    await open().write("nv efgh 6789");
    await chat.write("NV-EFGH-6789");
    expect(chat.last().text).toBe(wrong);
    expect(await phoneLinks.list(staffId)).toHaveLength(1);
  });

  it("takes a case, and a colleague who takes it at the same moment is told who was first", async () => {
    const [lan, minh] = [await linked("Lan", open()), await linked("Minh", open())];
    const { number, id } = await filed();
    for (const { chat } of [lan, minh]) await chat.write(number);
    await Promise.all([lan.chat.press("Nhận hồ sơ"), minh.chat.press("Nhận hồ sơ")]);
    const [row] = await test.database.query("select owner_id, version from complaint where id = $1", [id]);
    const [won, lost] = row.owner_id === lan.staffId ? [lan, minh] : [minh, lan];
    expect(won.chat.last().text.split("\n")[0]).toBe("Đã xong.");
    const name = won === lan ? "Lan" : "Minh";
    expect(lost.chat.last().text.split("\n")[0]).toMatch(
      new RegExp(`^${name} đã nhận trước, lúc \\d\\d:\\d\\d \\d\\d/\\d\\d\\.$`),
    );
    const audit = await test.database.query(
      "select actor, detail from audit_entry where complaint_id = $1 and action = 'taken'",
      [id],
    );
    expect(audit).toEqual([{ actor: won.staffId, detail: `via-${won.chat.channel}` }]);
  });

  it("acts once when a button is pressed twice at the same moment", async () => {
    const lan = await linked("Lan", open());
    const { number, id } = await filed();
    await lan.chat.write(number);
    const take = lan.chat.button("Nhận hồ sơ");
    await Promise.all([take(), take()]);
    const acts = "select action from audit_entry where complaint_id = $1 and actor = $2";
    expect(await test.database.query(acts, [id, lan.staffId])).toEqual([{ action: "taken" }]);
  });

  it("gives a case to a colleague, whose chat is told of it, and who opens it from there", async () => {
    const minh = await linked(`Minh ${randomUUID().slice(0, 4)}`, open());
    const lan = await linked("Lan", open(), ["chief"]);
    const [{ name }] = await test.database.query("select name from staff where id = $1", [minh.staffId]);
    // Nobody else is in the list.
    await test.database.query("update staff set disabled = true where id <> all($1::uuid[])", [
      [minh.staffId, lan.staffId],
    ]);
    const { number } = await filed();
    await lan.chat.write(number);
    await lan.chat.press("Giao");
    await lan.chat.press(name);
    expect(lan.chat.last().text.split("\n")[0]).toBe("Đã xong.");
    await round();
    await arrived(minh.staffId);
    expect(minh.chat.last()).toEqual({
      text: `Vừa giao cho anh/chị: 1 hồ sơ. ${number}`,
      buttons: [number, "Danh mục"],
    });
    await minh.chat.press(number);
    expect(minh.chat.last().text.split("\n").slice(0, 5)).toEqual([
      `Hồ sơ ${number}`,
      "Lương, thưởng",
      "phường Thục Phán (thành phố Cao Bằng cũ)",
      "Đang xử lý",
      "hạn 01/12/2026",
    ]);
  });

  it("loses the chat in one click, and at once what the account may no longer do", async () => {
    const { phoneLinks } = test.app.storage;
    const lan = await linked("Lan", open());
    const { number } = await filed();
    await lan.chat.write(number);
    const take = lan.chat.button("Nhận hồ sơ");
    await test.database.query("update staff set roles = '{auditor}' where id = $1", [lan.staffId]);
    await take();
    expect(lan.chat.last().text).toBe("Vai trò của anh/chị không làm được việc này.");
    expect(await phoneLinks.unlink({ staffId: lan.staffId }, lan.staffId)).toBe(1);
    await take();
    expect(lan.chat.last().text).toBe("Trò chuyện này không còn liên kết với tài khoản nào.");
  });

  it("unlinks from the chat, and is a citizen there as before and after", async () => {
    const lan = await linked("Lan", open());
    await lan.chat.write("lương tối thiểu vùng bao nhiêu?");
    const answered = lan.chat.last().text;
    expect(answered).not.toBe("");
    await lan.chat.write("hủy liên kết");
    expect(lan.chat.last().text).toBe("Đã gỡ liên kết. Từ giờ ở đây không xem được hồ sơ nữa.");
    expect(await test.app.storage.phoneLinks.list(lan.staffId)).toEqual([]);
  });

  it("sees nothing of a case outside of their reach", async () => {
    const lan = await linked("Lan", open());
    await test.database.query("update staff set kinds = '{safety}' where id = $1", [lan.staffId]);
    const { number } = await filed({ kind: "wages" });
    await lan.chat.write(number);
    expect(lan.chat.last().text).toBe("Hồ sơ này không xem được ở đây. Anh/chị tìm trong bàn làm việc.");
  });

  it("must confirm again a chat that was not used for thirty days", async () => {
    const lan = await linked("Lan", open());
    await test.database.query("update staff_link set used_at = now() - interval '31 days' where staff_id = $1", [
      lan.staffId,
    ]);
    await lan.chat.write("việc");
    expect(lan.chat.last().text.split(".")[0]).toBe(
      "Trò chuyện này chờ xác nhận trong bàn làm việc, trang “Làm việc từ điện thoại”",
    );
  });
});

describe("a link of Telegram", () => {
  it("is linked by a code that a start brings, once, however often the start comes", async () => {
    const { phoneLinks } = test.app.storage;
    const staffId = await anOfficer("Hà");
    await phoneLinks.newCode(staffId, "JKMN2345", "2099-01-01T00:00:00Z");
    const [first, other] = [onTelegram(), onTelegram()];
    await first.write("/start NV-JKMN-2345");
    await other.write("/start NV-JKMN-2345");
    const [link, ...more] = await phoneLinks.list(staffId);
    expect([link?.confirmed, more]).toEqual([false, []]);
    expect([first, other].map((chat) => chat.last().text.split(".")[0])).toEqual([
      "Trò chuyện này xin liên kết với tài khoản của Hà",
      "Mã không đúng hoặc đã hết hạn",
    ]);
  });

  it("brings a made-up code five times, and then none for a while", async () => {
    const chat = onTelegram();
    const said: (string | undefined)[] = [];
    for (let n = 0; n < 6; n += 1) {
      await chat.write("/start NV-PQRS-2345");
      said.push(chat.last().text.split(".")[0]);
    }
    const wrong = "Mã không đúng hoặc đã hết hạn";
    expect(said).toEqual([...Array.from({ length: 5 }, () => wrong), "Anh/chị đã thử nhiều mã quá"]);
  });
});

describe("chats of the staff", () => {
  it("never show what was told, whoever is named, nor the number of a case that is hidden", async () => {
    const chats = [onZalo(), onTelegram()] as const;
    const [lan, minh] = [await linked("Lan", chats[0], ["chief"]), await linked("Minh", chats[1])];
    const hidden = [
      await filed({ danger: "violence" }),
      await filed({ kind: "staff-conduct" }),
      await filed({ track: "denunciation" }),
    ];
    for (const { id } of hidden) await test.app.storage.desk.move(lan, id, { move: "take" });
    for (let n = 0; n < 6; n += 1) await filed();
    for (const chat of chats) await readEverything(chat, hidden);
    clock = "2026-11-23T02:00:00.000Z";
    await round();
    for (const { staffId } of [lan, minh]) await arrived(staffId);
    const all = chats.flatMap((chat) => chat.all()).join("\n");
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(hidden.filter(({ number }) => all.includes(number))).toEqual([]);
    expect(all.includes("Chỉ mở trong bàn làm việc: ")).toBe(true);
  });

  it("are told once of a morning, from half past seven on, on working days only, and not while it is quiet", async () => {
    const lan = await linked("Lan", onZalo());
    const mornings = () => lan.chat.all().filter((text) => text.startsWith("Tin buổi sáng")).length;
    const counted = [];
    // A Sunday, Vietnam Culture Day, a minute too early, in time, again, and a morning that is over.
    for (const [today, at] of [
      ["2026-11-22", "2026-11-22T01:00:00.000Z"],
      ["2026-11-24", "2026-11-24T01:00:00.000Z"],
      ["2026-11-25", "2026-11-25T00:29:00.000Z"],
      ["2026-11-25", "2026-11-25T00:30:00.000Z"],
      ["2026-11-25", "2026-11-25T03:00:00.000Z"],
      ["2026-11-26", "2026-11-26T05:00:00.000Z"],
    ] as const) {
      [day.today, clock] = [today, at];
      await Promise.all([round(), round()]);
      await arrived(lan.staffId);
      counted.push(mornings());
    }
    expect(counted).toEqual([0, 0, 0, 1, 1, 1]);
    const link = (await test.app.storage.phoneLinks.list(lan.staffId))[0];
    await test.app.storage.phoneLinks.set(lan.staffId, link?.id ?? "", {
      quiet: { from: "20:00", until: "09:00" },
      digest: true,
    });
    [day.today, clock] = ["2026-11-27", "2026-11-27T01:59:00.000Z"];
    await round();
    await arrived(lan.staffId);
    expect(mornings()).toBe(1);
    clock = "2026-11-27T02:00:00.000Z";
    await round();
    await arrived(lan.staffId);
    expect(mornings()).toBe(2);
  });

  it("wait with news until the quiet hours are over, but not with danger", async () => {
    const lan = await linked("Lan", onTelegram());
    const { id, number } = await filed();
    await test.app.storage.desk.move(lan, id, { move: "take" });
    await test.database.query("update complaint set unread = unread + 1 where id = $1", [id]);
    const before = lan.chat.all().length;
    [day.today, clock] = ["2026-11-26", "2026-11-26T15:00:00.000Z"];
    await round();
    await arrived(lan.staffId);
    expect(lan.chat.all().length).toBe(before);
    await filed({ danger: "violence" });
    await round();
    await arrived(lan.staffId);
    expect(lan.chat.last()).toEqual({
      text: "Khẩn cấp: 1 hồ sơ có người đang gặp nguy hiểm.\nAnh/chị mở bàn làm việc để xem.",
      buttons: ["Danh mục"],
    });
    clock = "2026-11-27T00:00:00.000Z";
    await round();
    await arrived(lan.staffId);
    expect(lan.chat.last()).toEqual({ text: `Người dân viết thêm: 1 hồ sơ. ${number}`, buttons: [number, "Danh mục"] });
  });

  it("are switched off with the account, and stay off when it is switched on again", async () => {
    const lan = await linked("Lan", onTelegram());
    const { staff, phoneLinks } = test.app.storage;
    await staff.setDisabled(lan, lan.staffId, true);
    await staff.setDisabled(lan, lan.staffId, false);
    expect(await phoneLinks.list(lan.staffId)).toEqual([]);
  });

  it("put the morning on the first page of who has no chat, and of whose chat it has not reached", async () => {
    const { phoneNews } = test.app.storage;
    const [none, away] = [await anOfficer("Thu"), await linked("Lan", onTelegram())];
    const address = "select conversation_key from staff_link where staff_id = $1";
    await test.database.query(`update conversation set unreachable = 'telegram-403' where key = (${address})`, [
      away.staffId,
    ]);
    [day.today, clock] = ["2026-11-30", "2026-11-30T01:00:00.000Z"];
    await round();
    expect((await phoneNews.morningOf(none, day.today))?.arrived).toBe(false);
    expect((await phoneNews.morningOf(away.staffId, day.today))?.arrived).toBe(false);
  });
});
