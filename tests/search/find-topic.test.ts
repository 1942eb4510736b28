import { describe, expect, it } from "vitest";
import { type FoundTopic, findTopic } from "../../src/search/find-topic.ts";
import { unmark } from "../../src/search/fold.ts";
import { buildTopicIndex } from "../../src/search/topic-index.ts";
import { entriesOnFile, topicsOnFile } from "./topics-on-file.ts";

const index = buildTopicIndex(entriesOnFile);

function idsOf(found: FoundTopic): string[] {
  if (found.outcome === "answer") return [found.id];
  return found.outcome === "choices" ? found.ids.map((id) => `?${id}`) : [];
}

const [eligibility, amount, procedure] = ["covid116.eligibility", "covid116.amount", "covid116.procedure"];

describe("findTopic() over the topics on file", () => {
  it.each([
    ["nghị quyết 116 dành cho ai", eligibility],
    ["nhung doi tuong nao dc huong nq116", eligibility],
    ["giáo viên trường công có được nhận 116 không ạ", eligibility],
    ["e nghỉ việc t3/2020 còn bảo lưu bhtn có dc nhận 116 k", eligibility],
    ["em nghỉ việc tháng 6 năm 2021 thì có được hưởng nghị quyết 116 không", eligibility],
    ["116 duoc bao nhieu", amount],
    ["nq116 duoc bao nhieu tien 1 nguoi", amount],
    ["nghi quyet 116 cao nhat duoc bao nhieu", amount],
    ["đóng bhtn 70 tháng thì được hỗ trợ bao nhiêu theo nghị quyết 116", amount],
    ["bây giờ nộp hồ sơ 116 còn kịp không", procedure],
    ["sao mãi em chưa nhận được tiền nghị quyết 116", procedure],
    ["han nop nq116 la khi nao", procedure],
    ["doanh nghiệp có được giảm đóng bảo hiểm thất nghiệp không", "covid116.employer-cut"],
    ["giảm 1% bảo hiểm thất nghiệp đến bao giờ", "covid116.employer-cut"],
    ["tôi muốn khiếu nại công ty thì phải làm gì", "complaint.how"],
    ["don khieu nai viet nhu the nao", "complaint.how"],
    ["mẫu đơn khiếu nại lấy ở đâu", "complaint.how"],
    ["em nhờ chồng đi khiếu nại hộ được không", "complaint.how"],
    ["gửi đơn khiếu nại bao lâu thì có kết quả", "complaint.deadline"],
    ["co quan phai giai quyet khieu nai trong may ngay", "complaint.deadline"],
    ["thời hạn khiếu nại lần 2", "complaint.deadline"],
    ["gửi đơn khiếu nại 2 tháng rồi chưa ai trả lời", "complaint.deadline"],
    ["tố cáo với khiếu nại khác nhau thế nào", "complaint.vs-denounce"],
    ["cty nợ lương thì nên tố cáo hay khiếu nại", "complaint.vs-denounce"],
    ["em sợ công ty biết em tố cáo", "denounce.anonymous"],
    ["to cao giau ten", "denounce.anonymous"],
    ["họ có giữ bí mật tên tôi khi tố cáo không", "denounce.anonymous"],
  ])("answers %j", (question, id) => {
    expect(idsOf(findTopic(index, "vi", question))).toEqual([id]);
    expect(idsOf(findTopic(index, "vi", question.normalize("NFD")))).toEqual([id]);
  });

  it.each([
    ["how can I complain about my employer", "complaint.how"],
    ["how long until they answer my complaint", "complaint.deadline"],
    ["how much money did resolution 116 pay", amount],
    ["can I stay anonymous when I denounce", "denounce.anonymous"],
  ])("answers %j in English", (question, id) => {
    expect(idsOf(findTopic(index, "en", question))).toEqual([id]);
  });

  it.each([
    ["khiếu nại", ["?complaint.deadline", "?complaint.how"]],
    ["tố cáo", ["?complaint.vs-denounce", "?denounce.anonymous"]],
    ["nghị quyết 116", [`?${amount}`, `?${eligibility}`, `?${procedure}`]],
    ["nq116", [`?${amount}`, `?${eligibility}`, `?${procedure}`]],
    ["khiếu nại sau 4 tháng có muộn quá không", ["?complaint.deadline", "?complaint.how"]],
  ])("offers what %j may mean", (question, ids) => {
    expect(idsOf(findTopic(index, "vi", question)).sort()).toEqual(ids);
  });

  it.each([
    "",
    "?",
    "có",
    "không",
    "12 tháng",
    "116",
    "116 tháng",
    "em đóng 116 tháng rồi",
    "5 triệu một tháng",
    "ngày 15 tháng 8 năm 2021",
    "0912345678",
    "Nguyễn Văn An",
    "em tên Nguyễn Thị Hoa",
    "Đàm Thủy",
    "xã Đàm Thủy huyện Trùng Khánh",
    "công ty may Cao Bằng",
    "tạm hoãn hợp đồng",
    "nghỉ việc không hưởng lương",
    "công ty cho tôi nghỉ việc từ ngày 15/8/2021 do dịch",
    "chào em",
    "cho em hỏi chút ạ",
    "tôi cần hỗ trợ",
  ])("is silent about %j, an answer or a courtesy", (text) => {
    expect(findTopic(index, "vi", text)).toEqual({ outcome: "unknown" });
    expect(findTopic(index, "vi", unmark(text))).toEqual({ outcome: "unknown" });
  });

  it.each([
    "tài sản của tôi chia thế nào",
    "thai sản được bao nhiêu tiền",
    "thời tiết Cao Bằng hôm nay thế nào",
    "giá vàng hôm nay bao nhiêu",
    "cách nấu phở bò",
    "trợ cấp thất nghiệp được bao nhiêu tiền",
    "hồ sơ hưởng trợ cấp thất nghiệp cần gì",
    "lương tối thiểu vùng là bao nhiêu",
    "rút bảo hiểm xã hội một lần",
    "công ty nợ lương em 3 tháng",
    "công ty không đóng bảo hiểm thất nghiệp cho em",
    "đóng bảo hiểm thất nghiệp ở đâu",
    "làm thêm giờ tính lương thế nào",
    "người to cao thì mua quần áo ở đâu",
    "đăng ký kết hôn cần giấy tờ gì",
    "đơn xin nghỉ việc viết thế nào",
    "nghị quyết 68 hỗ trợ ai",
    "hộ kinh doanh được hỗ trợ covid bao nhiêu",
    "giảm thuế cho doanh nghiệp",
    "giám đốc đánh công nhân",
    "bao lâu thì nhận được trợ cấp thất nghiệp",
  ])("is silent about %j, which is another subject", (question) => {
    expect(findTopic(index, "vi", question)).toEqual({ outcome: "unknown" });
  });

  it.each(["what is the weather today", "how much is the minimum wage", "yes I have", "unemployment benefit amount"])(
    "is silent about %j in English",
    (question) => {
      expect(findTopic(index, "en", question)).toEqual({ outcome: "unknown" });
    },
  );

  it("finds every alias of every topic, typed with and without diacritics, first or among those offered", () => {
    for (const { id, aliases } of topicsOnFile) {
      for (const alias of aliases.vi ?? []) {
        for (const typed of [alias, unmark(alias), alias.normalize("NFD"), alias.toUpperCase()]) {
          expect([typed, idsOf(findTopic(index, "vi", typed)).map((one) => one.replace("?", ""))]).toEqual([
            typed,
            expect.arrayContaining([id]),
          ]);
        }
      }
    }
  });

  it("knows no topic in a language without topics", () => {
    expect(findTopic(index, "fr", "nghị quyết 116 dành cho ai")).toEqual({ outcome: "unknown" });
  });
});

