import { nearDays, type RelatedCase } from "../../complaints/case-surroundings.ts";
import { shownDay } from "../../rules/day.ts";
import type { CaseProps } from "./case-props.ts";
import type { Frame } from "./frame.ts";

/** Cases that may have to do with this one, each with the reason, and a way to merge where that is allowed. */
export function RelatedCases({ frame, found, related, moves }: CaseProps) {
  if (related.length === 0) return null;
  const { t } = frame;
  return (
    <section aria-labelledby="related">
      <h2 id="related">{t("related.title", { count: related.length })}</h2>
      <p class="hint">{t("related.hint")}</p>
      <ul class="related">
        {related.map((one) => (
          <li key={one.id} class={one.wording === null ? undefined : "likely"}>
            <p>
              <a href={`/console/complaints/${one.id}`}>{one.number}</a> {t(`kinds.${one.kind}`)} ·{" "}
              {frame.say(`cases:states.${one.state}`)} ·{" "}
              <time dateTime={one.receivedOn}>{shownDay(one.receivedOn)}</time>
            </p>
            <p class="why">{reasonsOf(one, frame)}</p>
            {moves.includes("merge") && mergeable(one) && (
              <a href={`/console/complaints/${found.id}?move=merge&into=${one.number}#merge-title`}>
                {t("related.merge", { number: one.number })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nothing is merged into what has ended. */
function mergeable({ state }: RelatedCase): boolean {
  return !["refused", "transferred", "merged", "closed", "withdrawn"].includes(state);
}

function reasonsOf({ sameEmployer, samePlace, wording }: RelatedCase, { t }: Frame): string {
  return [
    wording === null ? "" : t("related.twice", { percent: Math.round(wording * 100) }),
    sameEmployer ? t("related.employer") : "",
    samePlace ? t("related.place", { days: nearDays }) : "",
  ]
    .filter((reason) => reason !== "")
    .join(" ");
}
