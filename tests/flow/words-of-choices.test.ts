import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { type Play, playTurn, startPlay } from "../../src/flow/play.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(import.meta.dirname, "../.."));
});

/** The first line of the question after these answers. */
function askedAfter(...typed: string[]): string | undefined {
  const play: Play = startPlay(content, "2026-11-25");
  playTurn(play, { open: true, says: [] });
  const said = typed.map((types) => playTurn(play, { types, says: [] }));
  return said.at(-1)?.at(-1)?.split("\n")[0];
}

/** The first line said after these answers. */
function titleAfter(...typed: string[]): string | undefined {
  const play: Play = startPlay(content, "2026-11-25");
  playTurn(play, { open: true, says: [] });
  const said = typed.map((types) => playTurn(play, { types, says: [] }));
  return said.at(-1)?.[0]?.split("\n")[0];
}

const contract = ["tro cap that nghiep", "31/10/2026", "chua nop"];

describe("other words for a choice", () => {
  it("takes a contract of a year for one of 12 months or more", () => {
    expect(askedAfter(...contract, "1 nam")).toBe("Anh/chị nghỉ việc vì lý do nào?");
    expect(askedAfter(...contract, "ko thoi han")).toBe("Anh/chị nghỉ việc vì lý do nào?");
  });

  it("asks back when somebody says only that they resigned", () => {
    expect(askedAfter(...contract, "1 nam", "tu nghi")).toBe("Ý anh/chị là cái nào?");
  });

  it("takes yes and no where they name one choice", () => {
    const contributed = [...contract, "1 nam", "het han", "chua"];
    expect(askedAfter(...contributed)).toMatch(/^Trong tháng nghỉ việc hoặc tháng ngay trước đó/);
    expect(askedAfter(...contributed, "co")).toMatch(/^Từ khi nghỉ việc đến nay/);
    expect(askedAfter(...contributed, "co", "khong")).toMatch(/^Trong 24 tháng trước khi nghỉ việc/);
  });

  it("takes “dung” for “đúng” and never for “dừng”, which leaves the talk only where it is written so", () => {
    const received = ["2", "2", "cty cho nghi ko luong 2 thang"];
    expect(askedAfter(...received, "dung")).toBe(askedAfter(...received, "co"));
    expect(askedAfter(...received, "Dung a")).toBe(askedAfter(...received, "co"));
    expect(askedAfter(...received, "dừng")).toBe("Anh/chị cần gì?");
    const confirmed = [...received, "chua dc dong nao ca"];
    expect(askedAfter(...confirmed)).toBe("Tôi hiểu ý anh/chị là “Không”. Đúng không ạ?");
    expect(askedAfter(...confirmed, "dung")).toMatch(/^Tháng liền trước/);
    expect(askedAfter(...confirmed, "dừng")).toBe("Anh/chị cần gì?");
    expect(askedAfter(...contract, "dung")).toBe(askedAfter(...contract));
    expect(askedAfter(...contract, "dung lai")).toBe("Anh/chị cần gì?");
  });

  it("offers the day of one question as the answer to another that most people answer alike", () => {
    const ended = (day: string) =>
      [
        "2",
        "2",
        "het hop dong lao dong",
        "chua nhan",
        "co dong",
        "cty bi dong cua theo chi thi 16",
        "khong",
        "khong",
      ].concat(["khong", day, "ko", "0", "hd 3 nam", "19 thang", "khong", "da nghi viec roi"]);
    const choices = (...typed: string[]) => {
      const play: Play = startPlay(content, "2026-11-25");
      playTurn(play, { open: true, says: [] });
      return typed
        .map((types) => playTurn(play, { types, says: [] }))
        .at(-1)
        ?.at(-1)
        ?.split("\n")
        .slice(1, 3);
    };
    expect(choices(...ended("10/8/2021"))).toEqual(["  1. Vẫn là ngày 10/8/2021", "  2. Tôi không biết"]);
    for (const said of ["1", "van la ngay do", "dung roi", "10/8"])
      expect([said, askedAfter(...ended("10/8/2021"), said)]).toEqual([
        said,
        "Khi đó (năm 2021), anh/chị có quyết định hưởng lương hưu hằng tháng không?",
      ]);
    // A contract that ended after 30/9/2021 is not the one that is asked about here.
    expect(choices(...ended("01/11/2021"))?.[0]).toBe("  1. Tôi không biết");
  });

  it("asks which money is meant when somebody asks only what they can get", () => {
    for (const asked of [
      "toi muon biet toi duoc ho tro bao nhieu",
      "tao dc ho tro bao nhieu tien",
      "em muốn xem em được hưởng gì ạ",
    ])
      expect([asked, askedAfter(asked)]).toEqual([asked, "Ý anh/chị là cái nào?"]);
    expect(askedAfter("toi duoc nhan gi", "1")).toMatch(/^Hợp đồng gần nhất của anh\/chị kết thúc vào ngày nào\?/);
  });

  it("answers nothing about a topic of before to what asks nothing and is about nothing of it", () => {
    const violence = ["bi chong danh phai lam sao"];
    const next = /^Anh\/chị cần gì tiếp\?/;
    expect(askedAfter(...violence)).toMatch(next);
    const notUnderstood = "Tôi chưa hiểu ý anh/chị. Anh/chị bấm một nút bên dưới, hoặc gõ số thứ tự.";
    for (const beside of ["nha toi o tra linh", "tuc vai", "cong ty tnhh abc"])
      expect(titleAfter(...violence, beside), beside).toBe(notUnderstood);
    expect(titleAfter(...violence, "ai chuyen nhuong gi")).toMatch(/^Câu này tôi chưa có câu trả lời chắc chắn/);
    expect(askedAfter("dong bhtn may thang thi duoc huong", "ho so")).toMatch(next);
    expect(askedAfter("2", "2", "nghi ko luong", "deo co")).toMatch(/^Tháng liền trước/);
  });

  it("takes a short question in a conversation for one of its subject", () => {
    const answered = (...typed: string[]) => titleAfter("tro cap that nghiep", "31/10/2026", ...typed);
    expect(answered("nop o dau the?")).toBe("Nơi nộp hồ sơ và nhận trợ cấp thất nghiệp");
    expect(answered("can giay to gi")).toBe("Hồ sơ, thủ tục hưởng trợ cấp thất nghiệp");
    const payment = "Thời gian giải quyết, chi trả trợ cấp thất nghiệp";
    expect(answered("bao gio nhan duoc tien")).toBe(payment);
    // What was asked about beside it hides the subject of the conversation no longer.
    expect(answered("co con nho duoc them ko", "bao lau thi co tien")).toBe(payment);
    expect(answered("so ho khau de lam gi")).toMatch(/^Câu này tôi chưa có câu trả lời chắc chắn/);
  });

  it("takes a short question after several were offered for one of theirs", () => {
    const offered = ["nghi viec bao lau thi nop ho so bhtn"];
    expect(askedAfter(...offered)).toBe("Ý anh/chị là cái nào?");
    expect(titleAfter(...offered, "can giay to gi")).toBe("Hồ sơ, thủ tục hưởng trợ cấp thất nghiệp");
  });

  it("shows the questions of the area that a bare subject names, or the areas when several have it", () => {
    expect(askedAfter("luong")).toBe("Anh/chị chọn câu cần xem, hoặc gõ câu hỏi.");
    expect(askedAfter("bao hiem")).toBe("Anh/chị muốn hỏi về việc gì?");
    expect(askedAfter("qua tao")).toBe("Anh/chị cần gì?");
    // In the middle of a check it is an answer that cannot be read.
    expect(titleAfter("tro cap that nghiep", "luong")).toBe("Tôi chưa đọc được ngày. Ví dụ “15/8/2021”, “hôm qua”.");
  });

  it("answers thanks in any words, and goes on where it was", () => {
    for (const thanks of ["cam on", "dạ em cảm ơn ạ", "ok cám ơn nhé", "tks", "thank you"]) {
      expect([thanks, titleAfter("tro cap that nghiep", thanks)]).toEqual([
        thanks,
        "Không có gì ạ. Anh/chị cần gì cứ nhắn tôi.",
      ]);
      expect(askedAfter("tro cap that nghiep", thanks)).toMatch(/^Hợp đồng gần nhất/);
    }
    expect(titleAfter("nop ho so that nghiep o dau", "dung roi a")).toBe("Cảm ơn anh/chị!");
  });

  it("knows who somebody is by their work", () => {
    expect(askedAfter("2", "ban ve so")).toMatch(/^Năm 2021, lúc dịch, anh\/chị làm việc theo cách nào\?/);
    expect(askedAfter("2", "quan an")).toMatch(/^Lúc phải dừng, hộ của anh\/chị có đăng ký kinh doanh không\?/);
  });

  it("knows what happened to work in 2021 by the words of those it happened to", () => {
    expect(askedAfter("2", "2", "cty cho nghi ko luong 2 thang")).toMatch(/^Trong đợt dịch, anh\/chị đã được nhận/);
    const ended = ["2", "luc do toi da bi cham dut hop dong roi"];
    expect(askedAfter(...ended)).toMatch(/^Từ ngày 01\/5\/2021/);
    const asked = [...ended, "hop dong cham dut, nghi han", "chua thay tien", "van tru tien bao hiem"];
    expect(askedAfter(...asked)).toMatch(/^Từ 01\/5\/2021 đến 31\/12\/2021, nơi anh\/chị làm/);
    const ended2 = [...asked, "phai dong cua theo lenh", "khong", "truong cho nghi", "khong", "15/9"];
    expect(askedAfter(...ended2)).toMatch(/anh\/chị có đang mang thai không/);
    expect(askedAfter(...ended2, "luc do toi dang mang thai thang thu 4")).toMatch(/bao nhiêu trẻ chưa đủ 6 tuổi/);
    expect(askedAfter(...ended2, "khong", "0", "hop dong 1 nam")).toMatch(/^Trong 24 tháng trước khi hợp đồng/);
  });

  it("knows the provinces of the list for rent", () => {
    expect(askedAfter("2", "tien tro", "bac ninh")).toMatch(/^Khi làm việc ở đó trong năm 2022/);
  });

  it("asks back when a parent says only “not yet” of the child's 16 years", () => {
    const child = ["2", "6", "F0", "co quyet dinh", "15/8/2021"];
    expect(askedAfter(...child)).toBe(
      "Vào ngày bắt đầu điều trị hoặc cách ly, người đó có phải là trẻ dưới 16 tuổi không?",
    );
    expect(askedAfter(...child, "chua")).toBe("Ý anh/chị là cái nào?");
    expect(askedAfter(...child, "chua du 16 tuoi")).toMatch(/^Người đó điều trị bao nhiêu ngày\?/);
  });

  it("asks back which of the choices is meant that a longer sentence names", () => {
    const long = "toi di ban ve so thoi chu khong co hop dong gi ca";
    expect(askedAfter("2", "3", long)).toBe("Ý anh/chị là cái nào?");
  });

  it("asks back what Cao Bằng means where some of its zones count", () => {
    expect(askedAfter("2", "tien tro", "o Cao Bang")).toBe("Ý anh/chị là cái nào?");
  });

  it("knows the trouble of a complaint by the words of those who have it", () => {
    const wish = /^\(\d+\/\d+\) Anh\/chị muốn điều gì nhất\?/;
    const kinds = ["no luong", "ko tra luong", "cty chua dong bhxh", "bi sa thai", "tai nan", "ko duoc tien ho tro"];
    for (const kind of kinds) expect(askedAfter("3", kind), kind).toMatch(wish);
    expect(askedAfter("3", "can bo vo le")).toMatch(wish);
    expect(askedAfter("3", "no luong", "bao cho co quan")).toMatch(/^\(3\/11\) Việc xảy ra ở xã, phường nào/);
    expect(askedAfter("3", "no luong", "phan anh")).toMatch(/^\(3\/11\) Việc xảy ra ở xã, phường nào/);
    expect(askedAfter("3", "no luong", "doi tien luong")).toMatch(/^\(\d+\/\d+\) Ai làm ảnh hưởng quyền lợi/);
    expect(askedAfter("3", "no luong", "doi tien luong", "giam doc")).toMatch(
      /^\(\d+\/\d+\) Với công ty, anh\/chị cần điều nào hơn\?/,
    );
  });

  it("asks back whether somebody dismissed wants the benefit or to complain", () => {
    expect(askedAfter("toi bi duoi viec hom qua")).toBe("Ý anh/chị là cái nào?");
  });
});

