/** All support for somebody as a form: first who they are, as the conversation asks it, then what their programmes ask. */
import type { Conversation } from "./conversation.ts";
import { type FilledForm, type FormGround, type FormQuestion, fillForm, type Sent } from "./fill-form.ts";
import type { FlowContent } from "./flow-content.ts";
import { type Speaker, text } from "./talk.ts";

/** The conversation that begins with who somebody is, and the step that asks it. */
const conversationId = "support";
/** The answer to who somebody is, among the answers of the form. */
export const WHO = "who";

/** The programmes that are checked together, by who somebody is; empty where no conversation asks it. */
function programmesByAsker({ conversations }: Pick<FlowContent, "conversations">): Map<string, readonly string[]> {
  const conversation = conversations.get(conversationId);
  const who = conversation?.steps[WHO];
  if (!conversation || !who || !("ask" in who)) return new Map();
  const checks = (who.options ?? []).map((option) => [option, checkedBy(conversation, who.leads?.[option])] as const);
  return new Map(checks.filter(([, programmes]) => programmes.length > 0));
}

type Lead = { go: string } | object | undefined;

function checkedBy({ steps }: Conversation, lead: Lead): readonly string[] {
  const step = lead && "go" in lead ? steps[lead.go] : undefined;
  return step && "check" in step ? step.check : [];
}

/** Fills in the form of all support as far as the answers reach. */
export function fillSupportForm(ground: Omit<FormGround, "checked">, sent: Sent): FilledForm {
  const choices = programmesByAsker(ground.content);
  const speaker = { content: ground.content, session: { lang: ground.lang } };
  const asked = Object.hasOwn(sent, WHO) ? sent[WHO] : undefined;
  const chosen = typeof asked === "string" ? asked : "";
  const question = whoQuestion(speaker, [...choices.keys()]);
  const programmes = choices.get(chosen);
  if (!programmes) {
    const mistake = chosen === "" ? {} : { mistake: text(speaker, "interface:form.chooseOne") };
    return { programmes: [], questions: [{ ...question, ...mistake }], facts: {}, messages: null, outcome: null };
  }
  const understood = question.choices.find(({ id }) => id === chosen)?.label ?? "";
  const filled = fillForm({ ...ground, checked: { programmes } }, sent);
  return { ...filled, questions: [{ ...question, sent: chosen, understood }, ...filled.questions] };
}

function whoQuestion(speaker: Speaker, options: readonly string[]): FormQuestion {
  const key = `conversations:${conversationId}.${WHO}`;
  return {
    fact: WHO,
    short: text(speaker, "interface:form.who"),
    text: text(speaker, `${key}.ask`),
    expects: "choice",
    choices: options.map((id) => ({ id, label: text(speaker, `${key}.options.${id}`) })),
    readings: [],
  };
}
