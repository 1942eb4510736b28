import type { ChangeReport } from "../policy-desk.ts";
import { ruleFileAddress } from "../rule-file-address.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";

interface CheckProps {
  frame: Frame;
  /** The path that was asked about. */
  path: string;
  /** There is a file of this path. */
  isKnown: boolean;
  report: ChangeReport | null;
  notice: Notice | null;
}

/** A changed file of flows/ or locales/ is handed in and checked; nothing is changed by it. */
export function PolicyCheckPage({ frame, path, isKnown, report, notice }: CheckProps) {
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("policy.check.title")} notice={notice}>
      <h1>{t("policy.check.title")}</h1>
      <p class="hint">{t("policy.check.hint")}</p>
      <p>
        {isKnown ? (
          <a href={ruleFileAddress(path)}>{t("policy.files.one", { path })}</a>
        ) : (
          <a href="/console/policy/files">{t("policy.files.title")}</a>
        )}
      </p>
      <form method="post" action="/console/policy/check" enctype="multipart/form-data">
        <TokenField frame={frame} />
        <Field
          id="path"
          label={t("policy.check.path")}
          hint={t("policy.check.path-hint")}
          value={path}
          autocomplete="off"
          spellcheck={false}
          required
          maxlength={200}
        />
        <Field id="file" type="file" label={t("policy.check.file")} accept=".yaml,.md" required />
        <button type="submit">{t("policy.check.send")}</button>
      </form>
      {report && <Report frame={frame} report={report} path={path} />}
    </Layout>
  );
}

function Report({ frame: { t }, report, path }: { frame: Frame; report: ChangeReport; path: string }) {
  return (
    <section aria-labelledby="report">
      <h2 id="report">{t("policy.check.report", { path })}</h2>
      {report.same && <p class="calm">{t("policy.check.same")}</p>}
      {report.isNew && <p class="calm">{t("policy.check.new")}</p>}
      <h3>{t(report.mistakes === "" ? "policy.check.no-mistakes" : "policy.check.mistakes")}</h3>
      {report.mistakes !== "" && (
        <pre class="report" lang="en">
          {report.mistakes}
        </pre>
      )}
      <h3>{t("policy.check.impact")}</h3>
      <pre class="report">{report.impact}</pre>
      <p class="hint">{t("policy.check.next")}</p>
    </section>
  );
}
