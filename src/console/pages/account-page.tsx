import { mayDo } from "../../complaints/rights.ts";
import type { ConsolePlace } from "../console-deps.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import type { SignedIn, StaffSession } from "../staff.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { NewPasswordFields } from "./new-password-fields.tsx";

/** Which fields of the form for a new password were refused, and the words for each. */
export type PasswordErrors = Partial<Record<"now" | "password" | "again", string>>;

interface AccountProps {
  frame: Frame;
  me: SignedIn;
  sessions: readonly StaffSession[];
  places: readonly ConsolePlace[];
  errors: PasswordErrors;
  notice: Notice | null;
}

/** One's own account: what one may do, the browsers one is signed in with, password and second step. */
export function AccountPage(props: AccountProps) {
  const { frame, me } = props;
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("me.title")} notice={props.notice}>
      <h1>{t("me.title")}</h1>
      <p>
        {me.name} ({me.login})
      </p>
      <p>{me.roles.map((role) => t(`roles.${role}.name`)).join(", ")}</p>
      <Reaches {...props} />
      <p>
        <a href="/console/me/second-step">{t(me.secondStep ? "me.second-step-on" : "me.second-step-off")}</a>
      </p>
      {mayDo(me, "queue.read") && (
        <p>
          <a href="/console/phone">{t("phone.link-here")}</a>
        </p>
      )}
      <Sessions {...props} />
      <NewPassword {...props} />
    </Layout>
  );
}

/** Of which cases one knows, where that is not all. */
function Reaches({ frame: { t, lang }, me: { reach }, places }: AccountProps) {
  const names = places.filter(({ id }) => reach.places?.includes(id)).map((place) => place.label(lang));
  return (
    <>
      {reach.kinds && (
        <p>
          {t("person.kinds")}: {reach.kinds.map((kind) => t(`kinds.${kind}`)).join("; ")}
        </p>
      )}
      {reach.places && (
        <p>
          {t("person.places")}: {names.join("; ")}
        </p>
      )}
    </>
  );
}

function Sessions({ frame, sessions }: AccountProps) {
  const { t } = frame;
  return (
    <section class="panel" aria-labelledby="sessions">
      <h2 id="sessions">{t("me.sessions")}</h2>
      <ul class="sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <Session frame={frame} session={session} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/console/me/sessions/end">
          <TokenField frame={frame} />
          <button class="secondary" type="submit">
            {t("me.end-others")}
          </button>
        </form>
      )}
    </section>
  );
}

function Session({ frame, session }: { frame: Frame; session: StaffSession }) {
  const { t } = frame;
  const device = session.device
    .split(" ")
    .filter(Boolean)
    .map((word) => t(`devices.${word}`))
    .join(", ");
  const name = device || t("devices.unknown");
  return (
    <>
      <span>
        <strong>{name}</strong> {t("me.seen")}{" "}
        <time dateTime={machineMoment(session.seen, "minute")}>{shownMoment(session.seen, "minute")}</time>
        {session.mine && ` · ${t("me.this-one")}`}
      </span>
      {!session.mine && (
        <form method="post" action={`/console/me/sessions/${session.id}/end`}>
          <TokenField frame={frame} />
          <button class="secondary" type="submit">
            {t("me.end")} <span class="hidden">{name}</span>
          </button>
        </form>
      )}
    </>
  );
}

function NewPassword({ frame, errors }: AccountProps) {
  const { t } = frame;
  return (
    <section class="panel" aria-labelledby="new-password">
      <h2 id="new-password">{t("me.password")}</h2>
      <form class="stack" method="post" action="/console/me/password">
        <TokenField frame={frame} />
        <Field
          id="now"
          label={t("me.password-now")}
          type="password"
          autocomplete="current-password"
          error={errors.now}
          required
        />
        <NewPasswordFields frame={frame} label={t("me.password-new")} errors={errors} />
        <button type="submit">{t("me.password-set")}</button>
      </form>
    </section>
  );
}
