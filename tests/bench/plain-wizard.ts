/** The complaint conversation of the plain bot: the questions of flows/conversations/complaint.yaml as a wizard. */
import { createHash, randomBytes, randomInt } from "node:crypto";
import type pg from "pg";
import { Markup, Scenes } from "telegraf";

/** Answers so far, kept in the session. */
interface Draft {
  kind?: string;
  wish?: string;
  place?: string;
  employer?: string;
  found?: string[];
  story?: string[];
  name?: string;
  phone?: string;
}

/** The context of the plain bot: a wizard's. */
export type PlainContext = Scenes.WizardContext;

const wants = [
  "Trợ cấp thất nghiệp",
  "Tiền hỗ trợ COVID-19 (2021, 2022)",
  "Gửi phản ánh, khiếu nại",
  "Xem trả lời bằng mã bí mật",
  "Hỏi cán bộ",
];
const kinds = [
  "Lương, thưởng",
  "Bảo hiểm xã hội, bảo hiểm thất nghiệp",
  "Hợp đồng, bị cho nghỉ việc",
  "An toàn, tai nạn lao động",
  "Tiền hỗ trợ",
  "Trẻ em",
  "Ma túy, mại dâm, mua bán người",
  "Thái độ, việc làm của cán bộ",
  "Việc khác",
  "Chỉ muốn hỏi cán bộ",
];
const wishes = [
  "Báo cho cơ quan biết để kiểm tra",
  "Đòi quyền lợi của tôi",
  "Đề nghị xử lý người làm sai luật",
  "Góp ý, đề nghị thay đổi",
];
const places = ["Trùng Khánh", "Quang Hán", "Trà Lĩnh", "Quang Trung", "Đoài Dương", "Đàm Thủy", "Đình Phong"].map(
  (name) => `xã ${name} (huyện Trùng Khánh cũ)`,
);
const none = "Không phải những cái này";
const skip = "Bỏ qua câu này";
const done = "Xong";
const who = ["Để lại tên, số điện thoại; có tin thì báo ở đây", "Giấu tên hẳn, chỉ dùng mã bí mật"];
const kept = ["Tôi đã chép ra giấy", "Tôi đã lưu ảnh hoặc tệp", "Chưa, để sau"];
const more = ["Gửi thêm việc khác", "Không, về đầu trang"];
const last = ["Gửi phản ánh", "Sửa", "Chưa gửi"];

const notice = `Trước khi viết, anh/chị cần biết:
• Nội dung, ảnh và số điện thoại chỉ cán bộ xử lý mở đọc, để giải quyết việc này.
• Bản viết dở được giữ 30 ngày. Phản ánh đã gửi được xóa 24 tháng sau khi xử lý xong.
• Không cần nói tên.
• Tin nhắn ở đây là phản ánh, chưa phải đơn khiếu nại hay tố cáo theo luật. Cán bộ sẽ hướng dẫn nếu cần làm đơn.
Đang nguy hiểm: gọi 113 (công an), 115 (cấp cứu), 111 (trẻ em).`;

const ask = {
  wish: "(2/11) Anh/chị muốn điều gì nhất? Có nhiều việc thì chọn việc chính, việc khác gửi riêng sau.",
  employer: "(4/11) Công ty, cơ sở nào? Viết tên như trên bảng hiệu hay hợp đồng.",
  saved: "Anh/chị đã giữ mã bí mật chưa? Tôi hỏi vì rời đi mà chưa giữ mã thì không ai tìm lại được.",
  another: "Anh/chị còn việc khác không? Mỗi việc gửi riêng để đến đúng nơi giải quyết.",
  place: "(3/11) Việc xảy ra ở xã, phường nào? Anh/chị gõ một phần tên xã, phường; tên xã hay huyện cũ cũng được.",
  which: "Ý anh/chị là cái nào?",
  story: "(5/11) Anh/chị kể việc đã xảy ra, theo cách của mình. Có thể gửi nhiều tin. Xong thì bấm Xong.",
  more: "(5/11) Đã ghi lại. Anh/chị kể thêm, hoặc bấm Xong.",
  who: "(6/11) Anh/chị để lại tên và số điện thoại, hay giấu tên? Cách nào cũng đọc được trả lời bằng mã bí mật. Giấu tên hẳn thì hồ sơ không ghi gì dẫn về cuộc nói chuyện này.",
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
  name: 8,
  phone: 9,
  confirm: 10,
  saved: 11,
  another: 12,
};

/** Shows what the bot can do. */
export async function showMenu(ctx: PlainContext): Promise<void> {
  await question(ctx, "Anh/chị cần gì?", wants);
}

/** The wizard; it writes what was told into `complaint`. */
export function complaintWizard(pool: pg.Pool): Scenes.WizardScene<PlainContext> {
  return new Scenes.WizardScene<PlainContext>(
    "complaint",
    (ctx) => goTo(ctx, step.kind, `${notice}\n\n(1/11) Chuyện của anh/chị thuộc loại nào?`, kinds),
    takeKind,
    takeWish,
    takePlace,
    takeWhich,
    takeEmployer,
    takeStory,
    takeWho,
    takeName,
    takePhone,
    (ctx) => takeConfirm(ctx, pool),
    takeSaved,
    takeAnother,
  );
}

function takeKind(ctx: PlainContext) {
  const kind = chosen(ctx, kinds);
  if (!kind) return question(ctx, "(1/11) Chuyện của anh/chị thuộc loại nào?", kinds);
  draftOf(ctx).kind = kind;
  return goTo(ctx, step.wish, ask.wish, wishes);
}

