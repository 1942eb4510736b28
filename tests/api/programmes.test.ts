import { describe, expect, it } from "vitest";
import { apiServer, content } from "./api-server.ts";

const { app } = await apiServer();

async function get(url: string): Promise<ReturnType<typeof JSON.parse>> {
  const response = await app.inject({ url: `/api/v1${url}` });
  return response.json();
}

const qd28 = {
  id: "qd28",
  kind: "decision",
  number: "28/2021/QĐ-TTg",
  text: "Decision 28/2021/QĐ-TTg",
  title:
    "Decision on carrying out the support from the unemployment insurance fund for employees and employers affected by COVID-19",
  issuer: "Prime Minister",
  from: "2021-10-01",
  confidence: "act",
};

describe("GET /api/v1/programmes", () => {
  it("lists every programme there is", async () => {
    const { programmes, ...rest } = await get("/programmes");
    expect(programmes.map(({ id }: { id: string }) => id)).toEqual([...content.programmes.keys()]);
    expect(rest).toEqual({ asOf: "2026-11-23", lang: "vi", content: content.version });
  });

  it("tells what a programme gives, to whom, until when and by which documents", async () => {
    const { programmes } = await get("/programmes?lang=en&asOf=2021-11-01");
    const found = programmes.find(({ id }: { id: string }) => id === "nq116-employees");
    const { legalBasis, ...rest } = found;
    expect(rest).toEqual({
      id: "nq116-employees",
      title: "Cash for employees from the unemployment insurance fund (Resolution 116)",
      benefit: "cash",
      askedBy: ["employee", "former-employee"],
      window: {
        status: "open",
        since: "2021-10-01",
        lastDay: "2021-12-20",
        source: {
          cite: "qd28.d3.k2.a",
          text: "Decision 28/2021/QĐ-TTg, Article 3 clause 2 point a",
          confidence: "act",
        },
      },
    });
    expect(legalBasis[0]).toEqual(qd28);
    expect(legalBasis.map(({ id }: { id: string }) => id)).toEqual(["qd28", "nq116", "cv3535", "cv3138", "nq24-2022"]);
  });

  it.each([
    ["2021-09-30", "not-yet", "2021-10-01"],
    ["2021-10-01", "open", "2021-10-01"],
    ["2021-12-20", "open", "2021-10-01"],
    ["2021-12-21", "closed", "2021-12-21"],
  ])("says of the window on %s: %s", async (asOf, status, since) => {
    const { programme } = await get(`/programmes/nq116-employees?asOf=${asOf}`);
    expect([programme.window.status, programme.window.since]).toEqual([status, since]);
  });

  it("speaks Vietnamese where no language is asked for", async () => {
    const { programmes } = await get("/programmes");
    const { window } = programmes.find(({ id }: { id: string }) => id === "nq116-employees");
    expect(window.source.text).toBe("Quyết định 28/2021/QĐ-TTg, Điều 3 khoản 2 điểm a");
  });

  it("names every mistake of the query with what would have been right", async () => {
    const response = await app.inject({ url: "/api/v1/programmes?lng=en&asOf=2021-02-30&lang=eng" });
    expect([response.statusCode, response.headers["content-type"]]).toEqual([
      400,
      "application/problem+json; charset=utf-8",
    ]);
    expect(response.json()).toEqual({
      type: "urn:an-sinh:problem:bad-request",
      title: "Yêu cầu chưa đúng",
      detail: "Có chỗ trong yêu cầu không dùng được. Mọi lỗi được kể trong “errors”.",
      status: 400,
      code: "bad-request",
      errors: [
        {
          in: "query",
          pointer: "/lang",
          detail: '“lang” không nhận giá trị này. Được dùng: "vi", "en".',
          allowed: { values: ["vi", "en"] },
          nearest: "en",
        },
        {
          in: "query",
          pointer: "/asOf",
          detail: "“asOf” không nhận giá trị này. Được dùng: YYYY-MM-DD, 2015-01-01 … 2100-12-31.",
          allowed: { days: { from: "2015-01-01", until: "2100-12-31" } },
        },
        {
          in: "query",
          pointer: "/lng",
          detail: "Ở đây không có tên “lng”.",
          allowed: { values: ["lang", "asOf"] },
          nearest: "lang",
        },
      ],
    });
  });
});

