import { mayDo } from "../../complaints/rights.ts";
import { shownDay } from "../../rules/day.ts";
import type { Named, ProgrammeSheet, SheetChapter, TopicSheet } from "../policy-desk.ts";
import { Field } from "./field.tsx";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { RuleFiles } from "./rule-files.tsx";
import { SheetChapters } from "./sheet-chapters.tsx";

/** Everything there is to look at: programmes, conversations and topics. */
export function PolicyPage(props: { frame: Frame; programmes: Named[]; conversations: Named[]; topics: Named[] }) {
  const { frame } = props;
  const { t, me } = frame;
  return (
    <Layout frame={frame} title={t("policy.title")}>
      <h1>{t("policy.title")}</h1>
      <p class="hint">{t("policy.hint")}</p>
      <ul class="doors">
        {["preview", "numbers", "files", "check"].map((page) => (
          <li key={page}>
            <a href={`/console/policy/${page}`}>{t(`policy.${page}.title`)}</a>
            <span class="aside">{t(`policy.${page}.door`)}</span>
          </li>
        ))}
        {mayDo(me, "questions.read") && (
          <li>
            <a href="/console/questions">{t("questions.title")}</a>
            <span class="aside">{t("policy.questions-door")}</span>
          </li>
        )}
        {mayDo(me, "setup.read") && (
          <li>
            <a href="/console/setup">{t("setup.title")}</a>
            <span class="aside">{t("policy.setup-door")}</span>
          </li>
        )}
      </ul>
      <List frame={frame} of="programmes" items={props.programmes} />
      <List frame={frame} of="conversations" items={props.conversations} />
      <List frame={frame} of="topics" items={props.topics} />
    </Layout>
  );
}

function List({ frame, of, items }: { frame: Frame; of: "programmes" | "conversations" | "topics"; items: Named[] }) {
  return (
    <section aria-labelledby={of}>
      <h2 id={of}>{frame.t(`policy.${of}`, { count: items.length })}</h2>
      <ul class="names">
        {items.map(({ id, title }) => (
          <li key={id}>
            <a href={`/console/policy/${of}/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A programme with every statement, its source and how far it is known, and its drawing as of a day. */
export function ProgrammePage(props: { frame: Frame; sheet: ProgrammeSheet; files: readonly string[]; day: string }) {
  const { frame, sheet, files, day } = props;
  return (
    <Layout frame={frame} title={sheet.title}>
      <h1>{sheet.title}</h1>
      <SheetChapters frame={frame} chapters={sheet.chapters} />
      <Drawing frame={frame} kind="programmes" id={sheet.id} day={day} />
      <RuleFiles frame={frame} files={files} />
    </Layout>
  );
}

/** The dated numbers and the conditions of unemployment insurance, each with its source and how far it is known. */
export function NumbersPage(props: { frame: Frame; chapters: SheetChapter[]; files: readonly string[] }) {
  const { frame, chapters, files } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("policy.numbers.title")}>
      <h1>{t("policy.numbers.title")}</h1>
      <p class="hint">{t("policy.numbers.hint")}</p>
      <SheetChapters frame={frame} chapters={chapters} />
      <RuleFiles frame={frame} files={files} />
    </Layout>
  );
}

/** A conversation as a drawing. */
export function ConversationPage(props: { frame: Frame; of: Named; files: readonly string[]; day: string }) {
  const { frame, files, day } = props;
  const { id } = props.of;
  const title = frame.t("policy.conversation", { title: props.of.title });
  return (
    <Layout frame={frame} title={title}>
      <h1>{title}</h1>
      <p>
        <a href={`/console/policy/preview?open=${id}`}>{frame.t("policy.preview.title")}</a>
      </p>
      <Drawing frame={frame} kind="conversations" id={id} day={day} />
      <RuleFiles frame={frame} files={files} />
    </Layout>
  );
}

function Drawing(props: { frame: Frame; kind: "programmes" | "conversations"; id: string; day: string }) {
  const { frame, kind, id, day } = props;
  const { t } = frame;
  const address = `/console/policy/${kind}/${id}/graph.svg?lang=${frame.lang}&day=${day}`;
  return (
    <section aria-labelledby="drawing">
      <h2 id="drawing">{t("policy.drawing")}</h2>
      {kind === "programmes" && <DayForm frame={frame} day={day} />}
      <p>
        <a href={address}>{t("policy.drawing-alone")}</a>
      </p>
      <img class="drawing" src={address} alt={t("policy.drawing-alt")} />
    </section>
  );
}

function DayForm({ frame, day }: { frame: Frame; day: string }) {
  return (
    <form class="line" method="get">
      <Field id="day" type="date" label={frame.t("policy.as-of")} value={day} required />
      <button type="submit">{frame.t("policy.look")}</button>
    </form>
  );
}

/** A topic as of a day, with how people ask for it. */
export function TopicPage(props: { frame: Frame; sheet: TopicSheet; files: readonly string[]; day: string }) {
  const { frame, sheet, files, day } = props;
  const { t } = frame;
  const until = sheet.until === null ? "" : t("policy.until", { day: shownDay(sheet.until) });
  return (
    <Layout frame={frame} title={sheet.title}>
      <h1>{sheet.title}</h1>
      <p class="hint">
        {t("policy.from", { day: shownDay(sheet.from) })} {until}
      </p>
      <DayForm frame={frame} day={day} />
      {sheet.answer === null ? <p class="calm">{t("policy.no-answer")}</p> : <p class="told">{sheet.answer}</p>}
      <h2>{t("policy.source")}</h2>
      <ul>
        {sheet.sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
      <h2>{t("policy.aliases", { count: sheet.aliases.length })}</h2>
      <ul class="names">
        {sheet.aliases.map((alias) => (
          <li key={alias}>{alias}</li>
        ))}
      </ul>
      <RuleFiles frame={frame} files={files} />
    </Layout>
  );
}
