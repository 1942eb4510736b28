import type { Condition } from "../../src/rules/condition.ts";
import type { Programme } from "../../src/rules/programme.ts";

/** A programme from which one condition is lost, and which one. */
export interface Loss {
  lost: string;
  programme: Programme;
}

/** A programme with each of its conditions lost in turn, over all versions; whom a group is for is left as it is. */
export function lostConditions(programme: Programme): Loss[] {
  return programme.versions.flatMap((version, at) =>
    [version, ...(version.groups ?? [])].flatMap(({ conditions }, list) =>
      withoutEach(conditions).map(({ lost, rest }) => {
        const copy = structuredClone(programme);
        const changed = copy.versions[at];
        const holder = list === 0 ? changed : changed?.groups?.[list - 1];
        if (holder) holder.conditions = rest;
        return { lost: `${lost} of ${version.from}`, programme: copy };
      }),
    ),
  );
}

function withoutEach(conditions: readonly Condition[]): { lost: string; rest: Condition[] }[] {
  return conditions.flatMap((condition, index) => {
    const put = (parts: Condition[]) => conditions.toSpliced(index, 1, ...parts);
    if ("all" in condition)
      return withoutEach(condition.all).map(({ lost, rest }) => ({
        lost,
        rest: put(rest.length > 0 ? [{ all: rest }] : []),
      }));
    if ("any" in condition)
      return withoutEach(condition.any).map(({ lost, rest }) => ({
        lost,
        rest: put(rest.length > 0 ? [{ any: rest }] : []),
      }));
    return [{ lost: condition.id, rest: put([]) }];
  });
}
