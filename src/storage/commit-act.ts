/** The part of a turn's statement that does what a citizen may do with their case, each only from the states that allow it. */
import type { CitizenAct } from "../flow/effect.ts";
import { legalDay } from "../rules/legal-day.ts";
import { sealLink } from "./case-rows.ts";
import { type CaseWrite, citizenTime, type OpenedCase, writeEndOfParts, writeTold } from "./commit-case.ts";
import { renewWordsSql } from "./commit-words.ts";

/** States in which the citizen may still take a case back, as flows/case-states.yaml has them; a test compares both. */
export const withdrawableStates = [
  "received",
  "in-progress",
  "waiting-for-citizen",
  "petition-received",
  "accepted",
  "answered",
  "reopened",
] as const;
/** States in which the citizen may say that they are not content; likewise. */
export const disputableStates = ["answered", "refused", "transferred", "closed"] as const;

/** Does what a citizen wants with their case. What the case no longer allows changes nothing; the audit names what was done. */
export function writeAct(write: CaseWrite, opened: OpenedCase, act: CitizenAct): void {
  const { unit, name, turn } = write;
  const id = unit.value(opened.id, "uuid");
  const { set, when } = change(write, opened, act);
  unit.write(
    name,
    `update complaint set version = version + 1, ${set} from event where id = ${id} and ${when} returning id`,
  );
  if (act.is === "withdraw") writeEndOfParts(write);
  if (act.is === "erase") {
    unit.write(`${name}_person`, `delete from complaint_person using ${name} where complaint_id = ${name}.id`);
    unit.write(`${name}_words`, renewWordsSql(name));
  }
  const at = unit.value(citizenTime(turn, opened.anonymous), "timestamptz");
  const texts = act.is === "dispute" ? [act.text].filter(Boolean) : [];
  const files = act.is === "dispute" ? act.files : [];
  writeTold(write, { ...opened, at, texts, files, action: act.is });
}

/** Assignments, and when they may be made. */
function change({ unit, turn }: CaseWrite, opened: OpenedCase, act: CitizenAct): { set: string; when: string } {
  const inStates = (states: readonly string[]) => `state = any(${unit.value([...states], "text[]")})`;
  switch (act.is) {
    case "withdraw": {
      const today = unit.value(legalDay(new Date(turn.event.at)), "date");
      const set = `state = 'withdrawn', ended_on = ${today}, due_on = null, unread = unread + 1`;
      return { set, when: inStates(withdrawableStates) };
    }
    case "dispute": {
      const by = unit.value(act.promisedBy, "date");
      const set = `state = 'reopened', ended_on = null, due_on = ${by}, unread = unread + 1`;
      return { set, when: inStates(disputableStates) };
    }
    case "rate":
      return { set: `rating = ${unit.value(act.rating, "smallint")}`, when: "true" };
    case "erase":
      return { set: "sealed_link = null, sealed_petition = null", when: "true" };
    case "notify": {
      const { channel, address } = turn.event;
      const link = unit.value(sealLink(opened.key, opened.id, { channel, address }), "bytea");
      return { set: `sealed_link = ${link}`, when: "true" };
    }
    case "stop-notify":
      return { set: "sealed_link = null", when: "true" };
  }
}
