import type { OutboundMessage } from "../../conversation/ports.ts";
import { codeLink } from "../../conversation/screens/code-link.ts";
import { qrPicture } from "../../conversation/screens/qr-picture.ts";
import type { WebDeps } from "./web-deps.ts";

/** What a person may save of a receipt, made where it is shown: no further request carries the code. */
export interface Keepsake {
  /** A QR code of the case's page with the code behind "#", as PNG in base64. */
  picture: string;
  /** Number and code as a text file, which does not say what they are for. */
  text: string;
}

/** A message as browsers get it: with a receipt, what may be saved of it. */
export type ShownMessage = OutboundMessage & { keep?: Keepsake };

/** A message with what may be saved of it. */
export function withKeepsake(said: OutboundMessage, deps: Pick<WebDeps, "config" | "words">): ShownMessage {
  const { message, lang } = said;
  if (message.kind !== "receipt") return said;
  const { publicUrl } = deps.config;
  const { caseNumber, code } = message;
  const lines = [deps.words(lang, "web:receipt.memo", { number: caseNumber, code })];
  if (publicUrl !== undefined) lines.push(deps.words(lang, "web:receipt.memoWhere", { where: `${publicUrl}/case` }));
  const picture = qrPicture(codeLink(code, publicUrl)).toString("base64");
  return { ...said, keep: { picture, text: `${lines.join("\n")}\n` } };
}