describe("a single reading that is asked back", () => {
  const unsure = [
    "2",
    "2",
    "hop dong cham dut, nghi han",
    "chua",
    "co",
    "1",
    "khong a, toi khong du thang nen ho khong cho huong tro cap that nghiep",
  ];

  it("is agreed to in any words, and denied", () => {
    expect(askedAfter(...unsure)).toBe("Tôi hiểu ý anh/chị là “Không”. Đúng không ạ?");
    for (const yes of ["u", "dung roi", "1", "dung vay, toi khong duoc huong", "khong"])
      expect(askedAfter(...unsure, yes)).toMatch(/^Có phải anh\/chị đã tự nghỉ trái luật không/);
    expect(askedAfter(...unsure, "khong phai")).toMatch(/^Sau lần nghỉ hẳn đó/);
  });
});

describe("what is said beside the answers", () => {
  /** Everything said to the last of these texts. */
  function saidTo(...typed: string[]): string[] {
    const play: Play = startPlay(content, "2026-11-25");
    return typed.map((types) => playTurn(play, { types, says: [] })).at(-1) ?? [];
  }

  it("takes words that ask nothing for no question, whatever was talked of before", () => {
    const [first] = saidTo("cong ty no luong thi lam sao", "ve dau trang", "3", "phan anh");
    expect(first).toBe("Tôi chưa hiểu ý anh/chị. Anh/chị bấm một nút bên dưới, hoặc gõ số thứ tự.");
  });

  it("greets back whoever only greets, once", () => {
    const menu = /^Anh\/chị cần gì\?/;
    expect(saidTo("xin chao")).toEqual([expect.stringMatching(/^Chào anh\/chị! Tôi là/), expect.stringMatching(menu)]);
    expect(saidTo("xin chao", "alo")).toEqual(["Chào anh/chị!", expect.stringMatching(menu)]);
  });

  it("says that it cannot answer a question, and not that the answer was no day", () => {
    expect(saidTo("1", "so ho khau de lam gi")[0]?.split("\n")[0]).toBe(
      "Câu này tôi chưa có câu trả lời chắc chắn nên không dám nói bừa. Anh/chị có muốn gửi cho cán bộ trả lời không?",
    );
  });

  it("does not call a freelancer's programme closed, of which nobody knows", () => {
    const [all, freelance] = saidTo("2", "3", "1", "khong", "4");
    expect(all?.split("\n")[1]).toBe("Tôi chưa kết luận được. Trường hợp của anh/chị cần cán bộ xem.");
    expect(freelance?.split("\n")[1]).toBe("Trường hợp này cần cán bộ xem.");
  });

  it("offers to change an answer once after a result", () => {
    expect(saidTo("2", "3", "1", "khong", "4").at(-1)?.split("\n")).toEqual([
      "Anh/chị muốn làm gì tiếp?",
      "  1. Sửa một câu trả lời",
      "  2. Xem chương trình khác",
      "  3. Hỏi cán bộ",
      "  4. Gửi phản ánh về tiền hỗ trợ",
      "  5. Về đầu trang",
      "[Quay lại] [Trợ giúp]",
    ]);
  });
});

