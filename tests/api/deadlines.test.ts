import { describe, expect, it } from "vitest";
import { matterKinds } from "../../src/rules/deadlines/time-limits-schema.ts";
import { apiServer, content } from "./api-server.ts";

const { app } = await apiServer();

async function ask(payload: object) {
  return app.inject({ method: "POST", url: "/api/v1/deadlines", payload });
}

async function answerTo(payload: object): Promise<ReturnType<typeof JSON.parse>> {
  const response = await ask(payload);
  expect(response.statusCode).toBe(200);
  return response.json();
}

const complaint = { lang: "en", matter: "administrative-complaint" };

describe("POST /api/v1/deadlines", () => {
  it("tells a person the day to go by and the one before it, and what the law says of days off", async () => {
    const { deadlines, matter } = await answerTo({ ...complaint, days: { knew: "2026-03-02" } });
    expect(matter).toEqual({
      kind: "administrative-complaint",
      words: "Complaint about a decision or act of a state body",
    });
    expect(deadlines).toEqual([
      {
        matter: "administrative-complaint",
        step: "complain",
        words: "Hand in the first complaint. Time of illness, disaster or other real obstacles does not count.",
        acts: "person",
        limit: 90,
        unit: "days",
        period: "90 days",
        from: "knew",
        fromWords: "from the day you received the decision or learnt of the act",
        start: "2026-03-02",
        before: false,
        when: [],
        holds: "yes",
        nominal: "2026-05-31",
        day: "2026-05-29",
        moved: {
          to: "2026-06-01",
          words:
            "The last day is a day off. It is not certain that the limit moves to the next working day, so hand it in before that day off.",
          source: { cite: "blds.d148.k5", text: "Code 91/2015/QH13, Article 148 clause 5", confidence: "unsure" },
        },
        advised: "2026-05-28",
        yearNotKnown: null,
        source: { cite: "kn.d9", text: "Law 02/2011/QH13, Article 9", confidence: "act" },
      },
    ]);
  });

  it("gives every limit that may hold while a circumstance is open, and one once it is decided", async () => {
    const days = { accepted: "2026-03-09" };
    const holds = async (circumstances: object) => {
      const { deadlines } = await answerTo({ ...complaint, days, circumstances });
      return deadlines.map((one: { when: string[]; holds: string }) => [one.when.join(), one.holds]);
    };
    expect(await holds({})).toEqual([
      ["", "open"],
      ["complex", "open"],
      ["remote", "open"],
      ["complex,remote", "open"],
    ]);
    expect(await holds({ complex: null, remote: null })).toEqual(await holds({}));
    expect(await holds({ complex: true, remote: false })).toEqual([
      ["", "no"],
      ["complex", "yes"],
      ["remote", "no"],
      ["complex,remote", "no"],
    ]);
  });

  it("says from which days a matter is counted, and which of what was sent it does not use", async () => {
    const days = { knew: "2026-03-02", "board-formed": "2026-03-02" };
    const answer = await answerTo({ ...complaint, days, circumstances: { dismissal: true } });
    expect(answer.days.slice(0, 2)).toEqual([
      { name: "knew", words: "from the day you received the decision or learnt of the act", day: "2026-03-02" },
      { name: "received", words: "from the day whoever settles it receives it", day: null },
    ]);
    expect(answer.circumstances).toEqual([
      { name: "complex", words: "if the matter is complex", is: null },
      {
        name: "remote",
        words: "if it is in a remote area that is hard to reach; whoever settles it decides on that",
        is: null,
      },
    ]);
    expect([answer.ignored, answer.content]).toEqual([["board-formed", "dismissal"], content.version]);
  });

  it("tells the year whose days off must be known before a day can be told", async () => {
    const { deadlines } = await answerTo({ ...complaint, days: { knew: "2040-03-02" } });
    const [{ nominal, day, moved, advised, yearNotKnown }] = deadlines;
    expect({ nominal, day, moved, advised, yearNotKnown }).toEqual({
      nominal: "2040-05-31",
      day: null,
      moved: null,
      advised: null,
      yearNotKnown: 2040,
    });
  });

  it("answers for every matter in every language", async () => {
    for (const matter of matterKinds) {
      for (const lang of content.languages) {
        const { days } = await answerTo({ matter, lang, days: {} });
        const all = Object.fromEntries(days.map(({ name }: { name: string }) => [name, "2026-03-02"]));
        const { deadlines, ignored } = await answerTo({ matter, lang, days: all });
        expect([matter, lang, deadlines.length > 0, ignored]).toEqual([matter, lang, true, []]);
      }
    }
  });

  it("names what is wrong", async () => {
    const response = await ask({
      lang: "en",
      matter: "complaint",
      days: { recieved: "2026-03-02", knew: "2/3/2026" },
      asOf: "2026-03-02",
    });
    const { errors } = response.json();
    expect([response.statusCode, errors.map((one: Record<string, unknown>) => [one.pointer, one.nearest])]).toEqual([
      400,
      [
        ["/matter", undefined],
        ["/days/knew", undefined],
        ["/days/recieved", "received"],
        ["/asOf", undefined],
      ],
    ]);
    expect(errors[0].allowed.values).toEqual([...matterKinds]);
  });
});
