import { renderToString } from "preact-render-to-string";
import { programmesPath } from "../calculators/addresses.ts";
import { StatusLink } from "../status/status-page.tsx";
import { Header } from "./header.tsx";
import { LiveRooms } from "./live-rooms.tsx";
import { MessageView } from "./message-view.tsx";
import { HiddenFields, QuestionForm } from "./question-form.tsx";
import type { PageView, Talk } from "./view.ts";

/** The whole page as HTML: the plain forms, and the empty rooms that the script moves into. */
export function renderPage(view: PageView): string {
  return `<!doctype html>${renderToString(<Page view={view} />)}`;
}

function Page({ view }: { view: PageView }) {
  return (
    <html lang={view.lang}>
      <Head view={view} />
      <body class={view.talk ? "talking" : "fresh"}>
        <a class="skip" href="#answer">
          {view.say("page.skip")}
        </a>
        <Header view={view} />
        <main
          id="chat"
          data-words={JSON.stringify(view.scriptWords)}
          data-worker={view.url("puzzle-worker.js")}
          data-keeper={view.offline ? "/service-worker.js" : undefined}
          data-file-max={view.fileMaxBytes}
        >
          {!view.talk && <Welcome view={view} />}
          <Plain view={view} />
          <LiveRooms view={view} />
        </main>
      </body>
    </html>
  );
}

function Head({ view }: { view: PageView }) {
  const { say, url, talk } = view;
  const waits = talk && talk.messages.length === 0 && talk.waited < 5;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
      <title>{say("page.title")}</title>
      <meta name="description" content={say("page.description")} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#2a3560" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#151a2e" />
      <meta name="format-detection" content="telephone=no" />
      {waits && <meta http-equiv="refresh" content={`4;url=/?lang=${view.lang}&wait=${talk.waited + 1}`} />}
      <link rel="manifest" href={`/manifest.webmanifest?lang=${view.lang}`} />
      <link rel="apple-touch-icon" href="/icons/180.png" />
      <link rel="icon" href={url("icon.svg")} type="image/svg+xml" />
      <link rel="stylesheet" href={url("page.css")} />
      <script src={url("early.js")} />
      <script type="module" src={url("chat.js")} />
    </head>
  );
}

function Welcome({ view }: { view: PageView }) {
  const { say } = view;
  return (
    <section class="welcome" data-welcome aria-labelledby="welcome-heading">
      <h1 id="welcome-heading">{say("welcome.heading")}</h1>
      <p class="lead">{say("welcome.lead")}</p>
      <ul class="can">
        <li>{say("welcome.check")}</li>
        <li>{say("welcome.ask")}</li>
        <li>{say("welcome.complain")}</li>
      </ul>
      {view.alert && <Alert alert={view.alert} />}
      <form method="post" action="/" data-begin>
        <HiddenFields view={view} />
        {view.open && <input type="hidden" name="open" value={view.open} />}
        <button type="submit" name="start" value="1" class="primary begin">
          {say("welcome.begin")}
        </button>
      </form>
      <p class="ways">
        <a href={`${programmesPath}?lang=${view.lang}`}>{say("calculator.fromChat")}</a>{" "}
        <StatusLink reader={view} config={view} />
      </p>
      <Notice view={view} open />
    </section>
  );
}

function Notice({ view, open }: { view: PageView; open?: boolean }) {
  const { say } = view;
  const lines = ["unknown", "nothing", "stored", "device"].map((name) => say(`notice.${name}`));
  return (
    <details class="notice" open={open}>
      <summary>{say("notice.heading")}</summary>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </details>
  );
}

function Alert({ alert }: { alert: { title: string; detail: string } }) {
  return (
    <div class="alert" role="alert">
      <strong>{alert.title}.</strong> {alert.detail}
    </div>
  );
}

/** What works without a script. With one, it stays hidden unless the script does not arrive. */
function Plain({ view }: { view: PageView }) {
  if (!view.talk) return null;
  return (
    <div class="plain">
      <h1 class="unseen">{view.say("page.title")}</h1>
      {view.alert && <Alert alert={view.alert} />}
      {view.talk.messages.length > 0 ? (
        <PlainTalk view={view} talk={view.talk} />
      ) : (
        <Waiting view={view} talk={view.talk} />
      )}
      <Notice view={view} />
    </div>
  );
}

function PlainTalk({ view, talk }: { view: PageView; talk: Talk }) {
  return (
    <>
      <section class="log" aria-label={view.say("chat.log")} id="new">
        {talk.messages.map(({ message, keep }) => (
          <MessageView message={message} keep={keep} shown={view} />
        ))}
      </section>
      {view.open && <OpenForm view={view} open={view.open} />}
      <QuestionForm view={view} talk={talk} />
    </>
  );
}

/** A link led here in the middle of a talk: one button more opens what it named. */
function OpenForm({ view, open }: { view: PageView; open: string }) {
  return (
    <form method="post" action="/">
      <HiddenFields view={view} />
      <input type="hidden" name="open" value={open} />
      <button type="submit" name="start" value="1" class="choice">
        {view.say("chat.open")}
      </button>
    </form>
  );
}

/** Nothing to show: the answer is still being worked on, or everything was read before. */
function Waiting({ view, talk }: { view: PageView; talk: Talk }) {
  const { say } = view;
  return (
    <section id="answer" class="answer">
      {talk.waited > 0 && <p role="status">{say("chat.waiting")}</p>}
      <p>
        <a href={`/?lang=${view.lang}&wait=1`}>{say("chat.refresh")}</a>
      </p>
      <form method="post" action="/">
        <HiddenFields view={view} />
        {view.open && <input type="hidden" name="open" value={view.open} />}
        <button type="submit" name="start" value="1" class="primary">
          {say("chat.resume")}
        </button>
      </form>
    </section>
  );
}
