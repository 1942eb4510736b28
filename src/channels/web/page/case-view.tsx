import type { ComponentChildren } from "preact";
import { type CaseTeller, caseCard } from "../../../flow/case-card.ts";
import type { CaseView } from "../../../flow/input.ts";
import type { Puzzle } from "../puzzle.ts";
import type { CasePapers } from "../web-deps.ts";
import { MessageView } from "./message-view.tsx";
import { Frame, type Reader } from "./reading-frame.tsx";

/** Why the form is shown again. A wrong code and one that never existed are both `unknown`. */
export type Refused =
  | { why: "slip"; group: number | null }
  | { why: "unknown" }
  | { why: "puzzle"; puzzle: Pick<Puzzle, "challenge" | "bits"> }
  | { why: "problem"; title: string; detail: string };

/** The page that asks for the code. */
export function CaseForm({ reader, code, refused }: { reader: Reader; code: string; refused?: Refused }) {
  const { say, url } = reader;
  const puzzle = refused?.why === "puzzle" ? refused.puzzle : null;
  const isMistaken = refused?.why === "slip" || refused?.why === "unknown";
  return (
    <CaseFrame reader={reader}>
      <h1>{say("case.heading")}</h1>
      <p>{say("case.lead")}</p>
      {refused && <Told reader={reader} refused={refused} />}
      <form
        method="post"
        action="/case"
        class="ask"
        data-puzzle={puzzle ? "" : undefined}
        data-challenge={puzzle?.challenge}
        data-bits={puzzle?.bits}
        data-worker={puzzle ? url("puzzle-worker.js") : undefined}
      >
        <input type="hidden" name="lang" value={reader.lang} />
        {puzzle && <input type="hidden" name="challenge" />}
        {puzzle && <input type="hidden" name="nonce" />}
        <label for="code">{say("case.code")}</label>
        <input
          id="code"
          type="text"
          name="code"
          value={code}
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby={isMistaken ? "code-hint told" : "code-hint"}
          aria-invalid={isMistaken ? "true" : undefined}
          data-code
        />
        <p id="code-hint" class="note">
          {say("case.codeHint")}
        </p>
        <button type="submit" class="primary">
          {say("case.open")}
        </button>
      </form>
      <p class="note">{say("case.kept")}</p>
    </CaseFrame>
  );
}

function Told({ reader: { say }, refused }: { reader: Reader; refused: Refused }) {
  if (refused.why === "puzzle") {
    return (
      <p id="told" class="alert" role="status">
        {say("case.puzzle")}
      </p>
    );
  }
  const texts = {
    slip: () =>
      refused.why === "slip" && refused.group !== null
        ? say("case.slip", { group: refused.group })
        : say("case.unread"),
    unknown: () => say("case.unknown"),
    problem: () => (refused.why === "problem" ? `${refused.title}. ${refused.detail}` : ""),
  };
  return (
    <p id="told" class="alert" role="alert">
      {texts[refused.why]()}
    </p>
  );
}

function CaseFrame({ reader, children }: { reader: Reader; children: ComponentChildren }) {
  const { url } = reader;
  const head = (
    <>
      <link rel="stylesheet" href={url("talk.css")} />
      <link rel="stylesheet" href={url("case.css")} />
      <meta name="robots" content="noindex, noarchive" />
      <script src={url("early.js")} />
      <script src={url("case-early.js")} />
      <script type="module" src={url("case.js")} />
    </>
  );
  return (
    <Frame reader={reader} title={null} head={head} exit>
      {children}
    </Frame>
  );
}

interface Opened {
  reader: Reader;
  /** As it was typed. */
  code: string;
  view: CaseView;
  papers: CasePapers | null;
  teller: CaseTeller;
}

/** Where a case stands, in the words of the talk, and what can be done with it now. */
export function CasePage({ reader, code, view, papers, teller }: Opened) {
  const { say, lang } = reader;
  return (
    <CaseFrame reader={reader}>
      <h1>{say("case.yours")}</h1>
      {caseCard(teller, view).map((message) => (
        <MessageView message={message} shown={reader} />
      ))}
      <p class="ways">
        <a class="primary" href={`/?lang=${lang}&open=track`}>
          {say("case.answer")}
        </a>
      </p>
      <p class="note">{say("case.answerHint")}</p>
      {papers && <Petition reader={reader} code={code} papers={papers} />}
      <SignedReceipt reader={reader} code={code} />
      <p class="note">{say("case.leave")}</p>
    </CaseFrame>
  );
}

function Petition({ reader, code, papers }: { reader: Reader; code: string; papers: CasePapers }) {
  const { say, lang } = reader;
  const { sentences, ways, attachments, notes, sources } = papers.lodging(lang);
  const open = papers.open(lang);
  return (
    <section aria-labelledby="petition">
      <h2 id="petition">{say("case.petition")}</h2>
      <p>{say("case.petitionLead")}</p>
      <TextList items={sentences} />
      <form method="post" action="/case/petition" class="files">
        <CodeFields reader={reader} code={code} />
        <button type="submit" name="format" value="pdf" class="primary">
          {say("case.pdf")}
        </button>
        <button type="submit" name="format" value="docx" class="plain-button">
          {say("case.docx")}
        </button>
      </form>
      <p>{say("case.byHand", { fields: open.join(", ") })}</p>
      <h3>{say("case.howToLodge")}</h3>
      <TextList items={ways} />
      <h3>{say("case.attachments")}</h3>
      <TextList items={attachments} />
      {notes.length > 0 && <TextList items={notes} />}
      <details>
        <summary>{say("topics.sources")}</summary>
        <TextList items={sources} />
      </details>
    </section>
  );
}

function TextList({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

function SignedReceipt({ reader, code }: { reader: Reader; code: string }) {
  const { say, lang } = reader;
  return (
    <details>
      <summary>{say("signed.heading")}</summary>
      <p>{say("signed.what")}</p>
      <p>
        <strong>{say("signed.warning")}</strong>
      </p>
      <form method="post" action="/case/receipt" class="files">
        <CodeFields reader={reader} code={code} />
        <label class="sure">
          <input type="checkbox" name="sure" value="1" required /> <span>{say("signed.sure")}</span>
        </label>
        <button type="submit" class="plain-button">
          {say("signed.save")}
        </button>
      </form>
      <p>
        <a href={`/receipt?lang=${lang}`}>{say("signed.check")}</a>
      </p>
    </details>
  );
}

function CodeFields({ reader, code }: { reader: Reader; code: string }) {
  return (
    <>
      <input type="hidden" name="lang" value={reader.lang} />
      <input type="hidden" name="code" value={code} />
    </>
  );
}
