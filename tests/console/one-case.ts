import { caseIds, consoleUnderTest, signedIn } from "./console-under-test.ts";

const [id = ""] = caseIds;
/** Address of the case. */
export const url = `/console/complaints/${id}`;
/** What the citizen of the case wrote. */
export const hostile = `<script>alert(1)</script>\n"><img src=x onerror=alert(2)> 'và' &amp; {{name}}`;

/** A console with one case in it. */
export async function withCase(found: object = {}) {
  const test = await consoleUnderTest();
  const entries = [
    { id: "e1", at: "2026-11-20T02:15:00.000Z", from: "citizen" as const, by: null, text: hostile, delivery: null },
  ];
  const kept = test.desk.add({ id, number: "26-4821-3907", entries, ...found });
  return { test, kept };
}

/** The same, held by Lan, and her browser. */
export async function withOwnCase(found: object = {}) {
  const { test, kept } = await withCase({ state: "in-progress", ...found });
  kept.owner = { id: test.people.lan.id, name: test.people.lan.name };
  return { test, kept, lan: await signedIn(test, "lan") };
}
