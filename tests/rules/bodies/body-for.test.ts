import { describe, expect, it } from "vitest";
import { bodiesSchema, checkBodies } from "../../../src/rules/bodies/bodies.ts";
import { bodyFor, successorsOf } from "../../../src/rules/bodies/body-for.ts";
import { registers } from "../load-places.ts";

const { bodies, sources } = registers;
const on = (matter: string, day: string) => bodyFor(matter, day, { bodies, sources });

const recalled = (body: string) => ({ body, cite: null, confidence: "recalled" });
const unsure = (body: string) => ({ body, cite: null, confidence: "unsure" });
const act = (body: string, cite: string) => ({ body, cite, confidence: "act" });

describe("bodyFor()", () => {
  it.each<[string, string, unknown]>([
    ["labour", "2020-12-31", "not-yet"],
    ["labour", "2021-10-19", recalled("labour-department")],
    ["labour", "2025-02-28", recalled("labour-department")],
    ["labour", "2025-03-01", recalled("home-affairs")],
    ["labour", "2025-11-28", act("home-affairs", "qd2028-2025.d1")],
    ["employment", "2026-11-23", recalled("home-affairs")],
    ["unemployment-decision", "2021-10-19", recalled("labour-department")],
    ["unemployment-decision", "2025-12-31", recalled("home-affairs")],
    ["unemployment-decision", "2026-01-01", act("home-affairs", "nd374-2025.d16.k1")],
    ["unemployment-file", "2021-10-19", recalled("employment-service-centre")],
    ["unemployment-file", "2026-11-23", act("employment-service-centre", "nd374-2025.d14")],
    ["social-insurance", "2026-11-23", act("social-insurance-office", "nd374-2025")],
    ["children", "2021-10-19", recalled("labour-department")],
    ["children", "2025-03-01", recalled("health-department")],
    ["children", "2025-11-27", act("health-department", "qd2022-2025.d1")],
    ["social-protection", "2026-11-23", act("health-department", "qd2022-2025.d1")],
    ["social-evils", "2026-11-23", act("health-department", "qd2022-2025.d1")],
    ["vocational-education", "2026-11-23", unsure("education-department")],
    ["drug-rehabilitation", "2026-11-23", unsure("police")],
    ["poverty-reduction", "2025-02-28", recalled("labour-department")],
    ["poverty-reduction", "2025-03-01", "not-known"],
    ["business-registration", "2026-11-23", act("finance-department", "nd374-2025.d14")],
    ["papers", "2025-11-27", "not-yet"],
    ["papers", "2025-11-28", act("public-administration-centre", "qd2028-2025.d3.k1")],
    ["commune-complaint", "2025-06-30", "not-yet"],
    ["commune-complaint", "2025-07-01", recalled("commune-committee")],
    ["commune-complaint", "2026-07-01", act("commune-committee", "luat136.d2.k7")],
    ["commune-complaint-again", "2026-07-01", act("provincial-committee", "luat136.d2.k8")],
    ["social-insurance-denunciation", "2025-11-29", "not-yet"],
    ["social-insurance-denunciation", "2025-11-30", act("social-insurance-office", "nd274-2025.d12.k4")],
    ["labour-complaint-again", "2021-10-19", act("labour-department", "nd24.d15")],
    ["labour-complaint-again", "2026-11-23", unsure("home-affairs")],
    ["labour-denunciation", "2021-10-19", act("labour-department", "nd24.d37")],
    ["labour-denunciation", "2026-11-23", unsure("home-affairs")],
    ["labour-accident", "2026-11-23", { body: "home-affairs", cite: "luat-atvsld.d34", confidence: "recalled" }],
  ])("answers %s on %s", (matter, day, expected) => {
    expect(on(matter, day)).toEqual(expected);
  });

  it("throws for a matter that nobody handles", () => {
    expect(() => on("weather", "2026-11-23")).toThrow('No body handles the matter "weather"');
  });
});

