import { describe, expect, it } from "vitest";
import { type FoundTopic, findTopic, searchTopics } from "../../src/search/find-topic.ts";
import { unmark } from "../../src/search/fold.ts";
import { buildTopicIndex } from "../../src/search/topic-index.ts";
import { dictionariesOnFile, entriesOnFile, topicsOnFile } from "./topics-on-file.ts";

const index = buildTopicIndex(entriesOnFile, dictionariesOnFile);

function found(question: string, lang = "vi"): string[] {
  return idsOf(findTopic(index, lang, { question }));
}

function idsOf(topic: FoundTopic): string[] {
  if (topic.outcome === "answer") return [topic.id];
  return topic.outcome === "choices" ? topic.ids.map((id) => `?${id}`) : [];
}

describe("findTopic() over the topics on file", () => {
  it.each([
    ["116 duoc bao nhieu", "covid116.amount"],
    ["mẫu đơn khiếu nại lấy ở đâu", "complaint.how"],
    ["gửi đơn khiếu nại bao lâu thì có kết quả", "complaint.deadline"],
    ["tố cáo với khiếu nại khác nhau thế nào", "complaint.vs-denounce"],
    ["to cao giau ten", "denounce.anonymous"],
    ["công ty nợ lương em 3 tháng", "wage.unpaid"],
    ["lương tối thiểu vùng là bao nhiêu", "wage.minimum"],
    ["chồng đánh em", "gender.violence"],
    ["bảo hiểm thất nghiệp là gì", "ui.what-is"],
    ["chau be bi danh dap", "child.abuse"],
  ])("answers %j, typed in every way", (question, id) => {
    for (const typed of [question, unmark(question), question.normalize("NFD"), question.toUpperCase()]) {
      expect([typed, found(typed)]).toEqual([typed, [id]]);
    }
  });

  it.each([
    ["how long until they answer my complaint", "complaint.deadline"],
    ["how much money did resolution 116 pay", "covid116.amount"],
    ["can I stay anonymous when I denounce", "denounce.anonymous"],
    ["can I get unemployment money", "ui.conditions"],
  ])("answers %j in English", (question, id) => {
    expect(found(question, "en")).toEqual([id]);
  });

  it.each([
    "",
    "?",
    "có",
    "không",
    "12 tháng",
    "116 tháng",
    "5 triệu một tháng",
    "ngày 15 tháng 8 năm 2021",
    "0912345678",
    "Nguyễn Văn An",
    "Đàm Thủy",
    "lâu lắm",
    "vài tháng",
    "hẹn sau nhé",
    "chào em",
    "cho em hỏi chút ạ",
    "thời tiết Cao Bằng hôm nay thế nào",
    "giá vàng hôm nay bao nhiêu",
    "cách nấu phở bò",
    "làm sổ đỏ mất bao nhiêu tiền",
    "đăng ký kết hôn cần giấy tờ gì",
    "Đăng ký kết hôn với người nước ngoài ở đâu?",
    "Chồng đi tù thì tôi có được nhận tiền thay không?",
  ])("is silent about %j", (text) => {
    for (const typed of [text, unmark(text)]) {
      expect([typed, findTopic(index, "vi", { question: typed })]).toEqual([typed, { outcome: "unknown" }]);
    }
  });

  it.each(["12 months", "I do not know", "my boss has not paid me", "where can I buy a sim card"])(
    "is silent about %j in English",
    (text) => expect(found(text, "en")).toEqual([]),
  );

  it("has every alias of every topic among the nearest three, in its own language", () => {
    const missed = topicsOnFile.flatMap(({ id, aliases }) =>
      Object.entries(aliases).flatMap(([lang, asked]) =>
        asked.filter((question) => {
          const ids = searchTopics(index, lang, { question }).ranked.map((topic) => topic.id);
          return !ids.slice(0, 3).includes(id);
        }),
      ),
    );
    expect(missed).toEqual([]);
  });

  it("gives only topics whose answer holds", () => {
    const holds = (id: string) => id !== "wage.unpaid";
    expect(idsOf(findTopic(index, "vi", { question: "công ty nợ lương em 3 tháng", holds }))).not.toContain(
      "wage.unpaid",
    );
    expect(searchTopics(index, "vi", { question: "công ty nợ lương", holds }).ranked.map(({ id }) => id)).not.toContain(
      "wage.unpaid",
    );
  });

  it("goes on with the topic before when a short question says so", () => {
    const next = (topic: string, question: string) => idsOf(findTopic(index, "vi", { question, after: topic }));
    expect(next("ui.conditions", "thế còn hồ sơ?")).toEqual(["ui.documents"]);
    expect(next("si.maternity", "thế còn chồng thì sao?")).toEqual(["si.maternity"]);
    expect(next("ui.conditions", "công ty nợ lương em 3 tháng thì sao")).toEqual(["wage.unpaid"]);
  });

  it.each([
    ["denounce.how", "thi bằng lái xe ở đâu?"],
    ["ui.where", "tiêm vắc xin mũi hai ở đâu"],
    ["ui.documents", "nhap ho khau cho vo can nhung gi"],
    ["ui.amount", "mai trời có mưa không"],
    ["wage.unpaid", "giá vàng hôm nay"],
  ])("does not take a question about something else for a follow-up: after %s, %s", (after, question) => {
    expect(findTopic(index, "vi", { question, after })).toEqual({ outcome: "unknown" });
  });

  it("takes a lone word that carries no question for none, whatever was talked of before", () => {
    for (const word of ["gửi", "chưa", "chua", "12", "có"])
      expect(findTopic(index, "vi", { question: word, after: "denounce.anonymous" }), word).toEqual({
        outcome: "unknown",
      });
  });

  it("knows no topic in a language without topics", () => {
    expect(findTopic(index, "fr", { question: "nghị quyết 116 dành cho ai" })).toEqual({ outcome: "unknown" });
  });

  it("keeps nothing of a question", () => {
    const before = searchTopics(index, "vi", { question: "công ty nợ lương" }).ranked;
    for (let n = 0; n < 50; n += 1) searchTopics(index, "vi", { question: `zq${n} xw${n} vk${n}` });
    expect(searchTopics(index, "vi", { question: "công ty nợ lương" }).ranked).toEqual(before);
    expect(index.get("vi")?.lexicon.wordOf("zq1").id).toBe(-1);
  });
});

