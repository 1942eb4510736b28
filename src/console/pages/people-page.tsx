import { machineMoment, shownMoment } from "../moments.ts";
import { type StaffMember, staffRoles } from "../staff.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";

/** A member of staff as the list shows them. */
export type ListedMember = StaffMember & { disabled: boolean; lastSeen: string | null };

/** The people with an account; an administrator disables, enables and invites. `link` is shown this once. */
export function PeoplePage(props: {
  frame: Frame;
  people: ListedMember[];
  link: string | null;
  notice: Notice | null;
}) {
  const { frame } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("people.title")} notice={props.notice}>
      <h1>{t("people.title")}</h1>
      {props.link && <NewLink frame={frame} link={props.link} />}
      <section class="panel" aria-labelledby="invite">
        <h2 id="invite">{t("people.invite")}</h2>
        <p class="hint">{t("people.invite-hint")}</p>
        <form class="line" method="post" action="/console/people/invitations">
          <TokenField frame={frame} />
          <div class="field">
            <label for="role">{t("people.role")}</label>
            <select id="role" name="role">
              {[...staffRoles].reverse().map((role) => (
                <option key={role} value={role}>
                  {t(`roles.${role}.name`)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">{t("people.make-link")}</button>
        </form>
      </section>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">{t("people.name")}</th>
            <th scope="col">{t("people.login")}</th>
            <th scope="col">{t("people.role")}</th>
            <th scope="col">{t("people.last-seen")}</th>
            <th scope="col">{t("people.account")}</th>
          </tr>
        </thead>
        <tbody>
          {props.people.map((person) => (
            <PersonRow key={person.id} frame={frame} person={person} />
          ))}
        </tbody>
      </table>
    </Layout>
  );
}

function NewLink({ frame: { t }, link }: { frame: Frame; link: string }) {
  return (
    <section class="panel highlight" aria-labelledby="new-link">
      <h2 id="new-link">{t("people.link")}</h2>
      <Field id="link" label={t("people.link-label")} hint={t("people.link-hint")} value={link} readOnly />
    </section>
  );
}

function PersonRow({ frame, person }: { frame: Frame; person: ListedMember }) {
  const { t } = frame;
  return (
    <tr class={person.disabled ? "off" : undefined}>
      <th scope="row">{person.name}</th>
      <td data-label={t("people.login")}>{person.login}</td>
      <td data-label={t("people.role")}>{t(`roles.${person.role}.name`)}</td>
      <td data-label={t("people.last-seen")}>
        {person.lastSeen ? (
          <time dateTime={machineMoment(person.lastSeen, "minute")}>{shownMoment(person.lastSeen, "minute")}</time>
        ) : (
          t("people.never")
        )}
      </td>
      <td data-label={t("people.account")}>
        {person.id === frame.me?.id ? t("people.you") : <Switch frame={frame} person={person} />}
      </td>
    </tr>
  );
}

function Switch({ frame, person }: { frame: Frame; person: ListedMember }) {
  const { t } = frame;
  const action = person.disabled ? "enable" : "disable";
  return (
    <form class="switch" method="post" action={`/console/people/${person.id}/${action}`}>
      <TokenField frame={frame} />
      <span>{t(person.disabled ? "people.off" : "people.working")}</span>
      <button class="secondary" type="submit">
        {t(`people.${action}`)} <span class="hidden">{person.name}</span>
      </button>
    </form>
  );
}
