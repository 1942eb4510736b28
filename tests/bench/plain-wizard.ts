/**
 * The complaint conversation of the plain bot: the questions of flows/conversations/complaint.yaml as a wizard, in the same
 * words. It goes the way of a report ("wish: report"); the ways of the other wishes ask more.
 */
import { createHash, randomBytes, randomInt } from "node:crypto";
import type pg from "pg";
import { Markup, Scenes } from "telegraf";
import { localeWords } from "../locale-words.ts";

/** Answers so far, kept in the session. */
interface Draft {
  kind?: string;
  wish?: string;
  place?: string;
  employer?: string;
  found?: string[];
  story?: string[];
  who?: string;
  name?: string;
  phone?: string;
  /** The last group of the code, until it was typed back. */
  tail?: string;
}

/** The context of the plain bot: a wizard's. */
export type PlainContext = Scenes.WizardContext;

const words = localeWords("conversations");
const terms = { draftDays: 30, closedCaseMonths: 24, filesAtMost: 5, fileMegabytes: 10 };
const say = (step: string, of = "ask") => words("vi", `conversations:complaint.${step}.${of}`, terms);
const optionsOf = (step: string, ids: string) => ids.split(" ").map((id) => say(step, `options.${id}`));

const menuIds = "unemployment support complaint track questions".split(" ");
const wants = menuIds.map((id) => words("vi", `conversations:menu.what.options.${id}`));
/** Options in the order of the conversation. */
export const options = {
  kind: optionsOf(
    "kind",
    "wages social-insurance contract safety support-money children social-evils staff-conduct other enquiry reported",
  ),
  wish: optionsOf("wish", "report my-right punish propose"),
  who: optionsOf("who", "named anonymous notify"),
  consent: optionsOf("consent", "agree stay-unnamed"),
  confirm: optionsOf("confirm", "send change leave"),
  saved: optionsOf("saved", "wrote-down kept-picture later"),
  after: optionsOf("after", "another menu"),
};
const places = ["Trùng Khánh", "Quang Hán", "Trà Lĩnh", "Quang Trung", "Đoài Dương", "Đàm Thủy", "Đình Phong"].map(
  (name) => `xã ${name} (huyện Trùng Khánh cũ)`,
);
const none = "Không phải những cái này";
const skip = "Bỏ qua câu này";
const done = "Xong";

const ask = {
  kind: `(1/11) ${say("kind")}`,
  wish: `(2/11) ${say("wish")}`,
  place: `(3/11) ${say("place")}`,
  which: "Ý anh/chị là cái nào?",
  employer: `(4/11) ${say("employer")}`,
  story: `(5/11) ${say("story")}`,
  more: `(5/11) ${say("story", "more")}`,
  who: `(6/11) ${say("who")}`,
  consent: `(7/11) ${say("consent")}`,
  name: `(8/11) ${say("name")}`,
  phone: `(9/11) ${say("phone")}`,
  saved: say("saved"),
  tail: say("last-group"),
  after: say("after"),
};

/** Positions of the steps, for `selectStep`. */
const step = {
  kind: 1,
  wish: 2,
  place: 3,
  which: 4,
  employer: 5,
  story: 6,
  who: 7,
  consent: 8,
  name: 9,
  phone: 10,
  confirm: 11,
  saved: 12,
  tail: 13,
  after: 14,
};

/** Shows what the bot can do. */
export async function showMenu(ctx: PlainContext): Promise<void> {
  await question(ctx, words("vi", "conversations:menu.what.ask"), wants);
}

/** The wizard; it writes what was told into `complaint`. */
export function complaintWizard(pool: pg.Pool): Scenes.WizardScene<PlainContext> {
  return new Scenes.WizardScene<PlainContext>(
    "complaint",
    (ctx) => goTo(ctx, step.kind, `${say("before", "say")}\n\n${ask.kind}`, options.kind),
    takeKind,
    takeWish,
    takePlace,
    takeWhich,
    takeEmployer,
    takeStory,
    takeWho,
    takeConsent,
    takeName,
    takePhone,
    (ctx) => takeConfirm(ctx, pool),
    takeSaved,
    takeTail,
    takeAfter,
  );
}

