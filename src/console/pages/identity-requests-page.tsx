import type { WaitingRequest } from "../../complaints/identity-desk.ts";
import { mayDo } from "../../complaints/rights.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";

interface RequestsProps {
  frame: Frame;
  requests: WaitingRequest[];
  notice: Notice | null;
}

/** Requests to see who sent a case that wait for a second person. */
export function IdentityRequestsPage({ frame, requests, notice }: RequestsProps) {
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("identity.list")} notice={notice}>
      <h1>{t("identity.list")}</h1>
      <p class="hint">{t("identity.list-hint")}</p>
      {requests.length === 0 ? (
        <p class="calm">{t("identity.list-empty")}</p>
      ) : (
        <ul class="alarms">
          {requests.map((request) => (
            <Request key={request.id} frame={frame} request={request} />
          ))}
        </ul>
      )}
    </Layout>
  );
}

function Request({ frame, request }: { frame: Frame; request: WaitingRequest }) {
  const { t } = frame;
  return (
    <li>
      <p>
        {mayDo(frame.me, "case.read") ? (
          <a href={`/console/complaints/${request.caseId}`}>{t("case.title", { number: request.number })}</a>
        ) : (
          t("case.title", { number: request.number })
        )}
        {` · ${t(`kinds.${request.kind}`)} · ${request.by.name} · `}
        <time dateTime={machineMoment(request.askedAt, "minute")}>{shownMoment(request.askedAt, "minute")}</time>
      </p>
      <p class="told">{request.reason}</p>
      <Decide frame={frame} request={request} />
    </li>
  );
}

function Decide({ frame, request }: { frame: Frame; request: WaitingRequest }) {
  const { t, me } = frame;
  if (request.by.id === me?.id) return <p class="hint">{t("identity.own-request")}</p>;
  if (request.ownerId !== null && request.ownerId === me?.id) return <p class="hint">{t("identity.own-case")}</p>;
  return (
    <div class="row-buttons">
      {(["agree", "decline"] as const).map((word) => (
        <form key={word} method="post" action={`/console/identity-requests/${request.id}/${word}`}>
          <TokenField frame={frame} />
          <button class={word === "agree" ? undefined : "secondary"} type="submit">
            {t(`identity.${word}`)} <span class="hidden">{request.number}</span>
          </button>
        </form>
      ))}
    </div>
  );
}
