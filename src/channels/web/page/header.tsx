import { LookControl } from "./look-control.tsx";
import { HiddenFields } from "./question-form.tsx";
import { QuickExit } from "./quick-exit.tsx";
import type { PageView } from "./view.ts";

/** The head of the page: whose it is, the languages, and the quick exit. */
export function Header({ view }: { view: PageView }) {
  const { say, url } = view;
  return (
    <header class="top">
      <p class="brand">
        <img src={url("icon.svg")} alt="" width="36" height="36" />
        <span>
          <strong>{say("page.name")}</strong> <span class="where">{say("page.place")}</span>
        </span>
      </p>
      <nav class="languages" aria-label={say("page.languages")}>
        {view.talk ? <LanguageButtons view={view} /> : <LanguageLinks view={view} />}
      </nav>
      <LookControl say={say} />
      <QuickExit say={say} />
    </header>
  );
}

function LanguageLinks({ view }: { view: PageView }) {
  return view.languages.map(({ lang, name }) => (
    <a
      href={`/?lang=${lang}`}
      lang={lang}
      hreflang={lang}
      data-lang={lang}
      aria-current={lang === view.lang ? "true" : undefined}
    >
      {name}
    </a>
  ));
}

/** Under way, choosing a language also tells the conversation. */
function LanguageButtons({ view }: { view: PageView }) {
  return view.languages.map(({ lang, name }) => (
    <form method="post" action="/">
      <HiddenFields view={{ ...view, lang }} prompt={0} />
      <button
        type="submit"
        name="press"
        value={`command:language-${lang}`}
        lang={lang}
        data-lang={lang}
        aria-current={lang === view.lang ? "true" : undefined}
      >
        {name}
      </button>
    </form>
  ));
}
