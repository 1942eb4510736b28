/** The part of a turn's statement that notes what became of questions: by day, without a way back to who asked. */
import { randomUUID } from "node:crypto";
import type { Turn } from "../conversation/ports.ts";
import { legalDay } from "./legal-day.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** Notes the questions of a turn, if its event is written. The order of rows tells nothing: ids are random. */
export function writeNotes(unit: UnitOfWork, { noted, event }: Pick<Turn, "noted" | "event">): void {
  if (noted.length === 0) return;
  const columns = [
    unit.value(
      noted.map(() => randomUUID()),
      "uuid[]",
    ),
    unit.value(
      noted.map(({ lang }) => lang),
      "text[]",
    ),
    unit.value(
      noted.map(({ outcome }) => outcome),
      "text[]",
    ),
    unit.value(
      noted.map(({ topic }) => topic),
      "text[]",
    ),
    unit.value(
      noted.map(({ words }) => words),
      "text[]",
    ),
  ];
  unit.write(
    "noted",
    `insert into asked_question (id, day, lang, outcome, topic, words)
     select n.id, ${unit.value(legalDay(new Date(event.at)), "date")}, n.lang, n.outcome, n.topic, n.words
     from event, unnest(${columns.join(", ")}) as n(id, lang, outcome, topic, words)`,
  );
}
