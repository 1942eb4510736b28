import { shownDay } from "../../rules/day.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";

/** What is read aloud of a case that was filed: its number, its code, and the day by which we promise an answer. */
interface Filed {
  id: string;
  number: string;
  code: string;
  promised: string;
}

/** A case that was filed for a caller: its number and its secret code, to be read aloud now, and when an answer comes. */
export function CallerFiledPage({ frame, filed, again }: { frame: Frame; filed: Filed; again: boolean }) {
  const { id, number, code, promised } = filed;
  const { t } = frame;
  const notice = again ? ({ tone: "problem", text: t("caller.again") } as const) : null;
  return (
    <Layout narrow frame={frame} title={t("caller.filed")} notice={notice}>
      <h1>{t("caller.filed")}</h1>
      <p>{t("caller.read-code")}</p>
      <h2>{t("queue.number")}</h2>
      <p>
        <strong>{number}</strong>
      </p>
      <h2>{t("caller.code")}</h2>
      <ol class="code-groups">
        {code.split("-").map((group, at) => (
          <li key={`${at}${group}`}>
            <strong>{[...group].join(" ")}</strong>
          </li>
        ))}
      </ol>
      <p class="hint">{t("caller.once")}</p>
      <p>{t("caller.promised", { day: shownDay(promised) })}</p>
      <p class="line">
        <a href={`/console/complaints/${id}`}>{t("caller.open")}</a>
        <a href="/console/complaints/new">{t("caller.next")}</a>
      </p>
    </Layout>
  );
}