function takeKind(ctx: PlainContext) {
  const kind = chosen(ctx, options.kind);
  if (!kind) return question(ctx, ask.kind, options.kind);
  draftOf(ctx).kind = kind;
  return goTo(ctx, step.wish, ask.wish, options.wish);
}

function takeWish(ctx: PlainContext) {
  const wish = chosen(ctx, options.wish);
  if (!wish) return question(ctx, ask.wish, options.wish);
  draftOf(ctx).wish = wish;
  return goTo(ctx, step.place, ask.place, [skip]);
}

function takePlace(ctx: PlainContext) {
  if (chosen(ctx, [skip])) return goTo(ctx, step.employer, ask.employer, [skip]);
  const part = said(ctx).toLowerCase();
  const found = part ? places.filter((place) => place.toLowerCase().includes(part)) : [];
  if (found.length === 0) return question(ctx, ask.place, [skip]);
  draftOf(ctx).found = found;
  return goTo(ctx, step.which, ask.which, [...found, none]);
}

function takeWhich(ctx: PlainContext) {
  const found = [...(draftOf(ctx).found ?? []), none];
  const place = chosen(ctx, found);
  if (!place) return question(ctx, ask.which, found);
  if (place === none) return goTo(ctx, step.place, ask.place, [skip]);
  draftOf(ctx).place = place;
  return goTo(ctx, step.employer, ask.employer, [skip]);
}

function takeEmployer(ctx: PlainContext) {
  if (!chosen(ctx, [skip])) draftOf(ctx).employer = said(ctx);
  return goTo(ctx, step.story, ask.story, [done]);
}

function takeStory(ctx: PlainContext) {
  const draft = draftOf(ctx);
  if (chosen(ctx, [done])) {
    return draft.story ? goTo(ctx, step.who, ask.who, options.who) : question(ctx, ask.story, [done]);
  }
  draft.story = [...(draft.story ?? []), said(ctx)];
  return question(ctx, ask.more, [done]);
}

function takeWho(ctx: PlainContext) {
  const who = chosen(ctx, options.who);
  if (!who) return question(ctx, ask.who, options.who);
  draftOf(ctx).who = who;
  return who === options.who[0] ? goTo(ctx, step.consent, ask.consent, options.consent) : askConfirm(ctx);
}

function takeConsent(ctx: PlainContext) {
  const answer = chosen(ctx, options.consent);
  if (!answer) return question(ctx, ask.consent, options.consent);
  return answer === options.consent[0] ? goTo(ctx, step.name, ask.name, []) : goTo(ctx, step.who, ask.who, options.who);
}

function takeName(ctx: PlainContext) {
  draftOf(ctx).name = said(ctx);
  return goTo(ctx, step.phone, ask.phone, []);
}

function takePhone(ctx: PlainContext) {
  const phone = said(ctx).replace(/[ .-]/g, "");
  if (!/^0\d{9}$/.test(phone)) return question(ctx, ask.phone, []);
  draftOf(ctx).phone = phone;
  return askConfirm(ctx);
}

function askConfirm(ctx: PlainContext) {
  return goTo(ctx, step.confirm, `(10/11) ${shownBack(draftOf(ctx))}`, options.confirm);
}

/** Everything that was answered; what this bot does not ask is a dash. */
export function shownBack({ story = [], ...draft }: Draft): string {
  const { kind = "", wish = "", place = "-", employer = "-", who = "", name = "", phone = "" } = draft;
  const answers = { kind, wish, place, employer, story: story.join("\n"), who, name, phone };
  const unasked = { about: "-", knew: "-", request: "-", address: "-" };
  return words("vi", "conversations:complaint.confirm.ask", { ...answers, ...unasked });
}

