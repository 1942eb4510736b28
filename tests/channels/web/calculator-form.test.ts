import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fillForm } from "../../../src/flow/fill-form.ts";
import { projectRoot } from "../../../src/project-root.ts";
import { unemploymentExamplesSchema } from "../../../src/rules/unemployment/unemployment-examples.ts";
import { type ExampleFacts, sentBy } from "../../flow/played-check.ts";
import { type CalculatorServer, calculatorServer } from "./calculator-server.ts";

let server: CalculatorServer;
beforeAll(async () => {
  server = await calculatorServer();
});

const nq116 = "/chuong-trinh/nq116-employees?lang=vi";

const servers = new Map<string, Promise<CalculatorServer>>();

/** A server that stands on a day, one for each. */
function serverOn(today: string): Promise<CalculatorServer> {
  const known = servers.get(today) ?? calculatorServer({ today, content: server.content });
  servers.set(today, known);
  return known;
}

/** Answers as the fields of a browser: what has a field is typed, what has a box is ticked. */
function fieldsOf(facts: ExampleFacts): Record<string, string> {
  const fields = Object.entries(sentBy(facts)).map(([fact, sent]) => {
    const type = server.content.facts.get(fact)?.type;
    const isBox = type !== "choice" && type !== "yes-no" && (sent === "none" || sent === "unknown");
    return [`${isBox ? "b" : "a"}.${fact}`, sent];
  });
  return Object.fromEntries(fields);
}

/** Somebody who knows nothing. */
function everythingUnknown(): Record<string, string> {
  return Object.fromEntries([...server.content.facts.keys()].map((fact) => [`a.${fact}`, "unknown"]));
}

/** Text of the page without its elements. */
function textOf(body: string): string {
  return body
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}

/** What is open, and what is wrong with it. */
function openQuestion(body: string): { fact: string | undefined; mistake: string | undefined } {
  const [, open = ""] = /class="open-question"(.*?)<\/fieldset>/s.exec(body) ?? [];
  return { fact: /id="q-(\w+)"/.exec(open)?.[1], mistake: /class="mistake">([^<]*)/.exec(open)?.[1] };
}

/** Answers with what they were understood as. */
function given(body: string): string[] {
  return [...body.matchAll(/<span class="short">([^<]*)<\/span> <strong>([^<]*)/g)].map(
    ([, short, said]) => `${short} ${said}`,
  );
}

