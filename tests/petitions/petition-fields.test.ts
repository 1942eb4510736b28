import { describe, expect, it } from "vitest";
import { loadContent } from "../../src/content/load-content.ts";
import {
  fieldsToAsk,
  missingFields,
  petitionOf,
  petitionsOn,
  wrongFields,
} from "../../src/petitions/petition-fields.ts";
import { projectRoot } from "../../src/project-root.ts";
import { filled } from "./filled.ts";

const content = await loadContent(projectRoot);
const complaint = petitionOf(content, "administrative-complaint");
const denunciation = petitionOf(content, "denunciation");

describe("missingFields()", () => {
  it("names what the law wants in a denunciation, in the order of asking", () => {
    expect(missingFields(denunciation, {})).toEqual(["against", "name", "address", "contact", "accused", "breach"]);
  });

  it("names what the law wants in a complaint against a commune, and the commune", () => {
    expect(missingFields(complaint, { against: "commune" })).toEqual([
      "commune",
      "name",
      "address",
      "respondent",
      "respondent-address",
      "about",
      "knew-on",
      "story",
      "reason",
      "request",
    ]);
  });

  it("wants the office of an official, who is denounced to its head, and of nobody else", () => {
    expect(missingFields(denunciation, { against: "official" })).toContain("accused-body");
    expect(missingFields(denunciation, { against: "labour" })).not.toContain("accused-body");
  });

  it("counts blanks and pictures as nothing", () => {
    expect(missingFields(denunciation, { name: " \n 👍" })).toContain("name");
  });

  it("is empty for a petition of which everything was told", () => {
    const all = [...content.petitions.values()];
    const missing = all.flatMap((one) => one.to.flatMap(({ id }) => missingFields(one, filled(one, id))));
    expect(missing).toEqual([]);
  });
});

describe("fieldsToAsk()", () => {
  it("never asks for the number of an identity card or of insurance", () => {
    const asked = [...content.petitions.values()].flatMap((petition) =>
      petition.to.flatMap(({ id }) => fieldsToAsk(petition, { against: id }).map(({ field }) => field.id)),
    );
    expect(asked.filter((id) => /identity|insurance-number|authorised/.test(id))).toEqual([]);
  });

  it("asks for the commune and the first decision only where they matter", () => {
    const of = (against: string) => fieldsToAsk(complaint, { against }).map(({ field }) => field.id);
    expect(of("other-body").filter((id) => ["commune", "first-decision"].includes(id))).toEqual([]);
    expect(of("commune").includes("commune")).toBe(true);
    expect(of("commune-again").includes("first-decision")).toBe(true);
  });
});

describe("wrongFields()", () => {
  it("tells every value that fits no field", () => {
    const fields = { nme: "A", against: "mayor", identity: "0040", story: ["a"], documents: "một" };
    expect(wrongFields(complaint, fields)).toEqual([
      'there is no field "nme"; did you mean "name"?',
      '"against" must be one of commune, other-body, commune-again, department-again',
      '"identity" is written by hand on the paper and never told',
      '"story" must be a long-text',
      '"documents" must be a list',
    ]);
  });
});

describe("petitionsOn()", () => {
  it("leaves out petitions that are written by a later law", () => {
    const on = (day: string) => petitionsOn(content, day).map(({ id }) => id);
    expect(on("2021-10-19")).toEqual([]);
    expect(on("2026-06-30")).toEqual(["feedback", "labour-complaint", "labour-dispute"]);
    expect(on("2026-07-01")).toEqual([...content.petitions.keys()]);
  });
});