describe("successorsOf()", () => {
  it("tells where to go now with what the labour department handled", () => {
    const now = successorsOf("labour-department", "2026-11-23", { bodies, sources });
    expect(now.map(({ matter, now: body }) => [matter, typeof body === "string" ? body : body.body])).toEqual([
      ["labour", "home-affairs"],
      ["employment", "home-affairs"],
      ["unemployment-decision", "home-affairs"],
      ["children", "health-department"],
      ["social-protection", "health-department"],
      ["social-evils", "health-department"],
      ["vocational-education", "education-department"],
      ["poverty-reduction", "not-known"],
      ["drug-rehabilitation", "police"],
      ["labour-complaint-again", "home-affairs"],
      ["labour-denunciation", "home-affairs"],
      ["labour-accident", "home-affairs"],
    ]);
  });

  it("finds exactly the bodies that are written as successors", () => {
    for (const [id, { until, "replaced-by": written = [] }] of Object.entries(bodies.bodies)) {
      if (until === undefined) continue;
      const found = successorsOf(id, "2026-11-23", { bodies, sources }).flatMap(({ now }) =>
        typeof now === "string" ? [] : [now.body],
      );
      expect([...new Set(found)].sort()).toEqual([...written].sort());
    }
  });
});

describe("flows/parameters/bodies.yaml", () => {
  it("has these hotlines, and no phone number, address or hours of any body", () => {
    expect(Object.entries(bodies.hotlines).map(([id, { number, confidence }]) => [id, number, confidence])).toEqual([
      ["children", "111", "official"],
      ["trafficking", "111", "recalled"],
      ["citizens-abroad", "+84 981 84 84 84", "recalled"],
      ["disaster", "112", "recalled"],
      ["police", "113", "recalled"],
      ["fire", "114", "recalled"],
      ["ambulance", "115", "recalled"],
      ["social-insurance", "1900 9068", "secondary"],
      ["public-service-portal", "1800 1096", "secondary"],
    ]);
    expect(Object.values(bodies.bodies).flatMap(({ contact }) => Object.keys(contact))).toEqual([]);
  });
});

describe("bodiesSchema", () => {
  const issues = (file: unknown) =>
    bodiesSchema.safeParse(file).error?.issues.map(({ path, message }) => [path.join("."), message]);
  const handles = [{ matter: "labour", cite: "nd24.d15" }];

  it("finds unknown successors, a successor of a body that goes on, and days in the wrong order", () => {
    expect(
      issues({
        bodies: {
          old: { from: "2021-01-01", until: "2025-02-28", "replaced-by": ["old", "nwe"], handles },
          new: { from: "2025-03-01", "replaced-by": ["old"], handles },
          late: { from: "2025-03-01", until: "2025-02-01", handles: [{ matter: "children", confidence: "recalled" }] },
        },
        hotlines: {},
      }),
    ).toEqual([
      ["bodies.old.replaced-by.0", '"old" is not another body'],
      ["bodies.old.replaced-by.1", '"nwe" is not another body; did you mean "new"?'],
      ["bodies.new.replaced-by", '"new" has a successor, but no last day (until)'],
      ["bodies.late.handles.0.until", "until 2025-02-01 is before from 2025-03-01"],
    ]);
  });

  it("finds a matter in two hands on the same day", () => {
    expect(
      issues({
        bodies: { old: { from: "2021-01-01", until: "2025-03-01", handles }, new: { from: "2025-03-01", handles } },
        hotlines: {},
      }),
    ).toEqual([["bodies.new.handles.0", '"labour" is handled by "old" on the same day']]);
  });

  it("wants a source for what is called known, and digits for a number", () => {
    expect(
      issues({
        bodies: {
          old: { from: "2021-01-01", handles: [{ matter: "labour" }, { matter: "children", confidence: "act" }] },
        },
        hotlines: { fire: { number: "một trăm", confidence: "recalled" } },
      }),
    ).toEqual([
      ["bodies.old.handles.0", 'needs "cite"; without one its confidence can only be recalled or unsure'],
      ["bodies.old.handles.1", 'needs "cite"; without one its confidence can only be recalled or unsure'],
      ["hotlines.fire.number", "must be digits, in groups if it is long, such as 1900 9068; from abroad with +84"],
    ]);
  });
});

describe("checkBodies()", () => {
  it("finds cites of sources that do not exist", () => {
    const broken = bodiesSchema.parse({
      bodies: { old: { from: "2021-01-01", handles: [{ matter: "labour", cite: "nd25.d15" }] } },
      hotlines: { fire: { number: "114", cite: "qd2023-2025", confidence: "recalled" } },
    });
    expect(checkBodies(broken, sources).map(({ path }) => path.join("."))).toEqual([
      "bodies.old.handles.0.cite",
      "hotlines.fire.cite",
    ]);
    expect(checkBodies(bodies, sources)).toEqual([]);
  });
});
