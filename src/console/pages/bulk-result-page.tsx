import type { CaseRef } from "../../complaints/desk.ts";
import type { BulkOutcome } from "../bulk-moves.ts";
import { shownMoment } from "../moments.ts";
import type { Frame, Notice } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";

interface ResultProps {
  frame: Frame;
  outcomes: readonly BulkOutcome[];
  /** Numbers of the cases. */
  cases: readonly CaseRef[];
  /** Why nothing was tried. */
  problem: string | null;
  /** Address of the queue as it was. */
  back: string;
}

/** What became of each of several cases, and why of those that stay as they were. */
export function BulkResultPage({ frame, outcomes, cases, problem, back }: ResultProps) {
  const { t } = frame;
  const numbers = new Map(cases.map(({ id, number }) => [id, number]));
  return (
    <Layout frame={frame} title={t("queue.bulk.result-title")} notice={noticeOf(frame, outcomes, problem)}>
      <h1>{t("queue.bulk.result-title")}</h1>
      {outcomes.length > 0 && (
        <table class="cards">
          <TableHead labels={[t("queue.bulk.number"), t("queue.bulk.outcome")]} />
          <tbody>
            {outcomes.map(({ id, outcome }) => (
              <tr key={id}>
                <th scope="row">
                  {numbers.has(id) ? <a href={`/console/complaints/${id}`}>{numbers.get(id)}</a> : "–"}
                </th>
                <td data-label={t("queue.bulk.outcome")}>{outcomeWords(frame, outcome)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="pages">
        <a href={back}>{t("queue.bulk.back")}</a>
      </p>
    </Layout>
  );
}

function noticeOf({ t }: Frame, outcomes: readonly BulkOutcome[], problem: string | null): Notice {
  if (problem !== null) return { tone: "problem", text: problem };
  const done = outcomes.filter(({ outcome }) => outcome.ok).length;
  const words = [
    ...(done > 0 ? [t("queue.bulk.done", { count: done })] : []),
    ...(done < outcomes.length ? [t("queue.bulk.not-done", { count: outcomes.length - done })] : []),
  ];
  return { tone: done === outcomes.length ? "done" : "problem", text: words.join(" ") };
}

function outcomeWords({ t, say }: Frame, outcome: BulkOutcome["outcome"]): string {
  if (outcome.ok) return t("queue.bulk.ok");
  switch (outcome.reason) {
    case "taken":
      return t("conflict.taken", { name: outcome.by, when: shownMoment(outcome.since, "minute") });
    case "not-allowed-from":
      return t("conflict.not-allowed-from", { state: say(`cases:states.${outcome.state}`) });
    case "not-found":
      return t("queue.bulk.gone");
    case "misfit":
      return t("queue.bulk.misfit");
    case "failed":
    case "changed-meanwhile":
      return t("queue.bulk.failed");
    case "not-owner":
      return t("conflict.not-owner");
  }
}
