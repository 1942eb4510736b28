import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { fillSupportForm } from "../../src/flow/support-form.ts";
import { projectRoot } from "../../src/project-root.ts";
import { sentBy, talked } from "./played-check.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(projectRoot);
});

const ground = (today = "2026-11-27") => ({ content, lang: "vi", today });

/** Who the conversation asks about, and the programmes it then checks. */
const groups = {
  employee: ["nq68-suspended-or-unpaid-leave", "nq68-stopped-work", "nq116-employees", "rent-working"],
  "former-employee": ["nq68-contract-ended", "rent-returning"],
  "self-employed": ["nq68-freelancers"],
  household: ["nq68-households"],
  employer: ["nq116-employer-cut", "nq68-recovery-loan", "nq68-training"],
  patient: ["nq68-covid-meals"],
  "artist-guide": ["nq68-artists", "nq68-guides"],
  tenant: ["rent-returning"],
};

describe("fillSupportForm()", () => {
  it("asks first who somebody is, in the words of the talk, and leaves out those who know a name", () => {
    const { questions, messages } = fillSupportForm(ground(), {});
    expect(messages).toBeNull();
    expect(questions.map(({ fact, short, choices }) => ({ fact, short, ids: choices.map(({ id }) => id) }))).toEqual([
      { fact: "who", short: "Anh/chị là", ids: Object.keys(groups) },
    ]);
  });

  it.each(["by-name", "nobody", "constructor"])("asks again where somebody claims to be %s", (who) => {
    const { questions } = fillSupportForm(ground(), { who });
    expect(questions.map(({ fact, mistake }) => [fact, mistake])).toEqual([
      ["who", "Anh/chị chọn một dòng giúp chúng tôi."],
    ]);
  });

  it("says of everybody, word for word, what the talk says after the same answers", () => {
    const forms = everyExample().map(({ who, says, asOf, facts }) => {
      const sent = { ...restUnknown(), ...sentBy(facts) };
      const form = fillSupportForm(ground(asOf), { ...sent, who });
      expect([says, form.messages ?? []]).toEqual([says, talked(ground(asOf), ["support", who], sent)]);
      return form;
    });
    expect(forms.filter(({ messages }) => messages !== null).length).toBeGreaterThan(200);
  });
});

/** The worked examples of the programmes, with who is asked about them. */
function everyExample() {
  return Object.entries(groups).flatMap(([who, programmes]) =>
    programmes.flatMap((id) => (content.programmes.get(id)?.examples ?? []).map((example) => ({ ...example, who }))),
  );
}

/** Whatever an example does not tell, nobody knows. */
function restUnknown(): Record<string, string> {
  return Object.fromEntries([...content.facts.keys()].map((fact) => [fact, "unknown"]));
}
