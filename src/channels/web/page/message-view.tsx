import type { CardLine, Message } from "../../../flow/message.ts";
import type { Keepsake } from "../keepsake.ts";
import { Answer, Items } from "./answer.tsx";
import { amountText, type PageView } from "./view.ts";

type Shown = Pick<PageView, "say" | "lang">;

/** One message of the assistant as HTML; the script draws the same elements. */
export function MessageView({ message, keep, shown }: { message: Message; keep?: Keepsake; shown: Shown }) {
  switch (message.kind) {
    case "text":
      return <p class="said">{message.text}</p>;
    case "question":
      return <QuestionText question={message} shown={shown} />;
    case "card":
      return <CardView card={message} shown={shown} />;
    case "receipt":
      return <ReceiptView receipt={message} keep={keep} shown={shown} />;
    case "link":
      return (
        <p class="said">
          {message.text}{" "}
          <a href={message.path} download>
            {message.label}
          </a>
        </p>
      );
  }
}

function QuestionText({ question, shown }: { question: Extract<Message, { kind: "question" }>; shown: Shown }) {
  return (
    <div class="said question">
      {question.progress && <p class="progress">{shown.say("chat.progress", question.progress)}</p>}
      <Asked text={question.text} />
    </div>
  );
}

/** What is read back stays plain; the asking itself, the last line, stands out. */
function Asked({ text }: { text: string }) {
  const at = text.lastIndexOf("\n") + 1;
  return (
    <p>
      {text.slice(0, at)}
      <strong>{text.slice(at)}</strong>
    </p>
  );
}

function CardView({ card, shown }: { card: Extract<Message, { kind: "card" }>; shown: Shown }) {
  const { say, lang } = shown;
  return (
    <article class="card">
      <h2>{card.title}</h2>
      <Summary text={card.summary} />
      {card.amount !== undefined && (
        <p class="amount">{say("card.amount", { amount: amountText(card.amount, lang) })}</p>
      )}
      {card.lines.length > 0 && (
        <dl>
          {card.lines.map((line) => (
            <div class={lineClass(line)}>
              {line.label && <dt>{line.label}</dt>}
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <TextList heading={say("card.notes")} items={card.notes} name="notes" />
      <TextList heading={say("card.sources")} items={card.sources} name="sources" />
    </article>
  );
}

/** A verdict is one line and stands out; an answer of several paragraphs is read, so only its first stands out. */
function Summary({ text }: { text: string }) {
  if (!text.trim().includes("\n")) return <p class="summary">{text}</p>;
  return (
    <div class="told">
      <Answer text={text} />
    </div>
  );
}

/** A whole sentence stands before its source; a name stands before what it is. */
function lineClass({ label, tone = "neutral" }: CardLine): string {
  return /[.!?]$/.test(label) ? `line ${tone} reason` : `line ${tone}`;
}

function TextList({ heading, items, name }: { heading: string; items: string[]; name: string }) {
  if (items.length === 0) return null;
  return (
    <section class={name}>
      <h3>{heading}</h3>
      <Items items={items} />
    </section>
  );
}

type Receipt = Extract<Message, { kind: "receipt" }>;

function ReceiptView({ receipt, keep, shown }: { receipt: Receipt; keep?: Keepsake; shown: Shown }) {
  const { say } = shown;
  return (
    <article class="receipt">
      <h2>{say("receipt.heading")}</h2>
      <p>{receiptText(receipt)}</p>
      <dl>
        <dt>{say("receipt.number")}</dt>
        <dd class="number">{receipt.caseNumber}</dd>
        <dt>{say("receipt.code")}</dt>
        <dd class="code">{receipt.code}</dd>
      </dl>
      {keep && <KeepsakeView keep={keep} shown={shown} />}
    </article>
  );
}

/** Both files lie in the page itself, so that saving them asks nothing of anybody. */
function KeepsakeView({ keep, shown: { say } }: { keep: Keepsake; shown: Shown }) {
  const text = Buffer.from(keep.text, "utf8").toString("base64");
  return (
    <details>
      <summary>{say("receipt.howToKeep")}</summary>
      <p>{say("receipt.keepHint")}</p>
      <p class="keep">
        <a href={`data:image/png;base64,${keep.picture}`} download={say("receipt.pictureName")}>
          {say("receipt.savePicture")}
        </a>{" "}
        <a href={`data:text/plain;charset=utf-8;base64,${text}`} download={say("receipt.textName")}>
          {say("receipt.saveText")}
        </a>
      </p>
    </details>
  );
}

/** The receipt's words without the lines that only repeat what stands below them, larger. */
function receiptText({ text, caseNumber, code }: Receipt): string {
  const lines = text.split("\n");
  return lines.filter((line) => !line.includes(caseNumber) && !line.includes(code)).join("\n");
}
