import type { ErasedRecord } from "../../complaints/person-records.ts";
import { Field } from "./field.tsx";
import type { Frame } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";

/** Giving out what is kept of a person's case, and erasing it, when they ask for it. */
export function RecordPage(props: { frame: Frame; id: string; number: string; error: string | undefined }) {
  const { frame, id, number, error } = props;
  const { t } = frame;
  const notice = error ? ({ tone: "problem", text: error } as const) : null;
  return (
    <Layout narrow frame={frame} title={t("record.title")} notice={notice}>
      <p class="up">
        <a href={`/console/complaints/${id}`}>{t("case.title", { number })}</a>
      </p>
      <h1>{t("record.title")}</h1>
      <p class="hint">{t("record.hint")}</p>
      <form class="panel stack" method="post" action={`/console/complaints/${id}/record/export`}>
        <TokenField frame={frame} />
        <h2>{t("record.export")}</h2>
        <p>{t("record.export-hint")}</p>
        <button type="submit">{t("record.download")}</button>
      </form>
      <form class="panel stack" method="post" action={`/console/complaints/${id}/record/erase`}>
        <TokenField frame={frame} />
        <h2>{t("record.erase")}</h2>
        <p>{t("record.erase-hint")}</p>
        <Field
          id="number"
          label={t("record.type-number", { number })}
          error={error}
          value=""
          autocomplete="off"
          maxlength={20}
          required
        />
        <button type="submit">{t("record.erase-now")}</button>
      </form>
    </Layout>
  );
}

/** What went with a case that was erased. */
export function ErasedPage({ frame, erased }: { frame: Frame; erased: ErasedRecord }) {
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("record.erased")}>
      <h1>{t("record.erased")}</h1>
      <p>{t("case.title", { number: erased.number })}</p>
      <ul class="readers">
        {(["messages", "notes", "files"] as const).map((what) => (
          <li key={what}>
            {t(`record.${what}`)}: {erased[what]}
          </li>
        ))}
        <li>
          {t("record.person")}: {t(erased.person ? "record.yes" : "record.no")}
        </li>
      </ul>
      <p class="hint">{t("record.backups")}</p>
      <p>
        <a href="/console/complaints">{t("case.back")}</a>
      </p>
    </Layout>
  );
}