describe("findTopic() where only diacritics differ", () => {
  const alike = buildTopicIndex(
    [
      { id: "a.maternity", lang: "vi", title: "Chế độ thai sản", aliases: ["nghỉ thai sản được mấy tháng"], text: "" },
      { id: "b.fortune", lang: "vi", title: "Chia tài sản", aliases: ["chia tài sản khi ly hôn thế nào"], text: "" },
      { id: "c.debt", lang: "vi", title: "Công ty nợ lương", aliases: ["nợ lương thì làm sao"], text: "" },
      { id: "d.bloom", lang: "vi", title: "Hoa nở lượng lớn", aliases: ["hoa nở lượng lớn thì sao"], text: "" },
    ],
    new Map(),
  );
  const first = (question: string) => searchTopics(alike, "vi", { question }).ranked[0]?.id;

  it.each([
    ["chia tài sản", "b.fortune"],
    ["chế độ thai sản", "a.maternity"],
    ["nghi thai san duoc may thang", "a.maternity"],
    ["công ty nợ lương", "c.debt"],
    ["nở lượng lớn", "d.bloom"],
    ["CHIA TÀI SẢN", "b.fortune"],
  ])("ranks %j by what was typed", (question, id) => {
    expect(first(question)).toBe(id);
    expect(first(question.normalize("NFD"))).toBe(id);
  });
});
