/** What somebody hears who wants a draft gone, on the flows and words of the service. */
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import type { CaseView } from "../../src/flow/input.ts";
import { SmallTalk } from "./small-content.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(import.meta.dirname, "../.."));
});

const MENU = "? Anh/chị cần gì? [unemployment support complaint track questions]";
const ASKED =
  "? Phần anh/chị đã viết vẫn còn đây. Anh/chị muốn giữ lại để viết tiếp sau, hay xóa đi? [keep discard stay]";
const KEPT = "Đã giữ bản viết dở. Khi nào muốn viết tiếp, anh/chị chọn lại mục này.";
const GONE = "Đã xóa bản viết dở, không lấy lại được nữa. Khi nào cần, anh/chị cứ viết bản mới.";
const EMPLOYER =
  "? Công ty, cơ sở hay chủ nào? Viết tên như trên bảng hiệu hay hợp đồng; chủ là cá nhân thì viết tên người đó. [skip]";
const MORE = "? Đã ghi lại. Anh/chị kể thêm, gửi thêm ảnh, hoặc bấm Xong. [done]";

/** A talk in which a complaint was begun and these answers were given. */
function complaintAfter(...pressed: string[]): SmallTalk {
  const talk = new SmallTalk(content);
  talk.take({ kind: "start" });
  for (const id of ["complaint", "wages", ...pressed]) talk.press(id);
  return talk;
}

const atEmployer = () => complaintAfter("report", "skip");
const atStory = () => complaintAfter("report", "skip", "skip");

describe("throwing a draft away", () => {
  it.each(["xóa đi", "xoa di", "Xoá đi ạ", "xóa bản nháp", "xóa giúp em", "hủy bản này"])(
    "asks before it is lost when “%s” is typed instead of an answer, and says that it is gone",
    (words) => {
      const talk = atStory();
      talk.type("Công ty nợ lương ba tháng");
      expect(talk.type(words)).toEqual([ASKED]);
      expect(talk.session?.frames.at(-1)?.answers.story).toEqual({
        ...{ kind: "story", texts: ["Công ty nợ lương ba tháng"], files: [], done: false },
      });
      expect(talk.type(words)).toEqual([GONE, MENU]);
      expect(JSON.stringify(talk.session)).not.toContain("nợ lương");
    },
  );

  it.each(["xóa đi", "xoa di", "2", "Xoá"])("says that it is gone when “%s” answers whether to keep it", (words) => {
    const talk = atEmployer();
    expect(talk.type("thoát")).toEqual([ASKED]);
    expect(talk.type(words)).toEqual([GONE, MENU]);
    expect(talk.session?.drafts).toEqual({});
  });

  it("takes the words for no company and no name", () => {
    const talk = atEmployer();
    expect(talk.type("xoa di")).toEqual([ASKED]);
    expect(talk.press("stay")).toEqual([EMPLOYER]);
  });

  it("leaves a person their name “Xoa”", () => {
    const talk = atStory();
    talk.type("Công ty nợ lương");
    for (const id of ["done", "named", "agree"]) talk.press(id);
    expect(talk.type("Xoa")).toEqual(["? Số điện thoại của anh/chị? []"]);
  });

  it("keeps it where somebody leaves instead of answering", () => {
    const talk = atStory();
    talk.type("Công ty nợ lương");
    talk.type("xóa đi");
    expect(talk.type("thoát")).toEqual([KEPT, MENU]);
    talk.press("complaint");
    expect(talk.press("resume")).toEqual([MORE]);
  });

  it("asks too about a draft that was kept, at the menu and where it is offered to go on with", () => {
    const talk = atStory();
    talk.type("Công ty nợ lương");
    talk.type("thoát");
    talk.press("keep");
    expect(talk.type("xóa bản viết dở")).toEqual([ASKED]);
    expect(talk.press("keep")).toEqual([KEPT, MENU]);
    talk.press("complaint");
    expect(talk.type("xóa đi")).toEqual([ASKED]);
    expect(talk.press("stay")).toEqual([MORE]);
    talk.type("xóa đi");
    expect(talk.press("discard")).toEqual([GONE, MENU]);
    expect(backTo(talk.press("complaint"))).toEqual("Trước khi viết, anh/chị cần biết:");
  });

  it("does not know the words where there is no draft", () => {
    const talk = new SmallTalk(content);
    talk.take({ kind: "start" });
    expect(talk.type("xóa đi")).toEqual([
      "Tôi chưa hiểu ý anh/chị. Anh/chị bấm một nút bên dưới, hoặc gõ số thứ tự.",
      MENU,
    ]);
  });

  it("says when photos go, which stay for a while", () => {
    const talk = atStory();
    const id = "00000000-0000-4000-8000-00000000000a";
    talk.take({ kind: "files", files: [{ id, name: "a.jpg", type: "image/jpeg", size: 1 }] });
    talk.type("xóa đi");
    expect(talk.press("discard")).toEqual([
      GONE,
      "Ảnh, tệp gửi kèm không còn dùng vào việc gì và tự xóa khỏi máy chủ sau 30 ngày.",
      MENU,
    ]);
  });

  it("says that words which went to an officer stay there", () => {
    const talk = complaintAfter();
    talk.type("chong danh toi gay tay roi, cuu toi");
    talk.type("xóa đi");
    expect(talk.press("discard")).toEqual([
      GONE,
      "Riêng lời đã báo cho cán bộ vì có nguy hiểm thì cán bộ vẫn giữ. Muốn rút lại, anh/chị gõ “đừng báo cán bộ”.",
      MENU,
    ]);
    expect(talk.type("đừng báo cán bộ")[0]).toMatch(/^Tôi đã rút lại và xóa những lời đã chuyển\./);
  });

  it("says the same in English", () => {
    const talk = atStory();
    talk.type("They owe me wages");
    talk.press("command:language-en");
    expect(talk.type("delete it")).toEqual([
      "? What you have written is still here. Keep it to go on later, or delete it? [keep discard stay]",
    ]);
    expect(talk.type("please delete it")).toEqual([
      "Your draft is deleted and cannot be brought back. Whenever you need to, just write a new one.",
      "? What do you need? [unemployment support complaint track questions]",
    ]);
  });
});

describe("erasing one's name from a case", () => {
  it("is still what “xóa” answers where it is asked", () => {
    const talk = new SmallTalk(content);
    talk.take({ kind: "start" });
    talk.press("track");
    talk.type("1234J-5678J-9ABCJ-DEFGJ-HJKMJ");
    talk.take({ kind: "found", value: filed });
    talk.press("erase");
    expect(talk.type("xóa")[0]).toBe("Đã xóa.");
  });
});

const filed: CaseView = {
  ...{ id: "00000000-0000-4000-8000-000000000001", number: "26-0000-0018", kind: "wages", track: "labour-dispute" },
  ...{ state: "answered", filedOn: "2026-11-23", dueOn: null, petitionOn: null, acceptedOn: null, endedOn: null },
  ...{ outcome: null, transferredTo: null, rating: null, muted: false, named: true, linked: true, here: true },
  messages: [],
};

const backTo = (said: string[]) => said[0]?.split("\n")[0];
