import { complaintKinds } from "../../complaints/desk.ts";
import type { ConsolePlace } from "../console-deps.ts";
import type { ListedMember } from "../staff.ts";
import { CheckBoxes } from "./check-boxes.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { NewLink, RoleBoxes } from "./people-page.tsx";

interface PersonProps {
  frame: Frame;
  person: ListedMember;
  roles: readonly string[];
  places: readonly ConsolePlace[];
  /** How many chats on phones are linked to it. */
  chats: number;
  /** Of a link for a new password, shown this once. */
  link: string | null;
  notice: Notice | null;
}

/** One account: what it may do and reaches, and help for who lost password or phone. */
export function PersonPage(props: PersonProps) {
  const { frame, person } = props;
  const { t, me } = frame;
  return (
    <Layout narrow frame={frame} title={person.name} notice={props.notice}>
      <p class="up">
        <a href="/console/people">{t("people.title")}</a>
      </p>
      <h1>{person.name}</h1>
      <p>
        {t("people.login")}: {person.login}
        {person.disabled && ` · ${t("people.off")}`}
      </p>
      {props.link && <NewLink frame={frame} link={props.link} title={t("person.password-link")} />}
      {person.id === me?.id ? <p class="panel hint">{t("person.own")}</p> : <Changes {...props} />}
    </Layout>
  );
}

function Changes(props: PersonProps) {
  const { frame, person } = props;
  const { t } = frame;
  return (
    <>
      <RolesForm {...props} />
      <Act {...props} act="password" />
      {person.secondStep && <Act {...props} act="second-step" />}
      {props.chats > 0 && <Chats {...props} />}
      <section class="panel" aria-labelledby="account">
        <h2 id="account">{t("people.account")}</h2>
        <p class="hint">{t(person.disabled ? "person.enable-hint" : "person.disable-hint")}</p>
        <Press {...props} to={person.disabled ? "enable" : "disable"}>
          {t(person.disabled ? "people.enable" : "people.disable")}
        </Press>
      </section>
    </>
  );
}

function RolesForm({ frame, person, roles, places }: PersonProps) {
  const { t, lang } = frame;
  const kinds = complaintKinds.map((id) => ({ id, label: t(`kinds.${id}`) }));
  return (
    <form class="stack panel" method="post" action={`/console/people/${person.id}/roles`}>
      <TokenField frame={frame} />
      <RoleBoxes frame={frame} roles={roles} ticked={person.roles} />
      <fieldset class="plain">
        <legend>{t("person.kinds")}</legend>
        <p class="hint">{t("person.kinds-hint")}</p>
        <CheckBoxes name="kind" options={kinds} ticked={person.reach.kinds ?? []} />
      </fieldset>
      <fieldset class="plain">
        <legend>{t("person.places")}</legend>
        <p class="hint">{t("person.places-hint")}</p>
        <details open={person.reach.places !== null}>
          <summary>{t("person.choose-places", { count: person.reach.places?.length ?? 0 })}</summary>
          <CheckBoxes
            name="place"
            options={places.map((place) => ({ id: place.id, label: place.label(lang) }))}
            ticked={person.reach.places ?? []}
          />
        </details>
      </fieldset>
      <p class="hint">{t("person.roles-hint")}</p>
      <button type="submit">{t("person.save")}</button>
    </form>
  );
}

/** Help for who lost something: a link for a new password, or signing in without the lost phone. */
function Act(props: PersonProps & { act: "password" | "second-step" }) {
  const { frame, act } = props;
  const { t } = frame;
  return (
    <section class="panel" aria-labelledby={`do-${act}`}>
      <h2 id={`do-${act}`}>{t(`person.${act}.title`)}</h2>
      <p class="hint">{t(`person.${act}.hint`)}</p>
      <Press {...props} to={act}>
        {t(`person.${act}.do`)}
      </Press>
    </section>
  );
}

/** A lost phone shows and does nothing any more. */
function Chats(props: PersonProps) {
  const { t } = props.frame;
  return (
    <section class="panel" aria-labelledby="chats">
      <h2 id="chats">{t("phone.others.title")}</h2>
      <p class="hint">{t("phone.others.count", { count: props.chats })}</p>
      <Press {...props} to="phone/unlink">
        {t("phone.others.unlink")}
      </Press>
    </section>
  );
}

function Press({ frame, person, to, children }: PersonProps & { to: string; children: string }) {
  return (
    <form method="post" action={`/console/people/${person.id}/${to}`}>
      <TokenField frame={frame} />
      <button class="secondary" type="submit">
        {children} <span class="hidden">{person.name}</span>
      </button>
    </form>
  );
}
