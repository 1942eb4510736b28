/** The part of a turn's statement that notes what became of questions: by day, without a way back to who asked. */
import { randomUUID } from "node:crypto";
import type { Turn } from "../conversation/ports.ts";
import { legalDay } from "../rules/legal-day.ts";
import { byteaArray } from "./bytea-array.ts";
import { type Keys, sealWords } from "./sealed-rows.ts";
import type { UnitOfWork } from "./unit-of-work.ts";

/** Notes the questions of a turn, if its event is written. Ids are random, so that the order of rows tells nothing. */
export function writeNotes(unit: UnitOfWork, keys: Keys, { noted, event }: Pick<Turn, "noted" | "event">): void {
  if (noted.length === 0) return;
  const rows = noted.map((note) => ({ id: randomUUID(), ...note }));
  const columns = [
    unit.value(
      rows.map(({ id }) => id),
      "uuid[]",
    ),
    unit.value(
      rows.map(({ lang }) => lang),
      "text[]",
    ),
    unit.value(
      rows.map(({ outcome }) => outcome),
      "text[]",
    ),
    unit.value(
      rows.map(({ topic }) => topic),
      "text[]",
    ),
    unit.value(byteaArray(rows.map(({ id, words }) => sealWords(keys, id, words))), "bytea[]"),
  ];
  unit.write(
    "noted",
    `insert into asked_question (id, day, lang, outcome, topic, sealed_words)
     select n.id, ${unit.value(legalDay(new Date(event.at)), "date")}, n.lang, n.outcome, n.topic, n.words
     from event, unnest(${columns.join(", ")}) as n(id, lang, outcome, topic, words)`,
  );
}
