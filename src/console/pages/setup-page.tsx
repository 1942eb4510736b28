import { mayDo } from "../../complaints/rights.ts";
import type { MissingYear } from "../../rules/years-to-know.ts";
import { ruleFileAddress } from "../rule-file-address.ts";
import type { SetupChapter } from "../setup-book.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";

/** What the department set, chapter by chapter, with the file each is written in and what is missing. */
export function SetupPage(props: { frame: Frame; chapters: SetupChapter[]; missing: MissingYear[] }) {
  const { frame, chapters, missing } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("setup.title")}>
      <h1>{t("setup.title")}</h1>
      <p class="hint">{t("setup.hint")}</p>
      {missing.length > 0 && (
        <ul class="alarms" aria-label={t("setup.missing")}>
          {missing.map(({ what, year }) => (
            <li key={what}>
              <p class="alarm-text">
                {t(`watch.alarms.${what === "calendar" ? "calendar-missing" : "wages-unchecked"}`, { value: year })}
              </p>
              <p>{t(`watch.advice.${what === "calendar" ? "calendar-missing" : "wages-unchecked"}`)}</p>
            </li>
          ))}
        </ul>
      )}
      {mayDo(frame.me, "people.manage") && (
        <ul class="doors">
          <li>
            <a href="/console/people">{t("nav.people")}</a>
            <span class="aside">{t("setup.people-door")}</span>
          </li>
        </ul>
      )}
      {chapters.map((chapter) => (
        <Chapter key={chapter.id} frame={frame} chapter={chapter} />
      ))}
    </Layout>
  );
}

function Chapter({ frame, chapter: { id, file, lines } }: { frame: Frame; chapter: SetupChapter }) {
  const { t } = frame;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t(`setup.chapters.${id}.title`)}</h2>
      <p class="hint">{t(`setup.chapters.${id}.hint`)}</p>
      <ul class="set">
        {lines.map(({ words, source, confidence, open }) => (
          <li key={words} class={open ? "unconfirmed" : undefined}>
            {words} {source && <span class="aside">{source}</span>}{" "}
            {confidence && <span class="aside">{confidence}</span>}
          </li>
        ))}
      </ul>
      <p>
        {t("setup.where", { file })}{" "}
        {mayDo(frame.me, "policy.read") && (
          <>
            <a href={ruleFileAddress(file)}>{t("policy.files.download")}</a> ·{" "}
            <a href={`/console/policy/check?path=${file}`}>{t("policy.check.title")}</a>
          </>
        )}
      </p>
    </section>
  );
}