describe("POST of a form", () => {
  it("shows of every worked example of every programme all that the cards of the talk say", async () => {
    let shown = 0;
    for (const programme of server.content.programmes.values()) {
      for (const { asOf, facts } of programme.examples) {
        const page = await serverOn(asOf);
        const { body } = await page.post(`/chuong-trinh/${programme.id}?lang=vi`, fieldsOf(facts));
        const ground = { content: server.content, checked: { programmes: [programme.id] }, lang: "vi", today: asOf };
        const { messages } = fillForm(ground, sentBy(facts));
        if (messages === null) expect(body).not.toContain('class="result"');
        shown += expectCards(body, messages ?? []);
      }
    }
    expect(shown).toBeGreaterThan(250);
  });

  it("shows of every worked example of the unemployment benefit all that the cards of the talk say", async () => {
    const file = readFileSync(join(projectRoot, "flows/examples/unemployment.yaml"), "utf8");
    const { people, benefit } = unemploymentExamplesSchema.parse(parse(file));
    let shown = 0;
    for (const example of benefit) {
      const today = example["as-of"];
      const facts = { ...(example.like ? people[example.like] : {}), ...example.facts };
      const page = await serverOn(today);
      const { body } = await page.post("/tro-cap-that-nghiep?lang=en", fieldsOf(facts));
      const checked = { reckon: "unemployment-benefit" as const };
      const { messages } = fillForm({ content: server.content, checked, lang: "en", today }, sentBy(facts));
      shown += expectCards(body, messages ?? []);
    }
    expect(shown).toBeGreaterThan(40);
  });

  it("asks one question after the other, and shows what was understood of each answer", async () => {
    const first = await server.post(nq116, { "a.insuredOn30September2021": "before" });
    expect(openQuestion(first.body)).toEqual({ fact: "insuredContractEndedOn", mistake: undefined });
    const second = await server.post(nq116, {
      "a.insuredOn30September2021": "before",
      "a.insuredContractEndedOn": "1-5-21",
    });
    expect(given(second.body)).toEqual([
      "Ngày 30/9/2021: Đã nghỉ việc; trước đó có đóng bảo hiểm thất nghiệp",
      "Ngày hết hợp đồng: 1/5/2021",
    ]);
    expect(openQuestion(second.body)).toEqual({ fact: "monthlyPensionGranted", mistake: undefined });
  });

  it("offers what an answer may mean; the reading that is picked counts until something else is typed", async () => {
    const begun = { "a.insuredOn30September2021": "before" };
    const typed = "dau thang 5/2021";
    const asked = await server.post(nq116, { ...begun, "a.insuredContractEndedOn": typed });
    expect(openQuestion(asked.body).mistake).toBe("Ý anh/chị là cái nào?");
    const offered = [...asked.body.matchAll(/type="radio" name="b.insuredContractEndedOn" value="([^"]*)"/g)];
    expect(offered.map(([, id]) => id)).toEqual(["2021-05-01", "2021-05-05", "2021-05-10"]);
    const picked = { ...begun, "b.insuredContractEndedOn": "2021-05-01", "o.insuredContractEndedOn": typed };
    const one = await server.post(nq116, { ...picked, "a.insuredContractEndedOn": typed });
    expect(given(one.body)).toContain("Ngày hết hợp đồng: 1/5/2021");
    expect(one.body).toContain('name="a.insuredContractEndedOn" value="1/5/2021"');
    const other = await server.post(nq116, { ...picked, "a.insuredContractEndedOn": "7/5/2021" });
    expect(given(other.body)).toContain("Ngày hết hợp đồng: 7/5/2021");
  });

  it("asks whether the only thing that an answer can mean is meant", async () => {
    const answers = {
      "a.jobEndedOn": "31/10/2026",
      "b.unemploymentFiledOn": "none",
      "a.insuredContractKind": "indefinite-or-12-months",
      "a.jobEndReason": "contract-expired",
      "a.pensionSituation": "no-pension",
      "a.contributionAtEnd": "paid",
      "a.newSituation": "none-of-these",
      "a.insuredMonthsIn24": "1.5",
    };
    const { body } = await server.post("/tro-cap-that-nghiep?lang=vi", answers);
    expect(openQuestion(body)).toEqual({
      fact: "insuredMonthsIn24",
      mistake: "Tôi hiểu ý anh/chị là “18 tháng”. Đúng không ạ?",
    });
    expect(body).toContain('<input type="radio" name="b.insuredMonthsIn24" value="18"/> <span>18 tháng</span>');
  });

  it("says beside the field what cannot be read, and keeps it there to be mended", async () => {
    const { status, body } = await server.post(nq116, {
      "a.insuredOn30September2021": "before",
      "a.insuredContractEndedOn": 'hôm "nào" đó <b>',
    });
    expect(status).toBe(200);
    expect(openQuestion(body)).toEqual({
      fact: "insuredContractEndedOn",
      mistake: "Tôi chưa đọc được ngày. Ví dụ “15/8/2021”, “hôm qua”.",
    });
    expect(body).toContain('value="hôm &quot;nào&quot; đó &lt;b>"');
    expect(body).toContain('aria-describedby="m-insuredContractEndedOn e-insuredContractEndedOn" aria-invalid="true"');
    expect(body).toContain("<title>Còn một chỗ cần xem lại · ");
  });

  it("asks which of the two counts where somebody typed and ticked, and keeps both", async () => {
    const { body } = await server.post("/tro-cap-that-nghiep?lang=vi", {
      "a.jobEndedOn": "31/10/2026",
      "b.jobEndedOn": "none",
    });
    expect(openQuestion(body)).toEqual({
      fact: "jobEndedOn",
      mistake: "Anh/chị vừa điền vừa đánh dấu một ô. Anh/chị giữ lại một trong hai giúp chúng tôi.",
    });
    expect(body).toContain('value="31/10/2026"');
    expect(body).toContain('<input type="checkbox" name="b.jobEndedOn" value="none" checked/>');
  });

  it("keeps answers to questions that a changed answer made needless, and shows them when they are asked again", async () => {
    const facts = {
      insuredOn30September2021: "at-work",
      employerKindIn2021: "private",
      unusedMonthsBy30September2021: 72,
    };
    const refused = await server.post(nq116, { ...fieldsOf(facts), "a.insuredOn30September2021": "never" });
    expect(given(refused.body)).toEqual(["Ngày 30/9/2021: Chưa bao giờ đóng bảo hiểm thất nghiệp"]);
    expect(refused.body).toContain('<input type="hidden" name="a.employerKindIn2021" value="private"/>');
    const hidden = [...refused.body.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const carried = Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
    const back = await server.post(nq116, { ...carried, "a.insuredOn30September2021": "at-work" });
    expect(textOf(back.body)).toContain("lúc đó anh/chị đủ điều kiện nhận 2.400.000 đồng.");
  });

  it("is kept by no one but its browser for Back, named to no search engine, and puts no answer into any address", async () => {
    const { headers, body } = await server.post(nq116, { "a.insuredOn30September2021": "before" });
    expect(headers["cache-control"]).toBe("private, no-cache");
    expect(headers["x-robots-tag"]).toBe("noindex, noarchive");
    expect(headers["set-cookie"]).toBeUndefined();
    expect([...body.matchAll(/(?:href|action|src)="([^"]*)"/g)].filter(([, url]) => url?.includes("before"))).toEqual(
      [],
    );
  });

  it("comes small", async () => {
    const { headers, rawPayload } = await server.app.inject({
      method: "POST",
      url: nq116,
      headers: { "content-type": "application/x-www-form-urlencoded", "accept-encoding": "gzip", cookie: "a=b" },
      payload: "a.insuredOn30September2021=before",
    });
    expect([headers["content-encoding"], headers.vary, rawPayload.length < 5_000]).toEqual([
      "gzip",
      "Accept-Language, Accept-Encoding",
      true,
    ]);
  });

  it("says of all programmes at once that what was due is closed only where everything due is", async () => {
    const { body } = await server.post("/kiem-tra?lang=en", { "a.who": "tenant", ...everythingUnknown() });
    expect(/data-shared[^>]*>([^<]*)</.exec(body)?.[1]).toContain("while files were taken: an officer must look at it");
    expect([...body.matchAll(/href="\/chuong-trinh\/([a-z-]+)\?lang=en"/g)].map(([, id]) => id)).toEqual([
      "rent-working",
      "rent-returning",
    ]);
    const other = await server.post("/kiem-tra?lang=en", { "a.who": "self-employed", ...everythingUnknown() });
    expect(/data-shared[^>]*>([^<]*)</.exec(other.body)?.[1]).toContain("at once: an officer must look at it (");
  });

  it("gives a text to pass on that says programme, conclusion and day, and nothing that was answered", async () => {
    const facts = {
      insuredOn30September2021: "at-work",
      employerKindIn2021: "private",
      unusedMonthsBy30September2021: 72,
    };
    const { body } = await server.post(nq116, fieldsOf(facts));
    expect(/data-shared[^>]*>([^<]*)</.exec(body)?.[1]).toBe(
      "Tiền hỗ trợ người lao động từ Quỹ bảo hiểm thất nghiệp (Nghị quyết 116): lúc còn nhận hồ sơ thì đủ điều kiện, nay đã đóng (tự kiểm tra trên An Sinh ngày 27/11/2026). Tự kiểm tra ở: /chuong-trinh/nq116-employees?lang=vi",
    );
  });

  it("offers the other language without losing what was answered", async () => {
    const { body } = await server.post(nq116, { "a.insuredOn30September2021": "before" });
    expect(body).toContain('formaction="/chuong-trinh/nq116-employees?lang=en#next"');
  });

  it("passes over fields that no question has, and fields of what every object inherits", async () => {
    const { status, body } = await server.post(nq116, {
      "a.nonsense": "1",
      "a.__proto__": "x",
      "a.toString": "y",
      other: "z",
    });
    expect(status).toBe(200);
    expect(body).not.toContain('type="hidden"');
  });

  it("refuses a form of another site, a body that is too large and one that is no form, each with a way back", async () => {
    const send = (headers: Record<string, string>, payload: string) =>
      server.app.inject({ method: "POST", url: nq116, headers, payload });
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const answers = [
      await send({ ...form, "sec-fetch-site": "cross-site" }, ""),
      await send({ ...form, "sec-fetch-site": "same-origin" }, `a.x=${"1".repeat(17_000)}`),
      await send({ "content-type": "application/json", "sec-fetch-site": "same-origin" }, '{"a.x":{"y":1}}'),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 413, 400]);
    for (const { body } of answers) expect(body).toContain('<a href="/chuong-trinh?lang=vi">Tất cả các khoản</a>');
    expect(server.logged).toEqual([]);
  });

  it("asks a network that sends very many forms to wait", async () => {
    const busy = await calculatorServer({ content: server.content });
    for (let n = 0; n < 300; n += 1) await busy.post("/kiem-tra?lang=vi", {});
    const { status, headers, body } = await busy.post("/kiem-tra?lang=vi", {});
    expect([status, headers["retry-after"]]).toEqual([429, "1"]);
    expect(body).toContain("chờ 1 giây");
  });
});

type Cards = NonNullable<ReturnType<typeof fillForm>["messages"]>;

/** Expects every text of the cards on the page; gives how many cards there were. */
function expectCards(body: string, messages: Cards): number {
  const text = textOf(body);
  const cards = messages.flatMap((message) => (message.kind === "card" ? [message] : []));
  const told = cards.flatMap(({ title, summary, lines, sources, notes }) => [
    title,
    summary,
    ...lines.flatMap(({ label, value }) => [label, value]),
    ...sources,
    ...notes,
  ]);
  expect(told.filter((one) => !text.includes(one.replace(/\s+/g, " ")))).toEqual([]);
  return cards.length;
}
