import { acceptedEndings } from "../../../conversation/file-kind.ts";
import type { Choice, Question } from "../../../flow/message.ts";
import { openQuestion, type PageView, splitChoices, type Talk } from "./view.ts";

/** Fields that every form of the page carries. */
export function HiddenFields({ view, prompt }: { view: PageView; prompt?: number }) {
  const seen = view.talk?.messages.at(-1)?.n ?? 0;
  return (
    <>
      <input type="hidden" name="id" value={view.ticket.id} />
      <input type="hidden" name="check" value={view.ticket.check} />
      <input type="hidden" name="lang" value={view.lang} />
      <input type="hidden" name="seen" value={seen} />
      {prompt !== undefined && <input type="hidden" name="prompt" value={prompt} />}
    </>
  );
}

/** The open question as plain forms: buttons or boxes to choose from, and a field to write in. */
export function QuestionForm({ view, talk }: { view: PageView; talk: Talk }) {
  const question = openQuestion(talk.messages);
  return (
    <section id="answer" class="answer" aria-label={view.say("chat.answer")}>
      {question && question.choices.length > 0 && <ChoiceForm view={view} question={question} />}
      <WritingForm view={view} question={question} />
      {question && question.commands.length > 0 && <CommandForm view={view} question={question} />}
    </section>
  );
}

function ChoiceForm({ view, question }: { view: PageView; question: Question }) {
  const { ticked, pressed } = splitChoices(question);
  return (
    <form method="post" action="/">
      <HiddenFields view={view} prompt={question.prompt} />
      <fieldset class="choices">
        <legend class="unseen">{question.text}</legend>
        {ticked.map(({ id, label }) => (
          <label class="tick">
            <input type="checkbox" name="tick" value={id} /> <span>{label}</span>
          </label>
        ))}
        {ticked.length > 0 && (
          <button type="submit" name="ticks" value="1" class="primary">
            {view.say("chat.ticks")}
          </button>
        )}
        <PressButtons choices={pressed} className="choice" />
      </fieldset>
    </form>
  );
}

function CommandForm({ view, question }: { view: PageView; question: Question }) {
  return (
    <form method="post" action="/">
      <HiddenFields view={view} prompt={question.prompt} />
      <fieldset class="commands">
        <legend class="unseen">{view.say("chat.commands")}</legend>
        <PressButtons choices={question.commands} className="command" />
      </fieldset>
    </form>
  );
}

function PressButtons({ choices, className }: { choices: Choice[]; className: string }) {
  return choices.map(({ id, label }) => (
    <button type="submit" name="press" value={id} class={className}>
      {label}
    </button>
  ));
}

function WritingForm({ view, question }: { view: PageView; question: Question | null }) {
  const { say } = view;
  const takesFiles = question?.filesAtMost !== undefined;
  return (
    <form method="post" action="/" class="writing" enctype={takesFiles ? "multipart/form-data" : undefined}>
      <HiddenFields view={view} prompt={question?.prompt} />
      <label for="plain-text">{say(labelKey(question))}</label>
      <WritingField question={question} draft={view.draft} />
      {takesFiles && <FileField view={view} />}
      <button type="submit" class="primary">
        {say("chat.send")}
      </button>
    </form>
  );
}

function labelKey(question: Question | null): string {
  if (question?.expects === "code") return "chat.composerCode";
  return question && question.choices.length > 0 ? "chat.composerOr" : "chat.composer";
}

function WritingField({ question, draft }: { question: Question | null; draft?: string }) {
  const invited = question?.expects === "story" || question?.expects === "files" || (draft?.length ?? 0) > 80;
  const shared = { id: "plain-text", name: "text", autocomplete: "off" as const };
  if (invited) return <textarea {...shared} rows={question?.expects === "files" ? 2 : 6} value={draft ?? ""} />;
  return <input {...shared} type="text" inputMode={keyboard(question)} value={draft ?? ""} />;
}

/** Only where letters are never needed: "5tr2" and "hôm qua" must stay writable. */
function keyboard(question: Question | null): "numeric" | "tel" | "text" {
  if (question?.expects === "phone") return "tel";
  return question?.expects === "number" ? "numeric" : "text";
}

function FileField({ view }: { view: PageView }) {
  const megabytes = Math.floor(view.fileMaxBytes / 1024 / 1024);
  return (
    <div class="file">
      <label for="plain-files">{view.say("chat.attach")}</label>
      <input
        id="plain-files"
        type="file"
        name="file"
        multiple
        accept={acceptedEndings}
        aria-describedby="plain-files-hint"
      />
      <p id="plain-files-hint" class="hint">
        {view.say("chat.attachHint", { megabytes })}
      </p>
      <label for="plain-camera">{view.say("chat.camera")}</label>
      <input id="plain-camera" type="file" name="file" accept="image/*" capture="environment" />
    </div>
  );
}
