import { complaintKinds } from "../../complaints/desk.ts";
import { longestMessage } from "../../complaints/moves.ts";
import { trackIds } from "../../rules/cases/tracks.ts";
import { type CallerErrors, type CallerForm, callerDangers } from "../caller-form.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { Select } from "./select.tsx";
import { TextArea } from "./text-area.tsx";

/** What the form for a caller shows. */
export interface CallerProps {
  frame: Frame;
  form: CallerForm;
  errors: CallerErrors;
  /** What the form carries unseen: the case's id, its code, and the proof that the server drew them together. */
  drawn: { id: string; code: string; proof: string };
  /** Names of places and of listed employers to choose from while typing. */
  places: readonly string[];
  employers: readonly string[];
  /** The name of a track in the page's language. */
  trackName(id: string): string;
  keptMonths: number;
  notice: Notice | null;
}

/** Filing for somebody on the phone, on one page: what is read aloud first stands first. */
export function CallerPage(props: CallerProps) {
  const { frame, drawn, notice } = props;
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={t("caller.title")} notice={notice}>
      <h1>{t("caller.title")}</h1>
      <form class="stack" method="post" action="/console/complaints/new">
        <TokenField frame={frame} />
        {Object.entries(drawn).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Consent {...props} />
        <What {...props} />
        <Who {...props} />
        <button type="submit">{t("caller.file")}</button>
      </form>
    </Layout>
  );
}

function Consent({ frame: { t }, form, errors, keptMonths }: CallerProps) {
  return (
    <section class="panel highlight" aria-labelledby="read-aloud">
      <h2 id="read-aloud">{t("caller.read-aloud")}</h2>
      <blockquote class="entry officer">
        <p class="told">{t("caller.sentence", { months: keptMonths })}</p>
      </blockquote>
      <p class="hint">{t("caller.law")}</p>
      <div class={errors.consent ? "field wrong" : "field"}>
        {errors.consent && <p class="error">{t(`caller.errors.${errors.consent}`)}</p>}
        <label class="tick">
          <input id="consent" type="checkbox" name="consent" value="yes" checked={form.consent === "yes"} required />
          {` ${t("caller.consent")}`}
        </label>
      </div>
    </section>
  );
}

function What(props: CallerProps) {
  const { frame, form, errors } = props;
  const { t } = frame;
  const named = (ids: readonly string[], label: (id: string) => string) => ids.map((id) => ({ id, label: label(id) }));
  return (
    <>
      <Select
        id="danger"
        label={t("caller.danger")}
        hint={t("caller.danger-hint")}
        none={t("caller.no-danger")}
        chosen={form.danger}
        options={named(callerDangers, (id) => t(`caller.dangers.${id}`))}
      />
      <Select
        id="kind"
        label={t("queue.kind")}
        error={errors.kind && t(`caller.errors.${errors.kind}`)}
        none={t("caller.choose")}
        chosen={form.kind}
        options={named(complaintKinds, (id) => t(`kinds.${id}`))}
      />
      <Select
        id="track"
        label={t("caller.track")}
        hint={t("caller.track-hint")}
        chosen={form.track}
        options={named(trackIds, props.trackName)}
      />
      <TextArea
        id="text"
        label={t("caller.story")}
        hint={t("caller.story-hint")}
        error={errors.text && t(`caller.errors.${errors.text}`, { most: longestMessage })}
        value={form.text}
        rows={8}
        most={longestMessage}
      />
      <Listed
        id="place"
        label={t("queue.place")}
        hint={t("caller.place-hint")}
        error={errors.place && t(`caller.errors.${errors.place}`)}
        value={form.place}
        names={props.places}
      />
      <Listed
        id="employer"
        label={t("caller.employer")}
        hint={t("caller.employer-hint")}
        value={form.employer}
        names={props.employers}
      />
    </>
  );
}

function Listed(props: {
  id: string;
  label: string;
  hint: string;
  error?: string | undefined;
  value: string;
  names: readonly string[];
}) {
  const { names, ...field } = props;
  return (
    <>
      <Field {...field} list={`${props.id}-list`} autocomplete="off" maxlength={160} />
      <datalist id={`${props.id}-list`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

function Who({ frame: { t, me }, form, errors }: CallerProps) {
  return (
    <>
      <Field
        id="name"
        label={t("caller.name")}
        hint={t("caller.name-hint")}
        value={form.name}
        autocomplete="off"
        maxlength={100}
      />
      <Field
        id="phone"
        label={t("caller.phone")}
        error={errors.phone && t(`caller.errors.${errors.phone}`)}
        value={form.phone}
        type="tel"
        inputMode="tel"
        autocomplete="off"
        maxlength={20}
      />
      <Select
        id="keep"
        label={t("queue.owner")}
        chosen={form.keep}
        options={[
          { id: "none", label: t("queue.owners.none") },
          { id: "me", label: me?.name ?? "" },
        ]}
      />
    </>
  );
}
