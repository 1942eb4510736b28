import type { TourAct, TourStep } from "./tour-steps.ts";
import { tourSteps } from "./tour-steps.ts";
import { filledWords, type TourLanguage, type TourWords } from "./tour-words.ts";

/** Somebody of the office, as the page shows them. */
export interface ShownAccount {
  login: string;
  name: string;
  role: string;
  password: string;
  /** The code of now; null where none is asked for. */
  code: string | null;
}

/** What the page is drawn from. */
export interface TourView {
  lang: TourLanguage;
  words: TourWords;
  /** The other languages, with their own names. */
  others: readonly { lang: TourLanguage; name: string }[];
  /** What a form of this page must bring. */
  token: string;
  addresses: Record<"web" | "zalo" | "telegram", string>;
  accounts: readonly ShownAccount[];
  running: boolean;
  /** What was just done: a key of `done`. */
  done: string | null;
}

/** The tour: ten minutes in steps, each with the pages it opens and what to look for there. */
export function TourPage(view: TourView) {
  const { words, lang } = view;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${words.title} · ${words.brand}`}</title>
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        <link rel="stylesheet" href="/tour.css" />
        <script type="module" src="/tour.js" />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <Header view={view} />
        <main id="content" tabIndex={-1}>
          <h1>{words.title}</h1>
          {view.done && <Notice text={words.done[view.done] ?? ""} problem={view.done === "failed"} />}
          <p class="lead">{words.lead}</p>
          <p class={`state ${view.running ? "on" : "off"}`}>
            <strong>{words.state.title}:</strong> {view.running ? words.state.running : words.state.stopped}
          </p>
          <Contents words={words} />
          <p class="hint">{words["signs-in"]}</p>
          <ol class="steps">
            {tourSteps.map((step, at) => (
              <Step key={step.id} view={view} step={step} number={at + 1} />
            ))}
          </ol>
          <Accounts view={view} />
          <p class="hint">{words.end}</p>
        </main>
      </body>
    </html>
  );
}

function Header({ view: { words, others } }: { view: TourView }) {
  return (
    <header class="top">
      <p class="brand">
        <strong>{words.brand}</strong> <span class="what">{words.what}</span>
      </p>
      <nav aria-label={words.language}>
        {others.map(({ lang, name }) => (
          <a key={lang} class="quiet" href={`/?lang=${lang}`} lang={lang} hreflang={lang}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}

function Notice({ text, problem }: { text: string; problem: boolean }) {
  return (
    <p class={problem ? "notice problem" : "notice"} role="status">
      {text}
    </p>
  );
}

function Contents({ words }: { words: TourWords }) {
  return (
    <nav class="contents" aria-label={words.contents}>
      <ol>
        {tourSteps.map(({ id }) => (
          <li key={id}>
            <a href={`#${id}`}>{words.steps[id]?.title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Step({ view, step, number }: { view: TourView; step: TourStep; number: number }) {
  const { words, lang } = view;
  const said = words.steps[step.id];
  const minutes = step.minutes.toLocaleString(lang);
  return (
    <li class="step" id={step.id}>
      <h2>
        <span class="number">{number}</span> {said?.title}
        <span class="minutes">{filledWords(words.minutes, { n: minutes })}</span>
      </h2>
      <div class="halves">
        <List title={words.do} items={said?.do ?? []} />
        <List title={words.look} items={said?.look ?? []} />
      </div>
      <div class="opens">
        {step.pages.map(({ id, at, path }) => (
          <a key={id} class="button" href={`${view.addresses[at]}${path}`} target="_blank" rel="noopener">
            <span>
              {said?.pages[id]} <Outside words={words} />
            </span>
          </a>
        ))}
        {step.desks.map((desk) => (
          <DeskButton key={desk.id} view={view} desk={desk} label={said?.desks[desk.id] ?? ""} />
        ))}
        {step.acts.map((act) => (
          <ActButton key={act} view={view} act={act} step={step.id} />
        ))}
      </div>
    </li>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

function Outside({ words }: { words: TourWords }) {
  return (
    <>
      <span aria-hidden="true">↗</span>
      <span class="hidden">{words["opens-new"]}</span>
    </>
  );
}

function DeskButton({ view, desk, label }: { view: TourView; desk: TourStep["desks"][number]; label: string }) {
  const { words, token } = view;
  const account = view.accounts.find(({ login }) => login === desk.as);
  const role = words.roles[account?.role ?? ""] ?? "";
  return (
    <form method="post" action="/sign-in" target="_blank" rel="noopener">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="as" value={desk.as} />
      <input type="hidden" name="to" value={desk.path} />
      <button type="submit">
        <span>
          {label} <Outside words={words} />
        </span>
        <span class="who">{filledWords(words.as, { name: account?.name ?? "", role })}</span>
      </button>
    </form>
  );
}

function ActButton({ view, act, step }: { view: TourView; act: TourAct; step: string }) {
  return (
    <form method="post" action="/act">
      <input type="hidden" name="token" value={view.token} />
      <input type="hidden" name="lang" value={view.lang} />
      <input type="hidden" name="step" value={step} />
      <button type="submit" name="do" value={act} class="secondary">
        {view.words.acts[act]}
      </button>
    </form>
  );
}

function Accounts({ view: { words, accounts, addresses } }: { view: TourView }) {
  const { accounts: said } = words;
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts" class="office">
        {said.title}
      </h2>
      <p class="hint">{said.hint}</p>
      <div class="wide">
        <table>
          <thead>
            <tr>
              {[said.login, said.name, said.role, said.password, said.code].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ login, name, role, password, code }) => (
              <tr key={login}>
                <th scope="row" data-label={said.login}>
                  {login}
                </th>
                <td data-label={said.name}>{name}</td>
                <td data-label={said.role}>{words.roles[role]}</td>
                <td data-label={said.password}>
                  <code>{password}</code>
                </td>
                <td data-label={said.code}>
                  {code === null ? said["no-code"] : <code data-code={login}>{code}</code>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="opens">
        <a class="button" href={`${addresses.web}/console/sign-in`} target="_blank" rel="noopener">
          <span>
            {said["sign-in"]} <Outside words={words} />
          </span>
        </a>
      </p>
    </section>
  );
}
