import { describe, expect, it } from "vitest";
import { checkFiles } from "../../src/content/check-content.ts";
import { checkPetition } from "../../src/content/check-petitions.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { type Petition, petitionSchema } from "../../src/content/petition-schema.ts";
import { problemLine } from "../../src/content/problem.ts";
import { readSourceFiles } from "../../src/content/source-files.ts";
import { projectRoot } from "../../src/project-root.ts";

const content = await loadContent(projectRoot);

/** The mistakes of a petition of this project after one text of it was replaced. */
function mistakes(id: string, from: string, to: string): string[] {
  const written = JSON.stringify(content.petitions.get(id));
  if (!written.includes(from)) throw new Error(`"${id}" has no ${from}`);
  const petition: Petition = petitionSchema.parse(JSON.parse(written.replace(from, to)));
  return checkPetition(petition, content).map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("checkPetition()", () => {
  it("finds nothing wrong with the petitions of this project", () => {
    expect([...content.petitions.values()].flatMap((petition) => checkPetition(petition, content))).toEqual([]);
  });

  it("names sources, matters, bodies, fields, addressees and steps that do not exist", () => {
    expect(mistakes("denunciation", '"sources":["tc.d22"', '"sources":["td.d22"')).toEqual([
      'sources.0: cites the unknown source "td"; did you mean "tc"?',
    ]);
    expect(mistakes("denunciation", '"matter":"labour-denunciation"', '"matter":"labour-denunciaton"')).toEqual([
      'to.2.matter: matter of bodies "labour-denunciaton" does not exist; did you mean "labour-denunciation"?',
    ]);
    expect(mistakes("denunciation", '"body":"provincial-committee"', '"body":"provincial-comittee"')).toEqual([
      'to.4.body: body "provincial-comittee" does not exist; did you mean "provincial-committee"?',
    ]);
    expect(mistakes("denunciation", '"field":"accused-body"', '"field":"acused-body"')).toEqual([
      'to.3.field: field "acused-body" does not exist; did you mean "accused-body"?',
    ]);
    expect(mistakes("administrative-complaint", '"for":["commune"]', '"for":["comune"]')).toEqual([
      'fields.1.for.0: addressee "comune" does not exist; did you mean "commune"?',
    ]);
    expect(mistakes("labour-dispute", '"ask-mediator"', '"ask-mediators"')).toEqual([
      'steps.0: step of labour-dispute "ask-mediators" does not exist; did you mean "ask-mediator"?',
    ]);
  });

  it("names a field that is never printed, and one that is printed twice", () => {
    expect(mistakes("denunciation", '{"field":"breach"},', "")).toEqual(['fields.7.id: "breach" is never printed']);
    expect(mistakes("denunciation", '{"field":"breach"},', '{"field":"breach"},{"field":"breach"},')).toEqual([
      'fields.7.id: "breach" is printed twice',
    ]);
  });

  it("wants a choice where there are several addressees", () => {
    expect(mistakes("denunciation", '{"id":"against","type":"choice","fill":"chat","lines":1},', "")).toEqual([
      "fields: must have one field of type choice where there are several addressees, and none where there is one",
    ]);
  });

  it("wants a text before the signature", () => {
    expect(mistakes("denunciation", '{"text":"pledge"}]', '{"text":"pledge"},{"heading":"content"}]')).toEqual([
      "paper.17: must be a text, so that the signature does not stand alone on a page",
    ]);
  });

  it("wants grounds for what is said of the law", () => {
    expect(mistakes("denunciation", '{"id":"post","confidence":"recalled"}', '{"id":"post"}')).toEqual([
      'ways.1: needs "cite"; without one its confidence can only be recalled or unsure',
    ]);
  });

  it("does not let a limit be forgotten", () => {
    expect(mistakes("labour-complaint", '"steps":["complain"]', '"steps":[]')).toEqual([
      "steps: is empty, but labour-complaint must be brought in time (complain, complain-again-unsettled, complain-again)",
    ]);
  });

  it("lets nothing that is written by hand be optional or a list", () => {
    expect(mistakes("labour-complaint", '"id":"identity","type":"text"', '"id":"identity","type":"list"')).toEqual([
      "fields.4: is written by hand and cannot be a list",
    ]);
  });
});

describe("checkFiles() about the words of petitions", () => {
  it("wants what is printed, and nothing that is not; Vietnamese alone is enough", async () => {
    const { files } = await readSourceFiles(projectRoot);
    const changed = files.map((source) => ({
      ...source,
      text:
        source.file === "locales/vi/petition-papers.yaml"
          ? source.text.replace("  breach: Hành", "  breech: Hành")
          : source.text,
    }));
    const lines = checkFiles(changed).problems.map((problem) => problemLine(problem).replace(/:\d+:\d+ /, " "));
    expect(lines).toEqual([
      'flows/petitions/denunciation.yaml needs the text "petition-papers:fields.breach" in locales/vi/petition-papers.yaml',
      'locales/vi/petition-papers.yaml "petition-papers:fields.breech" is left over: nothing in flows/ uses it; did you mean "petition-papers:fields.breach"?',
    ]);
  });
});
