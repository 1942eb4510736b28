import { describe, expect, it } from "vitest";
import type { Topic } from "../../../src/flow/flow-content.ts";
import { webServer } from "./web-server.ts";

const topic: Topic = {
  id: "complaint.how",
  lang: "vi",
  title: 'Khiếu nại "thế nào"?',
  answer: "Gửi đơn.\nĐơn ghi:\n- tên\n- </script><b>sự việc</b>\n\nGọi 113.",
  sources: ["Luật Khiếu nại, Điều 8"],
  hotlines: [{ label: "Bị đánh", number: "113" }],
  related: ["complaint.gone", "complaint.how"],
  actions: [],
};

async function server() {
  const knowledge = {
    topic: (_lang: string, id: string) => (id === topic.id ? topic : undefined),
    areas: [{ id: "complaints", topics: [topic.id, "complaint.gone"] }],
  };
  return (await webServer({ knowledge, config: { publicUrl: "https://ansinh.example" } })).app;
}

const headers = { host: "ansinh.example" };

describe("GET /topics/:id", () => {
  it("shows title, answer with its list, hotline, sources and related topics, everything escaped", async () => {
    const {
      statusCode,
      body,
      headers: answered,
    } = await (await server()).inject({ url: "/topics/complaint.how?lang=vi", headers });
    expect(statusCode).toBe(200);
    expect(answered["set-cookie"]).toBeUndefined();
    expect(answered["content-language"]).toBe("vi");
    expect(body).toContain("<h1>Khiếu nại &quot;thế nào&quot;?</h1><p>Gửi đơn.</p><p>Đơn ghi:</p>");
    expect(body).toContain("<ul><li>tên</li><li>&lt;/script>&lt;b>sự việc&lt;/b></li></ul><p>Gọi 113.</p>");
    expect(body).toContain('<a href="tel:113">113</a> Bị đánh');
    expect(body).toContain("<li>Luật Khiếu nại, Điều 8</li>");
    expect(body).toContain('<a href="/topics/complaint.how?lang=vi" lang="vi">');
    expect(body).not.toContain("complaint.gone");
  });

  it("carries the answer as schema.org FAQPage, which nothing in it can break out of", async () => {
    const { body } = await (await server()).inject({ url: "/topics/complaint.how", headers });
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    expect(JSON.parse(json)).toEqual({
      "@context": "https://schema.org",
      "@type": "FAQPage",
      inLanguage: "vi",
      url: "https://ansinh.example/topics/complaint.how",
      mainEntity: [
        { "@type": "Question", name: topic.title, acceptedAnswer: { "@type": "Answer", text: topic.answer } },
      ],
    });
  });

  it("says in English that a topic is not translated", async () => {
    const { body } = await (await server()).inject({ url: "/topics/complaint.how?lang=en", headers });
    expect(body).toContain('<article lang="vi">');
    expect(body).toContain("There is no English version of this yet, so it is shown in Vietnamese.");
  });

  it.each(["/topics/complaint.gone", "/topics/%3Cscript%3E", "/topics/..%2f..%2fetc"])(
    "answers 404 with a way to all topics for %s",
    async (url) => {
      const { statusCode, body } = await (await server()).inject({ url, headers });
      expect(statusCode).toBe(404);
      expect(body).toContain('<a href="/topics?lang=vi">Tất cả câu hỏi</a>');
    },
  );
});

describe("GET /topics", () => {
  it("lists the topics that have an answer, by area", async () => {
    const { body } = await (await server()).inject({ url: "/topics", headers });
    expect(body).toContain(
      '<h2 id="area-complaints">Khiếu nại, tố cáo</h2><ul><li><a href="/topics/complaint.how?lang=vi"',
    );
    expect(body).not.toContain("complaint.gone");
  });
});