describe("an answer in a check that cannot be read", () => {
  const pension = [...contract, "1 nam", "bi duoi viec"];

  it("is asked again and opens no topic", () => {
    expect(askedAfter(...pension, "tao moi 38 tuoi huu cai lol")).toMatch(/^Về lương hưu/);
    expect(askedAfter(...pension, "chua", "dong du", "viec dau ra, nam nha roi")).toMatch(/^Từ khi nghỉ việc/);
    expect(askedAfter("2", "2", "lop hoc vang qua nen toi voi may dong nghiep deu o nha")).toMatch(
      /^Từ ngày 01\/5\/2021/,
    );
  });

  it("is no obstacle to the answer that follows", () => {
    const told = `${"cong ty no luong cua toi ma khong tra ".repeat(4)}`;
    expect(askedAfter(...contract, told)).toBe(
      "Tôi chưa hiểu hết tin vừa rồi. Anh/chị có muốn gửi nội dung đó cho cán bộ không?",
    );
    expect(askedAfter(...contract, told, "1 nam")).toBe("Anh/chị nghỉ việc vì lý do nào?");
  });

  it("is asked again with the words of the question that was asked", () => {
    const play = startPlay(content, "2026-11-25");
    const said = [...contract, "sua", "cai kia kia"].map((types) => playTurn(play, { types, says: [] }));
    expect(said.at(-1)?.[0]).toBe("Tôi chưa hiểu ý anh/chị. Anh/chị bấm một nút bên dưới, hoặc gõ số thứ tự.");
  });
});

