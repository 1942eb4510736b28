/** What people did in the errands of docs/errands.md, on the flows and words of the service. */
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

/** A talk of 23 November 2026 after these texts. */
function talkAfter(...typed: string[]): SmallTalk {
  const talk = new SmallTalk(content);
  talk.take({ kind: "start" });
  for (const one of typed) {
    const named = /^look up employers like (.*)/.exec(talk.type(one).at(-1) ?? "")?.[1];
    if (named !== undefined) talk.take({ kind: "found-employers", named, value: [] });
  }
  return talk;
}

const dispute = ["gui phan anh", "no luong", "doi luong cua toi", "cong ty", "tra tien", "15/10/2026"];
const toStory = [...dispute, "tra du luong", "xa nuoc hai"];
const toPhone = [...toStory, "bo qua", "no luong 3 thang", "xong", "1", "dong y", "nong van hung"];
const filed = [...toPhone, "0912345678", "bo qua", "gui phan anh", "da chep", "bo qua", "khong"];

const answered: CaseView = {
  ...{ id: "00000000-0000-4000-8000-000000000001", number: "26-0000-0018", kind: "wages", track: "labour-dispute" },
  ...{ state: "answered", filedOn: "2026-11-23", dueOn: null, petitionOn: null, acceptedOn: null, endedOn: null },
  ...{ outcome: null, transferredTo: null, rating: null, muted: false, named: true, linked: true, here: true },
  messages: [],
};

const PLACE =
  "? Việc xảy ra ở xã, phường nào? Anh/chị gõ một phần tên xã, phường; tên xã hay huyện cũ cũng được. [skip]";
const EMPLOYER =
  "? Công ty, cơ sở hay chủ nào? Viết tên như trên bảng hiệu hay hợp đồng; chủ là cá nhân thì viết tên người đó. [skip]";

const backTo = (said: string[]) => said.map((line) => line.split("\n")[0]);