/** The receipt of a complaint that is answered within ten days. */
export function receiptOf(number: string, code: string): string {
  const day = new Date(Date.now() + 10 * 24 * 3600 * 1000).toLocaleDateString("vi-VN");
  return words("vi", "conversations:complaint.file.receipt", { number, code, day });
}

async function takeConfirm(ctx: PlainContext, pool: pg.Pool): Promise<void> {
  const answer = chosen(ctx, options.confirm);
  if (!answer) return await askConfirm(ctx);
  const [send, change] = options.confirm;
  if (answer === change) return await goTo(ctx, step.kind, ask.kind, options.kind);
  if (answer === send) {
    await file(ctx, pool);
    return await goTo(ctx, step.saved, ask.saved, options.saved);
  }
  await ctx.scene.leave();
  await showMenu(ctx);
}

function takeSaved(ctx: PlainContext) {
  const answer = chosen(ctx, options.saved);
  if (!answer) return question(ctx, ask.saved, options.saved);
  return answer === options.saved[0]
    ? goTo(ctx, step.tail, ask.tail, [skip])
    : goTo(ctx, step.after, ask.after, options.after);
}

function takeTail(ctx: PlainContext) {
  const { tail = "" } = draftOf(ctx);
  const typedBack = chosen(ctx, [skip]) ?? said(ctx).toUpperCase();
  if (typedBack !== skip && !typedBack.endsWith(tail)) return question(ctx, ask.tail, [skip]);
  return goTo(ctx, step.after, ask.after, options.after);
}

async function takeAfter(ctx: PlainContext): Promise<void> {
  const answer = chosen(ctx, options.after);
  if (!answer) return await question(ctx, ask.after, options.after);
  await ctx.scene.leave();
  if (answer === options.after[0]) await ctx.scene.enter("complaint");
  else await showMenu(ctx);
}

async function file(ctx: PlainContext, pool: pg.Pool): Promise<void> {
  const { kind, wish, place, employer, story, who, name, phone } = draftOf(ctx);
  const number = `26-${String(randomInt(10_000_000_000)).padStart(10, "0")}`;
  const code = randomBytes(13).toString("hex").toUpperCase();
  const hash = createHash("sha256").update(code).digest("hex");
  await pool.query(
    `insert into complaint (number, kind, wish, place, employer, story, who, name, phone, code_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [number, kind, wish, place, employer, story?.join("\n"), who, name, phone, hash],
  );
  draftOf(ctx).tail = code.slice(-5);
  await ctx.reply(receiptOf(number, code));
}

async function goTo(ctx: PlainContext, position: number, ...[text, choices]: [string, string[]]): Promise<void> {
  await question(ctx, text, choices);
  ctx.wizard.selectStep(position);
}

/** Options as a numbered list and as buttons that send their number. */
async function question(ctx: PlainContext, text: string, choices: string[]): Promise<void> {
  const list = choices.map((label, index) => `${index + 1}. ${label}`).join("\n");
  const buttons = choices.map((label, index) => Markup.button.callback(label, String(index + 1)));
  await ctx.reply(list ? `${text}\n\n${list}` : text, Markup.inlineKeyboard(buttons, { columns: 1 }));
}

/** The option that was typed by number or label, or whose button was pressed. */
function chosen(ctx: PlainContext, choices: string[]): string | undefined {
  const answer = said(ctx).toLowerCase();
  return choices[Number(answer) - 1] ?? choices.find((label) => label.toLowerCase() === answer);
}

function said(ctx: PlainContext): string {
  if (ctx.callbackQuery && "data" in ctx.callbackQuery) return ctx.callbackQuery.data;
  return ctx.message && "text" in ctx.message ? ctx.message.text.trim() : "";
}

/** The wizard's state is an object that the session keeps. */
function draftOf(ctx: PlainContext): Draft {
  return ctx.wizard.state as Draft;
}