describe("a day that is told in passing", () => {
  /** Everything said to the last of these texts. */
  function saidTo(...typed: string[]): string[] {
    const play: Play = startPlay(content, "2026-11-25");
    return typed.map((types) => playTurn(play, { types, says: [] })).at(-1) ?? [];
  }

  it("is said back as it was understood, unless it was typed in full", () => {
    const back = (day: string) => `Tôi hiểu là ${day}. Nếu không đúng, anh/chị gõ “quay lại”.`;
    expect(saidTo("1", "hom qua")[0]).toBe(back("24/11/2026"));
    expect(saidTo("1", "thu sau tuan truoc")[0]).toBe(back("20/11/2026"));
    expect(saidTo("1", "15/9")[0]).toBe(back("15/9/2026"));
    expect(saidTo("1", "15/9/2026")[0]?.split("\n")[0]).toMatch(/^Anh\/chị nộp đủ hồ sơ/);
  });

  it("may be none, said in a sentence", () => {
    expect(askedAfter("1", "31/10/2026", "da bao chua nop gi ca")).toBe("Hợp đồng gần nhất của anh/chị là loại nào?");
    expect(askedAfter("1", "31/10/2026", "toi chua nop vi khong biet la co khoan nay")).toBe(
      "Hợp đồng gần nhất của anh/chị là loại nào?",
    );
    expect(askedAfter("1", "31/10/2026", "chua nop thi co duoc khong")).not.toBe(
      "Hợp đồng gần nhất của anh/chị là loại nào?",
    );
  });
});

describe("“no” without its marks", () => {
  it("is owed or he, not the English denial", () => {
    expect(askedAfter("bam me no tro cap that nghiep do")).toMatch(/^Hợp đồng gần nhất của anh\/chị kết thúc/);
    const contributed = [...contract, "1 nam", "het han", "chua"];
    expect(askedAfter(...contributed, "cong ty no bao hiem cua toi")).toMatch(/^Từ khi nghỉ việc/);
  });
});
