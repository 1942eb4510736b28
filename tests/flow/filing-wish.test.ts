/** Whoever says that they want to complain is led to it first; questions about complaining stay questions. */
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { unmark } from "../../src/search/fold.ts";
import { SmallTalk } from "./small-content.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(import.meta.dirname, "../.."));
});

/** What people write who want to file something. */
const wishes = [
  "toi muon khieu nai cong ty khong tra luong",
  "Tôi muốn tố cáo giám đốc",
  "tôi muốn phản ánh công ty nợ lương",
  "Tôi muốn khiếu nại",
  "em muốn kiện công ty vì nợ lương 3 tháng",
  "muốn làm đơn tố cáo ông chủ xưởng",
  "e muốn kn cty trừ lương vô cớ",
  "cho tôi khiếu nại công ty may ở Thục Phán",
  "cho em phản ánh với ạ, công ty không đóng bảo hiểm",
  "tôi cần phản ánh việc cán bộ xã vòi tiền",
  "tôi xin tố giác một cơ sở khai khống số công",
  "tôi sẽ kiện công ty này ra tòa",
  "tôi phải khiếu nại thôi, chịu hết nổi rồi",
  "tôi quyết định tố cáo lão quản đốc ăn chặn tiền ca",
  "xin được phản ảnh tình trạng nợ lương ở nhà máy gạch",
  "tôi đề nghị được khiếu nại quyết định cho thôi việc",
  "vợ tôi muốn tố cáo công ty giữ bằng gốc",
  "anh em trong tổ muốn gửi đơn khiếu nại công ty",
  "tôi muốn gửi đơn lên thanh tra sở",
  "muốn nộp đơn kiện chủ thầu quỵt tiền công",
  "tôi muốn tố sếp ăn chặn tiền ăn ca của công nhân",
  "tôi muốn báo công ty trốn đóng bảo hiểm",
  "em muốn báo cáo công ty không cho nghỉ phép",
  "khiếu nại công ty không trả lương",
  "tố cáo giám đốc nhận hối lộ",
  "phản ánh cán bộ xã gây khó dễ",
  "Dạ em chào anh chị, em khiếu nại công ty đuổi việc em",
  "tôi tố cáo công ty Hoàng Anh trốn đóng bảo hiểm cho công nhân",
  "phản ánh việc công ty bắt làm thêm không trả tiền",
  "tôi muốn góp ý về cách làm việc của trung tâm",
  "tôi muốn kiến nghị với sở",
  "tao muốn kiện chúng nó",
  "Kính gửi Sở, tôi muốn trình báo việc công ty giữ căn cước của công nhân",
  "tôi muốn ẩn danh tố cáo công ty",
  "tôi muốn khiếu lại cty ko trả lương",
  "toi muon kieu nai cong ty",
  "tôi muốn khiếu naị giám đốc",
  "toi muon khieeu nai chu quan",
  "tooi muoons khieeus naij coong ty",
  "toi muon to cao gjam doc",
  "toi muon phan anhh cong ty no luong",
  "Công ty nợ lương tôi ba tháng nay rồi, hỏi thì giám đốc chửi. Tôi muốn tố cáo.",
  "giờ em muốn kiện thằng chủ thầu thì",
  "tôi muốn đi kiện",
  "muốn thưa công ty này ra tòa",
  "tôi muốn nhờ cơ quan giải quyết việc công ty nợ lương",
  "em muốn gửi phản ánh",
  "em muốn gửi khiếu nại ạ",
  "tôi làm đơn này tố cáo ông giám đốc",
  "nay tôi viết đơn khiếu nại về việc bị sa thải",
  "cho mình hỏi chút, mình muốn khiếu nại cty",
  "chúng tôi 12 công nhân muốn tố cáo chủ lò gạch",
  "bức xúc quá tôi phải tố cáo",
  "tôi muốn báo cơ quan chức năng việc công ty trốn đóng bảo hiểm",
  "tôi muốn phản ánh thái độ của cán bộ một cửa",
  "phản ánh công ty xả thải",
  "muốn tố cáo",
  "kiện công ty",
  "cần khiếu nại gấp",
  "muốn khiếu nại quyết định cắt trợ cấp",
  "đề nghị xử lý công ty nợ lương",
  "yêu cầu thanh tra công ty tôi",
  "tôi muốn thanh tra vào kiểm tra công ty",
  "tui muốn tố cái thằng quản lý dê gái",
  "e mún khiếu nại cty",
  "em muon phan anh cty ko dong bh",
  "toi muon khieu nai giam doc cong ty",
  "tôi mún tố cáo",
  "muốn khiêu nại công ty",
  "t muốn tố cáo cty",
  "mình muốn phản ánh là công ty không ký hợp đồng",
  "tôi quyết kiện tới cùng",
  "gửi đơn",
  "tôi muốn gửi đơn",
  "em muốn gửi đơn vì bị cho nghỉ việc",
];