describe("the complaint of an angry worker", () => {
  it("says what was answered before when one goes back", () => {
    const talk = talkAfter(...toStory, "cty xay dung hoang anh");
    expect(talk.press("command:back")).toEqual([
      "Lúc nãy anh/chị trả lời: cty xay dung hoang anh",
      "? Công ty, cơ sở hay chủ nào? Viết tên như trên bảng hiệu hay hợp đồng; chủ là cá nhân thì viết tên người đó. [skip]",
    ]);
  });

  it("takes “xong” for no company: whoever went back from the story still says it", () => {
    const talk = talkAfter(...toStory, "cty xay dung hoang anh", "no luong 3 thang");
    talk.press("command:back");
    expect(talk.type("xong")).toEqual([
      "Câu này tôi chưa ghi được. Anh/chị viết ngắn gọn hơn giúp tôi.",
      "? Công ty, cơ sở hay chủ nào? Viết tên như trên bảng hiệu hay hợp đồng; chủ là cá nhân thì viết tên người đó. [skip]",
    ]);
  });

  it("asks for a phone number again that has a digit too few, and takes it for no question", () => {
    expect(talkAfter(...toPhone).type("0912 345 67")).toEqual([
      "Tôi chưa đọc được số điện thoại. Số di động có 10 chữ số, ví dụ 0912 345 678.",
      "? Số điện thoại của anh/chị? []",
    ]);
  });

  it("shows all that will be sent, and what was changed in it", () => {
    const talk = talkAfter(...toPhone, "0912345678", "to 5 phuong Thuc Phan");
    talk.press("change");
    talk.press("step:request");
    expect(talk.type("tra 7 trieu 8 con thieu")).toEqual([
      `? Anh/chị xem lại:
• Loại việc: Lương, thưởng
• Mong muốn: Đòi quyền lợi của tôi
• Nơi xảy ra: xã Hòa An (huyện Hòa An cũ)
• Công ty: bỏ qua
• Ngày biết việc: 15/10/2026
• Yêu cầu: tra 7 trieu 8 con thieu
• Nội dung: no luong 3 thang
• Người gửi: nong van hung 0912345678 (Để lại tên, số điện thoại; có tin thì báo ở đây)
• Địa chỉ: to 5 phuong Thuc Phan
Gửi đi chứ ạ? [send change leave]`,
    ]);
  });

  it("asks for the company once, and keeps it for the petition as it was told", () => {
    const talk = talkAfter(...dispute);
    expect(talk.type("tra du luong")).toEqual([PLACE]);
    expect(talk.type("xa nuoc hai")).toEqual([EMPLOYER]);
    talk.type("cty xay dung hoang anh");
    talk.take({ kind: "found-employers", named: "cty xay dung hoang anh", value: [] });
    for (const one of [...toPhone.slice(toStory.length + 1), "0912345678", "bo qua", "gui phan anh"]) talk.type(one);
    expect(talk.filed[0]).toMatchObject({
      complaint: {
        track: "labour-dispute",
        employer: { name: "cty xay dung hoang anh" },
        petition: { about: "cty xay dung hoang anh", request: "tra du luong", knew: "2026-10-15" },
      },
    });
  });

  it("still asks whom a petition is about where that is no employer, and where somebody is to be dealt with", () => {
    const about = "? Đơn nói về ai? Tên công ty, cơ quan hoặc người, kèm chức vụ nếu biết. [skip]";
    expect(talkAfter("gui phan anh", "tien ho tro", "doi quyen loi", "co quan nha nuoc").type("bo qua").at(-1)).toBe(
      about,
    );
    expect(talkAfter("gui phan anh", "no luong").type("to cao").at(-1)).toBe(about);
  });

  it("opens an own case by its number, wherever no text is asked for", () => {
    const talk = talkAfter(...filed);
    expect(talk.type("26-0000-0018")).toEqual([`look up ${answered.id}`]);
    expect(talkAfter().type("26-0000-0018")[0]).toBe(
      "Tôi chưa hiểu ý anh/chị. Anh/chị bấm một nút bên dưới, hoặc gõ số thứ tự.",
    );
  });

  it("opens it by the number of its button where a code is asked for", () => {
    const talk = talkAfter(...filed, "xem tra loi");
    expect(talk.type("1")).toEqual([`look up ${answered.id}`]);
  });

  it("offers to add what is told later to the case that was filed here, and keeps it until it is", () => {
    const talk = talkAfter(...filed);
    expect(talk.type("cho toi bo sung: cong ty vua chuyen khoan 2 trieu hom qua")).toEqual([
      "? Tôi chưa hiểu hết tin vừa rồi. Anh/chị có muốn gửi nội dung đó cho cán bộ không? [case:26-0000-0018 complaint-from-text no]",
    ]);
    expect(talk.press("case:26-0000-0018")).toEqual([
      "Tôi giữ lại phần vừa viết nhưng chưa gửi. Anh/chị bấm một nút bên dưới để tôi biết gửi phần này vào đâu.",
      `look up ${answered.id}`,
    ]);
    talk.take({ kind: "found", value: answered });
    expect(talk.press("add")).toEqual(["? Đã ghi lại. Anh/chị viết thêm, gửi thêm ảnh, hoặc bấm Xong. [done]"]);
    talk.press("done");
    expect(talk.filed.at(-1)).toEqual({
      do: "append-message",
      to: { id: answered.id },
      text: "cho toi bo sung: cong ty vua chuyen khoan 2 trieu hom qua",
      files: [],
      promisedBy: "2026-12-01",
    });
  });

  it("sends what was told before “not agreed” was pressed as the objection, and says the day", () => {
    const talk = talkAfter(...filed, "26-0000-0018");
    talk.take({ kind: "found", value: answered });
    expect(talk.type("deo dong y, cty noi doi, hom qua van chua tra")[0]).toBe(
      "Tôi giữ lại phần vừa viết nhưng chưa gửi. Anh/chị bấm một nút bên dưới để tôi biết gửi phần này vào đâu.",
    );
    expect(talk.press("dispute")).toEqual(["? Đã ghi lại. Anh/chị viết thêm, hoặc bấm Xong. [done]"]);
    expect(talk.press("done")[0]).toBe(
      "Đã mở lại hồ sơ. Cán bộ sẽ xem lại và trả lời chậm nhất ngày 1/12/2026. Đây là lời hứa của chúng tôi, không phải thời hạn luật định.",
    );
    expect(talk.filed.at(-1)).toEqual({
      do: "act-on-case",
      on: { id: answered.id },
      act: {
        is: "dispute",
        text: "deo dong y, cty noi doi, hom qua van chua tra",
        files: [],
        promisedBy: "2026-12-01",
      },
    });
  });

  it("asks what comes after an answer again when nobody understands what was typed then", () => {
    const talk = talkAfter("cong ty no luong 3 thang thi lam sao");
    const [, question] = talk.type("di di ma");
    expect(question).toMatch(/^\? Anh\/chị cần gì tiếp\? .* \[action:complaint action:officer /);
    expect(backTo(talk.type("1"))).toEqual([
      "Trước khi viết, anh/chị cần biết:",
      "? Chuyện của anh/chị thuộc loại nào? [wages social-insurance contract safety support-money children social-evils staff-conduct other enquiry reported]",
    ]);
  });

  it("understands that somebody wants to file something, or to see a case by the page's name", () => {
    expect(backTo(talkAfter().type("gui don kien no di"))[0]).toBe("Trước khi viết, anh/chị cần biết:");
    expect(talkAfter().type("/case")).toEqual(["? Anh/chị gõ mã bí mật đã nhận khi gửi phản ánh. []"]);
  });
});

describe("a receipt", () => {
  /** The receipt's words, and the day by which the case is promised. */
  const receiptOf = (talk: SmallTalk, send: string) => {
    talk.receipts.length = 0;
    talk.press(send);
    const filed = talk.filed.find((effect) => JSON.stringify(effect).includes("file-complaint"));
    return [talk.receipts[0]?.split("\n").find((line) => line.includes("hứa") || line.includes("promise")), filed];
  };

  it.each([
    [
      "vi",
      "Cán bộ sẽ trả lời, hoặc cho biết nơi giải quyết, chậm nhất ngày 1/12/2026. Đây là lời hứa của chúng tôi, không phải thời hạn luật định.",
    ],
    [
      "en",
      "An officer will answer, or say who deals with it, by 1 December 2026. This is our own promise, not a time limit of the law.",
    ],
  ])("names the day of the promise that the case has, and says that it is ours (%s)", (lang, promise) => {
    const talk = talkAfter(...toPhone, "0912345678", "bo qua");
    talk.press(`command:language-${lang}`);
    const [said, filed] = receiptOf(talk, "send");
    expect([said, filed]).toEqual([
      promise,
      expect.objectContaining({ complaint: expect.objectContaining({ promisedBy: "2026-12-01" }) }),
    ]);
  });

  it("names today where there is a sign of danger, as the case does", () => {
    const talk = talkAfter(
      "gui phan anh",
      "luong",
      "1",
      "bo qua",
      "bo qua",
      "chu danh toi, doi giet toi",
      "xong",
      "giau ten han",
    );
    const [said] = receiptOf(talk, "send");
    expect(said).toBe(
      "Cán bộ sẽ trả lời, hoặc cho biết nơi giải quyết, chậm nhất ngày 23/11/2026. Đây là lời hứa của chúng tôi, không phải thời hạn luật định.",
    );
  });

  it("of a question that is passed on names the day of the answer alone", () => {
    const talk = talkAfter("xin giay phep xay nha o dau");
    expect(receiptOf(talk, "pass-on")[0]).toBe(
      "Cán bộ sẽ trả lời chậm nhất ngày 1/12/2026, và tôi báo ngay ở đây. Đây là lời hứa của chúng tôi, không phải thời hạn luật định.",
    );
  });
});
