/** What only messengers bring (shared contacts, map pins, stickers) as what every step understands, or a kind refusal. */
import { openQuestion } from "./ask-question.ts";
import type { Input, Unusable } from "./input.ts";
import type { Asked } from "./message.ts";
import type { Mode } from "./session.ts";
import { sayText, type Talk, text, whereabouts } from "./talk.ts";

/** The input in terms of the steps; null when it cannot be used: then the person was told why. */
export function understood(talk: Talk, input: Input): Input | null {
  switch (input.kind) {
    case "contact":
      return contact(talk, input);
    case "location":
      return location(talk, input);
    case "unusable":
      sayText(talk, `interface:unusable.${input.what}`);
      return input.text ? { kind: "text", text: input.text } : null;
    default:
      return input;
  }
}

function contact(talk: Talk, { phone, name }: Extract<Input, { kind: "contact" }>): Input | null {
  const question = waitingQuestion(talk);
  if (question?.expects === "phone") return { kind: "text", text: phone };
  if (question?.about === "own-name" && name) return { kind: "text", text: name };
  return refuse(talk, "contact");
}

/** A pin says where something happened, in a story; which commune that is, we cannot tell. */
function location(talk: Talk, { latitude, longitude }: Extract<Input, { kind: "location" }>): Input | null {
  if (waitingQuestion(talk)?.expects !== "story") return refuse(talk, "location");
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return { kind: "text", text: text(talk, "interface:sentLocation", { place }) };
}

/** Modes in which what is sent may still answer the conversation's own question. */
const takesAnswers: ReadonlySet<Mode["is"]> = new Set(["answering", "editing", "choosing", "stuck"]);

/** The conversation's question that waits; null while the person is asked whether to leave, to go on and the like. */
function waitingQuestion(talk: Talk): Asked | null {
  return takesAnswers.has(talk.session.mode.is) ? openQuestion(talk, whereabouts(talk)) : null;
}

function refuse(talk: Talk, what: Unusable): null {
  sayText(talk, `interface:unusable.${what}`);
  return null;
}
