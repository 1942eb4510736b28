import type { AuditLine } from "../../complaints/audit-book.ts";
import { type AuditAsked, auditAddress, isAuditFiltered } from "../audit-filters.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import { AuditFilterForm, actWords } from "./audit-filter-form.tsx";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";

interface AuditProps {
  frame: Frame;
  asked: AuditAsked;
  people: readonly { id: string; name: string }[];
  lines: readonly AuditLine[];
  next: string | null;
}

/** Who did what, newest first. */
export function AuditPage(props: AuditProps) {
  const { frame, asked, lines } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("audit.title")}>
      <h1>{t("audit.title")}</h1>
      <p class="hint">{t("audit.hint")}</p>
      <AuditFilterForm {...props} />
      {lines.length > 0 ? (
        <Lines frame={frame} lines={lines} />
      ) : (
        <p class="calm">{t(isAuditFiltered(asked) ? "audit.none-found" : "audit.empty")}</p>
      )}
      <Pages {...props} />
    </Layout>
  );
}

function Pages({ frame: { t }, asked, next }: AuditProps) {
  return (
    <>
      {next !== null && (
        <p>
          <a href={auditAddress({ ...asked, before: next })}>{t("audit.older")}</a>
        </p>
      )}
      {asked.before !== undefined && (
        <p>
          <a href={auditAddress({ ...asked, before: undefined })}>{t("audit.newest")}</a>
        </p>
      )}
    </>
  );
}

function Lines({ frame, lines }: Pick<AuditProps, "frame" | "lines">) {
  const { t } = frame;
  return (
    <table class="cards">
      <TableHead labels={(["at", "by", "act", "number", "detail"] as const).map((column) => t(`audit.${column}`))} />
      <tbody>
        {lines.map((line, at) => (
          <tr key={at}>
            <td data-label={t("audit.at")}>
              <time dateTime={machineMoment(line.at, "minute")}>{shownMoment(line.at, "minute")}</time>
            </td>
            <th scope="row">{line.by.is === "staff" ? line.by.name : t(`history.by.${line.by.is}`)}</th>
            <td data-label={t("audit.act")}>{actWords(frame, line.action)}</td>
            <td data-label={t("audit.number")}>
              {line.number === null ? "–" : <a href={auditAddress({ number: line.number })}>{line.number}</a>}
            </td>
            <td data-label={t("audit.detail")}>{line.detail ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