function takeWish(ctx: PlainContext) {
  const wish = chosen(ctx, wishes);
  if (!wish) return question(ctx, ask.wish, wishes);
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
  const options = [...(draftOf(ctx).found ?? []), none];
  const place = chosen(ctx, options);
  if (!place) return question(ctx, ask.which, options);
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
    return draft.story ? goTo(ctx, step.who, ask.who, who) : question(ctx, ask.story, [done]);
  }
  draft.story = [...(draft.story ?? []), said(ctx)];
  return question(ctx, ask.more, [done]);
}

function takeWho(ctx: PlainContext) {
  const answer = chosen(ctx, who);
  if (!answer) return question(ctx, ask.who, who);
  if (answer === who[0]) return goTo(ctx, step.name, "(7/11) Anh/chị tên là gì?", []);
  return askConfirm(ctx);
}

function takeName(ctx: PlainContext) {
  draftOf(ctx).name = said(ctx);
  return goTo(ctx, step.phone, "(8/11) Số điện thoại của anh/chị?", []);
}

function takePhone(ctx: PlainContext) {
  const phone = said(ctx).replace(/[ .-]/g, "");
  if (!/^0\d{9}$/.test(phone)) return question(ctx, "(8/11) Số điện thoại của anh/chị?", []);
  draftOf(ctx).phone = phone;
  return askConfirm(ctx);
}

function askConfirm(ctx: PlainContext) {
  const { kind, wish, place, employer, story, name, phone } = draftOf(ctx);
  const lines = [
    "(9/11) Anh/chị xem lại:",
    `• Loại việc: ${kind}`,
    `• Mong muốn: ${wish}`,
    `• Nơi xảy ra: ${place ?? "-"}`,
    `• Công ty: ${employer ?? "-"}`,
    `• Nội dung: ${story?.join("\n")}`,
    `• Người gửi: ${name ? `${name} ${phone}` : "Giấu tên"}`,
    "Gửi đi chứ ạ?",
  ];
  return goTo(ctx, step.confirm, lines.join("\n"), last);
}

async function takeConfirm(ctx: PlainContext, pool: pg.Pool): Promise<void> {
  const answer = chosen(ctx, last);
  if (!answer) return await question(ctx, "Gửi đi chứ ạ?", last);
  if (answer === "Sửa") return await goTo(ctx, step.kind, "(1/11) Chuyện của anh/chị thuộc loại nào?", kinds);
  if (answer === "Gửi phản ánh") {
    await file(ctx, pool);
    return await goTo(ctx, step.saved, ask.saved, kept);
  }
  await ctx.scene.leave();
  await showMenu(ctx);
}

function takeSaved(ctx: PlainContext) {
  return chosen(ctx, kept) ? goTo(ctx, step.another, ask.another, more) : question(ctx, ask.saved, kept);
}

async function takeAnother(ctx: PlainContext): Promise<void> {
  const answer = chosen(ctx, more);
  if (!answer) return await question(ctx, ask.another, more);
  await ctx.scene.leave();
  if (answer === more[0]) await ctx.scene.enter("complaint");
  else await showMenu(ctx);
}

async function file(ctx: PlainContext, pool: pg.Pool): Promise<void> {
  const { kind, place, story, name, phone } = draftOf(ctx);
  const number = `26-${String(randomInt(10_000_000_000)).padStart(10, "0")}`;
  const code = randomBytes(13).toString("hex").toUpperCase();
  await pool.query(
    "insert into complaint (number, kind, place, story, name, phone, code_hash) values ($1, $2, $3, $4, $5, $6, $7)",
    [number, kind, place, story?.join("\n"), name, phone, createHash("sha256").update(code).digest("hex")],
  );
  await ctx.reply(
    `Đã nhận. Số hồ sơ: ${number}\nMã bí mật: ${code}\nXin ghi lại hay chụp màn hình mã này ngay. Ai có mã thì đọc được hồ sơ; mất mã thì không ai lấy lại được, kể cả cán bộ.`,
  );
}

async function goTo(ctx: PlainContext, position: number, ...[text, options]: [string, string[]]): Promise<void> {
  await question(ctx, text, options);
  ctx.wizard.selectStep(position);
}

/** Options as a numbered list and as buttons that send their number. */
async function question(ctx: PlainContext, text: string, options: string[]): Promise<void> {
  const list = options.map((label, index) => `${index + 1}. ${label}`).join("\n");
  const buttons = options.map((label, index) => Markup.button.callback(label, String(index + 1)));
  await ctx.reply(list ? `${text}\n\n${list}` : text, Markup.inlineKeyboard(buttons, { columns: 1 }));
}

/** The option that was typed by number or label, or whose button was pressed. */
function chosen(ctx: PlainContext, options: string[]): string | undefined {
  const answer = said(ctx).toLowerCase();
  return options[Number(answer) - 1] ?? options.find((label) => label.toLowerCase() === answer);
}

function said(ctx: PlainContext): string {
  if (ctx.callbackQuery && "data" in ctx.callbackQuery) return ctx.callbackQuery.data;
  return ctx.message && "text" in ctx.message ? ctx.message.text.trim() : "";
}

/** The wizard's state is an object that the session keeps. */
function draftOf(ctx: PlainContext): Draft {
  return ctx.wizard.state as Draft;
}
