import type { ComponentChildren } from "preact";
import { homeOf, sectionsOf } from "../sections.ts";
import type { Frame, Notice } from "./frame.ts";

interface LayoutProps {
  frame: Frame;
  title: string;
  notice?: Notice | null;
  /** True for pages that are one form or one message. */
  narrow?: boolean;
  /** Address of the page's script; the page works without it. */
  script?: string;
  children: ComponentChildren;
}

/** The frame of every page: skip link, header with navigation, notice, content, language switch. */
export function Layout(props: LayoutProps) {
  const { frame, title, notice } = props;
  const { t, lang } = frame;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${notice?.tone === "problem" ? `${t("problem-prefix")} ` : ""}${title} · ${t("brand")}`}</title>
        <link rel="icon" type="image/svg+xml" href="/console/assets/icon.svg" />
        <link rel="stylesheet" href={frame.stylesheet} />
        {frame.me && <script type="module" src={frame.script} />}
        {props.script && <script type="module" src={props.script} />}
      </head>
      <body>
        <a class="skip" href="#content">
          {t("skip")}
        </a>
        <Header frame={frame} />
        <main id="content" tabIndex={-1}>
          <div class={props.narrow ? "narrow" : undefined}>
            {notice && <NoticeBox notice={notice} />}
            {props.children}
          </div>
        </main>
        <footer class="foot">
          <LanguageSwitch frame={frame} />
        </footer>
      </body>
    </html>
  );
}

function Header({ frame }: { frame: Frame }) {
  const { t, me } = frame;
  return (
    <header class="top">
      <p class="brand">
        <a href={homeOf(me)}>{t("brand")}</a>
        <span class="brand-what">{t("brand-what")}</span>
      </p>
      {me && (
        <>
          <Sections frame={frame} />
          <form class="me" method="post" action="/console/sign-out">
            <TokenField frame={frame} />
            <a class="me-name" href="/console/me">
              {me.name}
            </a>
            <button class="quiet" type="submit">
              {t("sign-out")}
            </button>
          </form>
        </>
      )}
    </header>
  );
}

/** The parts of the console: side by side where there is room, on a phone folded into a menu. */
function Sections({ frame }: { frame: Frame }) {
  const { t, me } = frame;
  return (
    <nav class="sections" aria-label={t("nav.label")}>
      <details class="menu">
        <summary>{t("nav.menu")}</summary>
        <div class="menu-items">
          {sectionsOf(me).map(({ id, href }) => (
            <NavLink key={id} frame={frame} href={href} label={t(`nav.${id}`)}>
              {id === "operations" && frame.alarms > 0 && <AlarmMark frame={frame} />}
            </NavLink>
          ))}
        </div>
      </details>
    </nav>
  );
}

function NavLink(props: { frame: Frame; href: string; label: string; children?: ComponentChildren }) {
  const { frame, href, label } = props;
  const path = frame.here.split("?")[0] ?? "";
  const current = path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined;
  return (
    <a href={href} aria-current={current}>
      {label}
      {props.children}
    </a>
  );
}

/** How many alarms are on; seen as a number, heard with what is counted. */
function AlarmMark({ frame: { t, alarms } }: { frame: Frame }) {
  return (
    <>
      <span class="count" aria-hidden="true">
        {alarms}
      </span>
      <span class="hidden"> ({t("operations.alarms-hidden", { count: alarms })})</span>
    </>
  );
}

function NoticeBox({ notice }: { notice: Notice }) {
  const problem = notice.tone === "problem";
  return (
    <div class={`notice ${notice.tone}`} role={problem ? "alert" : "status"} id="notice">
      <p class="notice-text">{notice.text}</p>
      {notice.details && notice.details.length > 0 && (
        <ul>
          {notice.details.map(({ text, target }) => (
            <li key={text}>{target ? <a href={`#${target}`}>{text}</a> : text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function LanguageSwitch({ frame }: { frame: Frame }) {
  return (
    <form class="languages" method="post" action="/console/language" aria-label={frame.t("language.label")}>
      <TokenField frame={frame} />
      <input type="hidden" name="next" value={frame.here} />
      {frame.languages.map((lang) => (
        <button
          key={lang}
          class="quiet"
          type="submit"
          name="lang"
          value={lang}
          lang={lang}
          aria-current={lang === frame.lang ? "true" : undefined}
        >
          {frame.t(`languages.${lang}`)}
        </button>
      ))}
    </form>
  );
}

/** The hidden field that proves a form was made by this server for this session. */
export function TokenField({ frame }: { frame: Frame }) {
  return <input type="hidden" name="token" value={frame.token} />;
}