/** What people write who want to file something, in English. */
const wishesInEnglish = [
  "I want to complain about my employer",
  "i want to complain",
  "I would like to report my boss for not paying wages",
  "I'd like to file a complaint against my company",
  "I need to make a complaint about the factory",
  "I want to sue my company",
  "we want to denounce the director",
  "I wish to lodge a complaint",
  "let me report a company that does not pay insurance",
  "complaint against my employer, they did not pay me",
  "reporting my boss, he takes our wages",
  "I want to complian about my boss",
  "I'm here to report my company",
  "I want to make a complaint",
  "I want to file a report about unpaid wages",
  "I wanna complain",
  "want to report wage theft",
  "my boss stole my wages and I want to complain",
];

/** Questions about complaining, and what only has its words: answered as they were. */
const noWishes = [
  "khiếu nại ở đâu?",
  "khiếu nại ở đâu",
  "thời hạn khiếu nại là bao lâu?",
  "thời hạn khiếu nại",
  "tố cáo có bị lộ tên không?",
  "to cao co bi lo ten ko",
  "khiếu nại như thế nào",
  "muon khieu nai cong ty thi lam sao",
  "muốn tố cáo giám đốc thì gửi đơn ở đâu",
  "cách làm đơn khiếu nại",
  "mẫu đơn khiếu nại",
  "thủ tục tố cáo",
  "khiếu nại công ty về lương thì nộp ở Sở hay ở công ty",
  "khiếu nại cần giấy tờ gì",
  "nên khiếu nại hay tố cáo",
  "khiếu nại khác tố cáo thế nào",
  "khiếu nại lần hai",
  "khieu nai qua han",
  "tố cáo nặc danh có được không",
  "tôi muốn hỏi về khiếu nại",
  "tôi muốn biết thời hạn khiếu nại",
  "Xin cho biết những trường hợp khiếu nại không được thụ lý",
  "tôi muốn rút đơn khiếu nại",
  "tôi muốn xem kết quả khiếu nại của tôi",
  "tôi không muốn kiện, chỉ muốn lấy lại tiền",
  "em chưa muốn khiếu nại vội",
  "công ty dọa sẽ kiện tôi",
  "nhân viên muốn khiếu nại tôi thì tôi phải làm gì",
  "gửi đơn khiếu nại mấy ngày thì được trả lời",
  "ai được khiếu nại",
  "khiếu nại là gì",
  "tôi muốn đủ điều kiện hưởng trợ cấp thất nghiệp",
  "toi muon biet dieu kien huong",
  "tôi muốn nộp đơn xin trợ cấp thất nghiệp",
  "tôi muốn làm đơn xin nghỉ việc",
  "tôi muốn báo trước cho công ty là tôi nghỉ",
  "tôi phải báo tìm việc hằng tháng",
  "công ty nợ lương 3 tháng",
  "xin ý kiến cán bộ",
  "tôi muốn xin giấy xác nhận",
  "khiếu nại mất bao lâu",
  "muốn khiếu nại cần gì",
  "muốn khiếu nại thì cần giấy tờ gì",
  "tố cáo ở đâu",
  "có thể tố cáo qua điện thoại được không",
  "khiếu nại rồi mà không ai trả lời",
  "đơn khiếu nại của tôi đến đâu rồi",
  "bị công ty kiện thì sao",
  "khiếu nại có mất tiền không",
  "tố cáo sai có bị phạt không",
  "kiện công ty có mất phí không",
  "kiện công ty ở đâu",
  "người tố cáo được bảo vệ thế nào",
  "nộp đơn khiếu nại ở đâu",
  "tôi muốn đề nghị hưởng trợ cấp thất nghiệp",
  "tôi phải báo công ty trước bao nhiêu ngày",
  "tôi muốn hưởng trợ cấp thất nghiệp",
  "hết thời hiệu khiếu nại",
  "công ty bị tố cáo",
  "giải quyết khiếu nại",
  "ủy quyền khiếu nại",
  "tôi sẽ nghỉ việc",
  "tôi muốn rút bảo hiểm một lần",
  "muốn gửi đơn xin nghỉ thai sản",
  "tôi muốn gửi đơn nghỉ việc",
  "tôi muốn gửi đơn đề nghị hưởng trợ cấp thất nghiệp",
  "muốn gửi đơn đăng ký học nghề",
];

