import type { ProgrammeSheet, SheetLine } from "../console/policy-desk.ts";
import { type CitedPart, citedParts } from "../rules/cited-parts.ts";
import type { Programme } from "../rules/programme.ts";
import { parametersOfProgramme } from "../rules/programme-parts.ts";
import type { Books } from "./books.ts";
import { knownBy, numberLines } from "./number-sheet.ts";
import { type ProgrammeStatement, programmeStatement } from "./programme-statement.ts";
import { dayText, groupTitle, programmeTitle, tell, type View } from "./view.ts";

/** Everything a programme states, for those who answer for it. */
export function programmeSheet(view: View, books: Books, programme: Programme): ProgrammeSheet {
  const chapters = new Map<string, SheetLine[]>();
  for (const part of citedParts(programme, books.sources)) {
    const statement = programmeStatement(view, programme, part);
    if (!statement) continue;
    const heading = headingOf(view, programme, { part, of: statement.of });
    const words = Object.values(statement.words).join(": ");
    chapters.set(heading, [...(chapters.get(heading) ?? []), { words, ...knownBy(view, part) }]);
  }
  const numbers = numbersOf(view, books, programme);
  if (numbers.length > 0) chapters.set(tell(view, "officer:sheet.numbers"), numbers);
  return {
    id: programme.id,
    title: programmeTitle(view, programme.id),
    chapters: [...chapters].map(([heading, lines]) => ({ heading, lines })),
  };
}

function headingOf(
  view: View,
  programme: Programme,
  { part, of }: { part: CitedPart; of: ProgrammeStatement["of"] },
): string {
  if (of !== "condition") return tell(view, `officer:sheet.${of}`);
  const version = programme.versions[Number(part.path[1])];
  const from = tell(view, "officer:sheet.condition", { day: dayText(view, version?.from ?? "") });
  const group = part.path[2] === "groups" ? version?.groups?.[Number(part.path[3])] : undefined;
  return group
    ? `${from}, ${tell(view, "officer:sheet.group", { group: groupTitle(view, programme.id, group.id) })}`
    : from;
}

/** The dated numbers that its sums use, each with every value it had. */
function numbersOf(view: View, books: Books, programme: Programme): SheetLine[] {
  const names = [...new Set(parametersOfProgramme(programme).map(({ name }) => name))];
  return names.flatMap((name) => numberLines(view, books, name));
}
