import type { DangerFile } from "../search/danger-schema.ts";
import type { NeededText } from "./needed-text.ts";

/** What is said to a person in danger: for each sign its name (officers read it) and the reply, the numbers, the rest. */
export function textsOfDanger({ signs }: DangerFile): NeededText[] {
  const ofSigns = Object.keys(signs).flatMap((id): NeededText[] => [
    { key: `danger:signs.${id}.name`, path: ["signs", id] },
    { key: `danger:signs.${id}.told`, path: ["signs", id], parameters: ["call"], wordsAtMost: 45 },
  ]);
  const hotlines = new Set(Object.values(signs).flatMap((sign) => sign.hotlines));
  const receipt = { path: ["signs"], parameters: ["number", "code"] };
  return [
    ...ofSigns,
    ...[...hotlines].map((id) => ({ key: `danger:hotlines.${id}`, path: ["signs"], parameters: ["number"] })),
    { key: "danger:call", path: ["signs"], parameters: ["numbers"] },
    { key: "danger:officerTold.here", ...receipt },
    { key: "danger:officerTold.byCode", ...receipt },
    { key: "danger:officerTold.more", path: ["signs"] },
    { key: "danger:tellMore", path: ["signs"] },
    { key: "danger:withdrawn", path: ["signs"] },
  ];
}
