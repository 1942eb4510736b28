import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { mayDo } from "../../../src/complaints/rights.ts";
import { rights } from "../../../src/rules/staff/rights.ts";
import { checkRoles, needsSecondStep, rightsOf, rolesSchema } from "../../../src/rules/staff/roles.ts";

const table = rolesSchema.parse(parse(readFileSync("flows/roles.yaml", "utf8")));

describe("the table of roles", () => {
  it("has no mistakes", () => {
    expect(checkRoles(table)).toEqual([]);
  });

  it("gives every right to somebody", () => {
    expect(rightsOf(table, Object.keys(table.roles))).toEqual([...rights]);
  });

  it("lets an administrator read no case", () => {
    expect(rightsOf(table, ["administrator"])).toEqual([
      "people.manage",
      "setup.read",
      "operations.read",
      "operations.act",
    ]);
  });

  it("is refused when nobody could look after accounts", () => {
    const { officer, chief, administrator } = table.roles;
    if (!officer || !chief || !administrator) throw new Error("roles are missing");
    const without = { ...administrator, rights: administrator.rights.filter((right) => right !== "people.manage") };
    expect(checkRoles({ roles: { officer, chief, administrator: without } })).toEqual([
      {
        path: ["roles", "administrator"],
        message: 'must have the right "people.manage", or nobody could look after accounts',
      },
    ]);
  });

  it("is refused without the roles that the program gives itself", () => {
    const { officer, administrator } = table.roles;
    if (!officer || !administrator) throw new Error("roles are missing");
    expect(checkRoles({ roles: { officer, administrator } })).toEqual([
      { path: ["roles"], message: 'has no role "chief", which the program gives itself' },
    ]);
  });

  it("knows no right that the program does not check", () => {
    expect(rolesSchema.safeParse({ roles: { officer: { rights: ["case.burn"] } } }).success).toBe(false);
  });
});

describe("rightsOf()", () => {
  it("joins the rights of several roles, each once", () => {
    expect(rightsOf(table, ["policy", "auditor"])).toEqual([
      "employers.read",
      "overview.read",
      "questions.read",
      "policy.read",
      "setup.read",
      "audit.read",
    ]);
  });

  it("gives nothing for a role that is gone", () => {
    expect(rightsOf(table, ["janitor"])).toEqual([]);
  });
});

describe("needsSecondStep()", () => {
  it("is true when one of several roles asks for it", () => {
    expect(needsSecondStep(table, ["officer"])).toBe(false);
    expect(needsSecondStep(table, ["officer", "custodian"])).toBe(true);
  });
});

describe("mayDo()", () => {
  it("is false for nobody and for who lacks the right", () => {
    expect(mayDo(null, "case.read")).toBe(false);
    expect(mayDo({ rights: ["queue.read"] }, "case.read")).toBe(false);
    expect(mayDo({ rights: ["case.read"] }, "case.read")).toBe(true);
  });
});
