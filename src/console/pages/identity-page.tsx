import { type Identity, type IdentityFile, type IdentityRequest, openMinutes } from "../../complaints/identity-desk.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";
import { TextArea } from "./text-area.tsx";

/** Most characters of a reason. */
export const longestReason = 500;

interface IdentityProps {
  frame: Frame;
  file: IdentityFile;
  /** Only while the reader's half hour lasts. */
  person: Identity | null;
  reason: string;
  error: string | undefined;
  notice: Notice | null;
}

/** Who sent a case: asking for it with a reason, seeing it for half an hour, and everybody who ever asked. */
export function IdentityPage(props: IdentityProps) {
  const { frame, file } = props;
  const { t } = frame;
  const title = t("identity.title", { number: file.number });
  return (
    <Layout frame={frame} title={title} notice={props.notice}>
      <p class="up">
        <a href={`/console/complaints/${file.caseId}`}>{t("case.title", { number: file.number })}</a>
      </p>
      <h1>{title}</h1>
      {file.named ? <Standing {...props} /> : <p class="calm">{t("identity.nobody")}</p>}
      {file.requests.length > 0 && <Requests {...props} />}
    </Layout>
  );
}

function Standing(props: IdentityProps) {
  const { frame, file, person } = props;
  const { t } = frame;
  const mine = file.requests.find(({ by }) => by.id === frame.me?.id);
  if (person) return <Person frame={frame} person={person} openedAt={mine?.openedAt ?? null} />;
  if (mine?.state === "waiting") return <p class="panel">{t("identity.waiting-for-second")}</p>;
  if (mine?.state === "agreed") return <OpenForm frame={frame} file={file} request={mine} />;
  return <AskForm {...props} />;
}

function Person({ frame: { t }, person, openedAt }: { frame: Frame; person: Identity; openedAt: string | null }) {
  const until = openedAt && new Date(Date.parse(openedAt) + openMinutes * 60_000).toISOString();
  return (
    <section class="panel highlight" aria-labelledby="person">
      <h2 id="person">{t("identity.person")}</h2>
      <p>
        <strong>{person.name}</strong>
        {person.phone && (
          <>
            {" · "}
            <a href={`tel:${person.phone.replace(/[^\d+]/g, "")}`}>{person.phone}</a>
          </>
        )}
        {person.address && <> · {person.address}</>}
      </p>
      {until && <p class="hint">{t("identity.until", { when: shownMoment(until, "minute") })}</p>}
    </section>
  );
}

function OpenForm({ frame, file, request }: { frame: Frame; file: IdentityFile; request: IdentityRequest }) {
  const { t } = frame;
  return (
    <form
      class="panel highlight"
      method="post"
      action={`/console/complaints/${file.caseId}/identity/${request.id}/open`}
    >
      <TokenField frame={frame} />
      <p>{t("identity.agreed", { name: request.decidedBy ?? "" })}</p>
      <button type="submit">{t("identity.open", { minutes: openMinutes })}</button>
    </form>
  );
}

function AskForm({ frame, file, reason, error }: IdentityProps) {
  const { t } = frame;
  return (
    <form class="panel stack" method="post" action={`/console/complaints/${file.caseId}/identity`}>
      <TokenField frame={frame} />
      <p class="hint">
        {t(file.needsConsent ? "identity.needs-second" : "identity.at-once", { minutes: openMinutes })}
      </p>
      <TextArea
        id="text"
        label={t("identity.reason")}
        hint={t("identity.reason-hint")}
        error={error}
        value={reason}
        rows={3}
        most={longestReason}
      />
      <button type="submit">{t(file.needsConsent ? "identity.ask" : "identity.ask-and-open")}</button>
    </form>
  );
}

function Requests({ frame: { t }, file }: IdentityProps) {
  return (
    <section class="operations" aria-labelledby="requests">
      <h2 id="requests">{t("identity.requests")}</h2>
      <table class="cards" aria-labelledby="requests">
        <TableHead labels={["who", "when", "why", "became"].map((heading) => t(`identity.${heading}`))} />
        <tbody>
          {file.requests.map((request) => (
            <tr key={request.id}>
              <th scope="row">{request.by.name}</th>
              <td data-label={t("identity.when")}>
                <time dateTime={machineMoment(request.askedAt, "minute")}>
                  {shownMoment(request.askedAt, "minute")}
                </time>
              </td>
              <td data-label={t("identity.why")}>{request.reason}</td>
              <td data-label={t("identity.became")}>
                {t(`identity.states.${request.state}`)}
                {request.decidedBy && ` · ${t("identity.second", { name: request.decidedBy })}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
