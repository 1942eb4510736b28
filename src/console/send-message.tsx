import { type Exchange, frameOf, sendPage } from "./exchange.ts";
import { formField } from "./form-field.ts";
import { keptFormOf } from "./kept-form.ts";
import { MessagePage } from "./pages/message-page.tsx";

/** What a page that only says something is about; the words are under `message.<subject>`. */
export type MessageSubject =
  | "not-found"
  | "from-elsewhere"
  | "stale"
  | "not-allowed"
  | "own-account"
  | "invitation-dead"
  | "unreadable"
  | "identity-over"
  | "too-large"
  | "unavailable"
  | "broken";

/** Sends a page that says one thing, and gives back what was typed. */
export function sendMessage(exchange: Exchange, status: number, subject: MessageSubject) {
  const frame = frameOf(exchange);
  const { t } = frame;
  const typed = subject === "from-elsewhere" ? "" : textOf(exchange);
  return sendPage(
    exchange.reply,
    status,
    <MessagePage
      frame={frame}
      title={t(`message.${subject}.title`)}
      text={t(`message.${subject}.text`)}
      typed={typed}
      back={caseAddress(exchange.request.url)}
    />,
  );
}

/** What was typed, whatever its form calls it. */
function textOf({ request }: Exchange): string {
  return keptFormOf(request)?.text.value || formField(request, "text");
}

/** The address of the case that an address below it belongs to. */
export function caseAddress(url: string): string | undefined {
  return /^\/console\/complaints\/[\w-]+(?=\/)/.exec(url)?.[0];
}
