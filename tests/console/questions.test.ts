import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { consoleUnderTest, signedIn } from "./console-under-test.ts";

const passport = { words: "lam ho chieu o dau", lang: "vi", times: 4, lastOn: "2026-11-20", topic: null };
const wages = { words: "cong ty … no luong", lang: "vi", times: 2, lastOn: "2026-11-21", topic: "wage.unpaid" };

async function filled() {
  const test = await consoleUnderTest();
  test.questions.unansweredGroups = [passport];
  test.questions.unhelpfulGroups = [wages];
  test.questions.weeks = [{ topic: "wage.unpaid", week: "2026-11-16", times: 31 }];
  return { test, lan: await signedIn(test, "lan") };
}

describe("the page of questions", () => {
  it("shows an officer what had no answer, what did not help, and what is asked most", async () => {
    const { lan } = await filled();
    const { body } = await lan.get("/console/questions");
    expect(body).toContain(
      '<th scope="row" lang="vi">lam ho chieu o dau</th><td data-label="Số lần">4</td><td data-label="Lần cuối">20/11/2026</td>',
    );
    expect(body).toContain(
      '<th scope="row" lang="vi">cong ty … no luong</th><td data-label="Chủ đề">Công ty nợ lương</td>',
    );
    expect(body).toContain(
      '<th scope="row">Công ty nợ lương</th><td data-label="Tuần từ ngày">16/11/2026</td><td data-label="Số lần">31</td>',
    );
  });

  it("says how long questions are kept", async () => {
    const { lan } = await filled();
    const { body } = await lan.get("/console/questions");
    expect(body).toContain("không có tên, số điện thoại; giữ 60 ngày.");
  });

  it("says so when nothing was asked", async () => {
    const test = await consoleUnderTest();
    const { body } = await (await signedIn(test, "lan")).get("/console/questions");
    expect(body).toContain("Chưa có câu hỏi nào được trả lời.");
    expect(body).not.toContain("unanswered.yaml");
  });
});

describe("the drafts", () => {
  it("make a new topic of what had no answer", async () => {
    const { lan } = await filled();
    const { body, headers } = await lan.get("/console/questions/unanswered.yaml");
    expect(headers["content-disposition"]).toBe('attachment; filename="unanswered.yaml"');
    expect(parseAllDocuments(body).map((one) => one.toJS())).toEqual([
      { id: "area.name", aliases: { vi: ["lam ho chieu o dau"] }, sources: [], from: "2026-11-23" },
    ]);
  });

  it("make aliases of what did not help, a document for each topic", async () => {
    const { lan } = await filled();
    const { body } = await lan.get("/console/questions/unhelpful.yaml");
    expect(body.split("\n")[0]).toBe(
      "# More ways in which people ask for wage.unpaid: add those that belong to its aliases in flows/knowledge/wage.unpaid.yaml.",
    );
    expect(parseAllDocuments(body).map((one) => one.toJS())).toEqual([{ aliases: { vi: ["cong ty … no luong"] } }]);
  });
});