describe("GET /api/v1/programmes/{id}", () => {
  it("tells in asking order what the programme asks", async () => {
    const { programme } = await get("/programmes/nq116-employees?lang=en");
    expect(programme.facts.map(({ name }: { name: string }) => name)).toEqual([
      "insuredOn30September2021",
      "employerKindIn2021",
      "publicUnitFundingIn2021",
      "insuredContractEndedOn",
      "monthlyPensionGranted",
      "leftWithoutNotice",
      "nq116FiledOn",
      "unusedMonthsBy30September2021",
    ]);
    expect(programme.facts[6]).toEqual({
      name: "nq116FiledOn",
      type: "date",
      question:
        "On which day did you hand in the request for this support (form 04)? If you never did, press “I did not file”.",
      short: "Request handed in",
      help: "People who had left work had to hand in a request themselves, by 20 December 2021 at the latest.",
      options: [{ value: "none", label: "I did not file" }],
      earliest: "2021-10-01",
      askedWhen: [{ fact: "insuredOn30September2021", is: ["before"] }],
      changeable: true,
    });
    expect(programme.facts[2].options).toEqual([
      { value: "state-budget", label: "The state budget pays all of it" },
      { value: "partly", label: "The unit pays part of it itself" },
      { value: "itself", label: "The unit pays all of it itself" },
    ]);
  });

  it("tells the conditions by version and way in, with words, place in the law and how well we know it", async () => {
    const { programme } = await get("/programmes/nq116-employees?lang=en");
    const [version] = programme.versions;
    expect([programme.versions.length, version.from, version.groups.length]).toEqual([1, "2021-10-01", 2]);
    expect(version.groups[0].conditions[1]).toEqual({
      id: "not-state-funded",
      fact: "publicUnitFundingIn2021",
      isNot: ["state-budget"],
      when: [{ fact: "employerKindIn2021", is: ["public-unit"] }],
      met: "Your unit pays part or all of its running costs itself, so it is not excluded.",
      failed: "Staff of units whose running costs the state budget covers are not covered by this support.",
      source: {
        cite: "qd28.d1.k1.b",
        text: "Decision 28/2021/QĐ-TTg, Article 1 clause 1 point b",
        confidence: "recalled",
      },
    });
    expect(version.groups[0].for.any.map(({ id }: { id: string }) => id)).toEqual([
      "insured-at-work",
      "insured-on-leave",
    ]);
  });

  it("tells the sums by bands", async () => {
    const { programme } = await get("/programmes/nq116-employees?lang=en");
    const [{ bandsBy, bands }] = programme.amount;
    expect(bandsBy).toBe("unusedMonthsBy30September2021");
    expect(bands.map(({ from, each }: { from: number; each: number }) => [from, each])).toEqual([
      [0, 1_800_000],
      [12, 2_100_000],
      [60, 2_400_000],
      [84, 2_650_000],
      [108, 2_900_000],
      [132, 3_300_000],
    ]);
    expect(bands[4].source.text).toBe("Decision 28/2021/QĐ-TTg, Article 2 clause 2 point đ");
  });

  it("tells papers, places and steps with their times in words", async () => {
    const { programme } = await get("/programmes/nq116-employees?lang=en");
    expect(programme.papers[3]).toEqual({
      id: "form-04",
      words: "Form 04: the request you write and hand in yourself.",
      groups: ["e2"],
      source: {
        cite: "qd28.d3.k2.a",
        text: "Decision 28/2021/QĐ-TTg, Article 3 clause 2 point a",
        confidence: "act",
      },
    });
    expect([programme.where[3].id, programme.where[3].while, programme.where[3].source.confidence]).toEqual([
      "si-office-today",
      "closed",
      "recalled",
    ]);
    expect(programme.steps[7].words).toBe(
      "The social insurance office pays within 10 working days, at the latest by 31 December 2021.",
    );
    expect([programme.steps[7].workingDays, programme.steps[7].by]).toEqual([10, "2021-12-31"]);
  });

  it("tells the worked examples, with null for what a person does not know", async () => {
    const { programme } = await get("/programmes/nq116-employees");
    const found = programme.examples.find(({ says }: { says: string }) => says.startsWith("nobody is refused because"));
    expect(found).toEqual({
      says: "nobody is refused because they do not know who pays for their school",
      asOf: "2021-10-19",
      facts: {
        insuredOn30September2021: "at-work",
        employerKindIn2021: "public-unit",
        publicUnitFundingIn2021: null,
      },
      verdict: "refer",
    });
  });

  it("answers every programme in every language", async () => {
    for (const id of content.programmes.keys()) {
      for (const lang of content.languages) {
        const response = await app.inject({ url: `/api/v1/programmes/${id}?lang=${lang}` });
        expect([id, lang, response.statusCode]).toEqual([id, lang, 200]);
      }
    }
  });

  it("names the nearest programme to one that does not exist", async () => {
    const response = await app.inject({ url: "/api/v1/programmes/nq116-employes?lang=en" });
    const { code, errors } = response.json();
    expect([response.statusCode, code, errors.length]).toEqual([404, "not-found", 1]);
    expect([errors[0].in, errors[0].pointer, errors[0].nearest]).toEqual(["path", "/id", "nq116-employees"]);
    expect(errors[0].allowed.values).toEqual([...content.programmes.keys()]);
  });
});
