import { machineMoment, shownMoment } from "../moments.ts";
import type { ListedMember } from "../staff.ts";
import { CheckBoxes } from "./check-boxes.tsx";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";

interface PeopleProps {
  frame: Frame;
  people: readonly ListedMember[];
  /** Ids of all roles. */
  roles: readonly string[];
  /** Shown this once. */
  link: string | null;
  notice: Notice | null;
}

/** The people with an account, and inviting another. */
export function PeoplePage(props: PeopleProps) {
  const { frame, people } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("people.title")} notice={props.notice}>
      <h1>{t("people.title")}</h1>
      {props.link && <NewLink frame={frame} link={props.link} title={t("people.link")} />}
      <Invite {...props} />
      <table class="cards">
        <TableHead
          labels={[t("people.name"), t("people.login"), t("people.role"), t("people.last-seen"), t("people.account")]}
        />
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} frame={frame} person={person} />
          ))}
        </tbody>
      </table>
    </Layout>
  );
}

function Invite({ frame, roles }: PeopleProps) {
  const { t } = frame;
  return (
    <section class="panel" aria-labelledby="invite">
      <h2 id="invite">{t("people.invite")}</h2>
      <p class="hint">{t("people.invite-hint")}</p>
      <form class="stack" method="post" action="/console/people/invitations">
        <TokenField frame={frame} />
        <RoleBoxes frame={frame} roles={roles} ticked={roles.slice(0, 1)} />
        <button type="submit">{t("people.make-link")}</button>
      </form>
    </section>
  );
}

/** The roles to tick, each with what it is for. */
export function RoleBoxes(props: { frame: Frame; roles: readonly string[]; ticked: readonly string[] }) {
  const { t } = props.frame;
  const options = props.roles.map((id) => ({ id, label: t(`roles.${id}.name`), hint: t(`roles.${id}.does`) }));
  return (
    <fieldset class="plain">
      <legend>{t("person.roles")}</legend>
      <CheckBoxes name="role" options={options} ticked={props.ticked} />
    </fieldset>
  );
}

/** A one-time link, shown this once. */
export function NewLink({ frame: { t }, link, title }: { frame: Frame; link: string; title: string }) {
  return (
    <section class="panel highlight" aria-labelledby="new-link">
      <h2 id="new-link">{title}</h2>
      <Field id="link" label={t("people.link-label")} hint={t("people.link-hint")} value={link} readOnly />
    </section>
  );
}

function PersonRow({ frame, person }: { frame: Frame; person: ListedMember }) {
  const { t } = frame;
  const roles = person.roles.map((role) => t(`roles.${role}.name`));
  return (
    <tr class={person.disabled ? "off" : undefined}>
      <th scope="row">
        <a href={`/console/people/${person.id}`}>{person.name}</a>
      </th>
      <td data-label={t("people.login")}>{person.login}</td>
      <td data-label={t("people.role")}>{roles.join(", ")}</td>
      <td data-label={t("people.last-seen")}>
        {person.lastSeen ? (
          <time dateTime={machineMoment(person.lastSeen, "minute")}>{shownMoment(person.lastSeen, "minute")}</time>
        ) : (
          t("people.never")
        )}
      </td>
      <td data-label={t("people.account")}>{standing(frame, person)}</td>
    </tr>
  );
}

function standing({ t, me }: Frame, { id, disabled, secondStep, reach }: ListedMember): string {
  if (id === me?.id) return t("people.you");
  if (disabled) return t("people.off");
  const limited = reach.places !== null || reach.kinds !== null;
  const said = [t("people.working"), secondStep && t("person.with-second-step"), limited && t("person.limited")];
  return said.filter(Boolean).join(" · ");
}