describe("findTopic() where only diacritics differ", () => {
  const alike = buildTopicIndex([
    { id: "a.maternity", lang: "vi", title: "Chế độ thai sản", aliases: ["nghỉ thai sản được mấy tháng"], text: "" },
    { id: "a.fortune", lang: "vi", title: "Chia tài sản", aliases: ["chia tài sản khi ly hôn thế nào"], text: "" },
    { id: "a.debt", lang: "vi", title: "Công ty nợ lương", aliases: ["nợ lương thì làm sao"], text: "" },
    { id: "a.bloom", lang: "vi", title: "Hoa nở lượng lớn", aliases: ["hoa nở lượng lớn thì sao"], text: "" },
  ]);

  it("never takes tài sản for thai sản", () => {
    expect(idsOf(findTopic(alike, "vi", "chia tài sản"))).toEqual(["a.fortune"]);
    expect(idsOf(findTopic(alike, "vi", "chế độ thai sản"))).toEqual(["a.maternity"]);
    expect(idsOf(findTopic(alike, "vi", "nghi thai san duoc may thang"))).toEqual(["a.maternity"]);
  });

  it("ranks by the typed diacritics", () => {
    expect(idsOf(findTopic(alike, "vi", "công ty nợ lương"))).toEqual(["a.debt"]);
    expect(idsOf(findTopic(alike, "vi", "nở lượng lớn"))).toEqual(["a.bloom"]);
    expect(idsOf(findTopic(alike, "vi", "nở lượng thì làm sao"))).not.toContain("a.debt");
  });
});