/** The same in English. */
const noWishesInEnglish = [
  "how do I complain?",
  "where do I send a complaint",
  "what is the time limit for complaints",
  "can I report my boss anonymously?",
  "will my name be known if I denounce somebody",
  "I want to know how to complain",
  "I need to report every month to the job centre",
  "do I have to report that I found a job",
  "I do not want to complain",
  "my company owes me wages",
  "can I complain by phone",
  "complaint deadline",
  "I want unemployment benefit",
  "I want to report a new job",
];

const OFFERED =
  "? Anh/chị muốn gửi phản ánh, khiếu nại hay tố cáo? Chọn mục đầu tiên là bắt đầu. Tôi hỏi từng câu, anh/chị xem lại rồi mới gửi.";
const KIND =
  "? Chuyện của anh/chị thuộc loại nào? [wages social-insurance contract safety support-money children social-evils staff-conduct other enquiry reported]";
const told = "tôi muốn tố cáo giám đốc ăn chặn tiền bảo hiểm của công nhân";

/** The story of the complaint in front. */
const storyOf = (talk: SmallTalk) => {
  const story = talk.session?.frames.at(-1)?.answers.story;
  return story?.kind === "story" ? story.texts : null;
};

/** What is said first to a text at the menu: filing, begun or offered with its button in front, or anything else. */
function ledTo(text: string, lang = "vi"): "filing" | "other" {
  const talk = talkAtMenu(lang);
  const said = talk.type(text);
  const begun = /^(Trước khi viết|Before you write)/.test(said[0] ?? "");
  const offered = said.length === 1 && / \[complaint-from-text /.test(said[0] ?? "");
  return begun || offered ? "filing" : "other";
}

function talkAtMenu(lang = "vi"): SmallTalk {
  const talk = new SmallTalk(content);
  talk.take({ kind: "start", lang });
  return talk;
}

describe("a wish to complain", () => {
  it.each(wishes)("“%s” leads to filing first, with and without marks", (text) => {
    expect([ledTo(text), ledTo(unmark(text))]).toEqual(["filing", "filing"]);
  });

  it.each(wishesInEnglish)("“%s” leads to filing first", (text) => {
    expect(ledTo(text, "en")).toBe("filing");
  });
});

describe("a question about complaining, and words that look like a wish", () => {
  it.each(noWishes)("“%s” is answered as it was, with and without marks", (text) => {
    expect([ledTo(text), ledTo(unmark(text))]).toEqual(["other", "other"]);
  });

  it.each(noWishesInEnglish)("“%s” is answered as it was", (text) => {
    expect(ledTo(text, "en")).toBe("other");
  });
});

describe("filing that is offered", () => {
  it("begins with what was told, where that tells something", () => {
    const talk = talkAtMenu();
    expect(talk.type(told)).toEqual([`${OFFERED} [complaint-from-text topic:denounce.how no]`]);
    expect(talk.type("1").at(-1)).toBe(KIND);
    expect(storyOf(talk)).toEqual([told]);
  });

  it("begins without a story where only the wish was said", () => {
    const talk = talkAtMenu();
    talk.type("Tôi muốn tố cáo giám đốc");
    expect(talk.type("vâng").at(-1)).toBe(KIND);
    expect(storyOf(talk)).toBe(null);
  });

  it("begins when the wish is said again, and adds what is told with it", () => {
    const talk = talkAtMenu();
    talk.type("Tôi muốn tố cáo giám đốc");
    expect(talk.type(told).at(-1)).toBe(KIND);
    expect(storyOf(talk)).toEqual([`Tôi muốn tố cáo giám đốc\n${told}`]);
  });

  it("goes on collecting what is told before it is answered", () => {
    const talk = talkAtMenu();
    talk.type(told);
    talk.type("nó còn giữ lương của cả tổ từ tháng ba đến giờ");
    talk.press("complaint-from-text");
    expect(storyOf(talk)).toEqual([`${told}\nnó còn giữ lương của cả tổ từ tháng ba đến giờ`]);
  });

  it("answers a question in between and keeps what was told", () => {
    const talk = talkAtMenu();
    talk.type(told);
    expect(talk.type("tố cáo có bị lộ tên không?")[0]).toBe("card Tố cáo nặc danh, giữ bí mật người tố cáo");
    talk.press("action:complaint");
    expect(storyOf(talk)).toEqual([told]);
  });

  it("is offered again once a question in between may mean several things and none was meant, and keeps what was told", () => {
    const talk = talkAtMenu();
    talk.type(told);
    expect(talk.type("được nhận bao nhiêu tiền?").at(-1)).toMatch(/other-reading\]$/);
    expect(talk.press("other-reading")).toEqual([`${OFFERED} [complaint-from-text no]`]);
    talk.press("complaint-from-text");
    expect(storyOf(talk)).toEqual([told]);
  });

  it("is offered again after a question that nobody could answer, passed on or not", () => {
    for (const choice of ["leave-it", "pass-on"]) {
      const talk = talkAtMenu();
      talk.type(told);
      expect(talk.type("hôm nay trời có mưa không?").at(-1)).toMatch(/\[pass-on leave-it\]$/);
      expect(talk.press(choice).at(-1)).toBe(`${OFFERED} [complaint-from-text no]`);
      talk.press("complaint-from-text");
      expect(storyOf(talk)).toEqual([told]);
    }
  });

  it("is offered again when the answer helped, and to whoever types what nobody understands", () => {
    const helped = talkAtMenu();
    helped.type(told);
    helped.type("tố cáo có bị lộ tên không?");
    expect(helped.press("helped").at(-1)).toBe(`${OFFERED} [complaint-from-text no]`);
    const lost = talkAtMenu();
    lost.type(told);
    lost.type("hôm nay trời có mưa không?");
    expect(lost.type("xyzzy").at(-1)).toBe(`${OFFERED} [complaint-from-text no]`);
  });

  it("is kept as a draft when something else is chosen, and begins the complaint that is filed later", () => {
    const talk = talkAtMenu();
    talk.type(told);
    talk.type("được nhận bao nhiêu tiền?");
    expect(talk.press("unemployment")[0]).toBe(
      "Lời anh/chị kể lúc nãy tôi giữ lại, chưa gửi cho ai. Muốn gửi, anh/chị về trang đầu chọn “Gửi phản ánh, khiếu nại”.",
    );
    talk.type("thoát");
    talk.press("complaint");
    talk.press("resume");
    expect(storyOf(talk)).toEqual([told]);
  });

  it("goes along to an officer whom somebody asks from the areas; a wish alone tells the officer nothing", () => {
    for (const [words, story] of [
      [told, [told]],
      ["Tôi muốn tố cáo giám đốc", null],
    ] as const) {
      const talk = talkAtMenu();
      talk.type(words);
      talk.type("tố cáo có bị lộ tên không?");
      expect(talk.type("lương").at(-1)).toMatch(/ action:officer\]$/);
      talk.press("action:officer");
      expect(storyOf(talk)).toEqual(story);
    }
  });

  it("is kept as a draft by whoever goes to the menu after an answer", () => {
    const talk = talkAtMenu();
    talk.type(told);
    talk.type("tố cáo có bị lộ tên không?");
    expect(talk.press("menu")[0]).toMatch(/^Lời anh\/chị kể lúc nãy tôi giữ lại, chưa gửi cho ai\./);
    expect(talk.session?.drafts.complaint?.story).toMatchObject({ texts: [told] });
  });

  it("is kept as a draft when the question of the check is answered instead", () => {
    const talk = talkAtMenu();
    talk.press("unemployment");
    talk.type(told);
    expect(talk.type("10/11/2026")[0]).toMatch(/^Lời anh\/chị kể lúc nãy tôi giữ lại, chưa gửi cho ai\./);
    expect(talk.session?.facts).toEqual({ jobEndedOn: { value: "2026-11-10" } });
    expect(talk.session?.drafts.complaint?.story).toMatchObject({ texts: [told] });
  });

  it("is offered again after a question in the middle of a check", () => {
    const talk = talkAtMenu();
    talk.press("unemployment");
    talk.type(told);
    expect(talk.type("tố cáo có bị lộ tên không?")).toEqual([
      "card Tố cáo nặc danh, giữ bí mật người tố cáo",
      `${OFFERED} [complaint-from-text no]`,
    ]);
    talk.press("complaint-from-text");
    expect(storyOf(talk)).toEqual([told]);
  });

  it("keeps it too when the wish is said again after the answer", () => {
    const talk = talkAtMenu();
    talk.type(told);
    talk.type("tố cáo có bị lộ tên không?");
    expect(talk.type("Tôi muốn khiếu nại")[0]).toMatch(/^\? Anh\/chị muốn gửi phản ánh, khiếu nại hay tố cáo\?/);
    talk.press("complaint-from-text");
    expect(storyOf(talk)).toEqual([`${told}\nTôi muốn khiếu nại`]);
  });

  it("shows the answer that stands beside, and keeps what was told", () => {
    const talk = talkAtMenu();
    talk.type(told);
    expect(talk.press("topic:denounce.how")[0]).toBe("card Cách tố cáo, hồ sơ, thời hạn giải quyết");
    talk.press("action:complaint");
    expect(storyOf(talk)).toEqual([told]);
  });

  it("sends nothing when it is not wanted", () => {
    const talk = talkAtMenu();
    talk.type(told);
    expect(talk.type("không")).toEqual([
      "Vâng, nội dung đó không được gửi đi.",
      "? Anh/chị cần gì? [unemployment support complaint track questions]",
    ]);
  });

  it("is offered after an answer and in the middle of a check, which goes on when it is not wanted", () => {
    const after = talkAtMenu();
    after.type("công ty nợ lương 3 tháng thì làm sao");
    expect(after.type("tôi muốn khiếu nại công ty")).toEqual([
      `${OFFERED} [complaint-from-text topic:complaint.how no]`,
    ]);
    const check = talkAtMenu();
    const question = check.press("unemployment").at(-1);
    expect(check.type("tôi muốn khiếu nại công ty không trả lương")).toEqual([
      `${OFFERED} [complaint-from-text topic:complaint.how no]`,
    ]);
    expect(check.press("no").at(-1)).toBe(question);
  });

  it("is not offered to somebody who is filing: what they say belongs to the story", () => {
    const talk = talkAtMenu();
    talk.press("complaint");
    expect(talk.type("tôi muốn tố cáo giám đốc công ty tôi")).toEqual([
      "Tôi đã ghi lại phần anh/chị vừa gửi vào phản ánh. Xin trả lời nốt câu này.",
      KIND,
    ]);
    expect(storyOf(talk)).toEqual(["tôi muốn tố cáo giám đốc công ty tôi"]);
  });

  it.each([
    ["tôi muốn tố cáo chồng tôi đánh tôi gãy tay", /^Gọi ngay 113/],
    ["tôi muốn tố cáo chủ nhốt tôi trong xưởng không cho về", /^Gọi ngay 113/],
    ["I want to report my boss, he locked us in and will not let us go", /^Call 113/],
  ])("comes after the numbers to call in danger: “%s”", (text, numbers) => {
    expect(talkAtMenu(text.startsWith("I ") ? "en" : "vi").type(text)[0]).toMatch(numbers);
  });
});
