import type { AuditLine } from "../../complaints/audit-book.ts";
import { toldActs } from "../../complaints/case-history.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";

/** Acts on accounts and on the service that the page has words for; acts on cases have those of the case's history. */
const otherActs = [
  "erased",
  "backup-restored",
  "seeded",
  "message-sent-again",
  "message-dropped",
  "event-tried-again",
  "event-dropped",
  "access-refused",
  "staff-invited",
  "staff-renewal",
  "staff-joined",
  "staff-roles",
  "staff-password",
  "staff-disabled",
  "staff-enabled",
  "second-step-set",
  "second-step-reset",
  "second-step-recovered",
  "phone-asked",
  "phone-linked",
  "phone-unlinked",
] as const;

/** Who did what, newest first. */
export function AuditPage(props: { frame: Frame; lines: readonly AuditLine[]; refused: boolean; next: string | null }) {
  const { frame, lines, refused, next } = props;
  const { t } = frame;
  const only = refused ? "&only=refused" : "";
  return (
    <Layout frame={frame} title={t("audit.title")}>
      <h1>{t("audit.title")}</h1>
      <p class="hint">{t("audit.hint")}</p>
      <p>
        <a href={refused ? "/console/audit" : "/console/audit?only=refused"}>
          {t(refused ? "audit.all" : "audit.only-refused")}
        </a>
      </p>
      {lines.length === 0 ? <p class="calm">{t("audit.empty")}</p> : <Lines frame={frame} lines={lines} />}
      {next && (
        <p>
          <a href={`/console/audit?before=${next}${only}`}>{t("audit.older")}</a>
        </p>
      )}
    </Layout>
  );
}

function Lines({ frame, lines }: { frame: Frame; lines: readonly AuditLine[] }) {
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
            <td data-label={t("audit.number")}>{line.number ?? "–"}</td>
            <td data-label={t("audit.detail")}>{line.detail ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The words of an act; its name in the log where there are none. */
function actWords({ t }: Frame, action: string): string {
  if (toldActs.some((act) => act === action)) return t(`history.acts.${action}`);
  return otherActs.some((act) => act === action) ? t(`audit.acts.${action}`) : action;
}
