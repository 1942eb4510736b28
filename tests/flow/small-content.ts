import { type Conversation, conversationSchema } from "../../src/flow/conversation.ts";
import type { FlowContent, FlowSources } from "../../src/flow/flow-content.ts";
import type { Input } from "../../src/flow/input.ts";
import type { Message } from "../../src/flow/message.ts";
import type { Session } from "../../src/flow/session.ts";
import { step } from "../../src/flow/step.ts";
import { caseTables } from "../case-tables.ts";

/** Words that show which key was said, so that tests read exactly what the engine chose to say. */
const labels: Record<string, string> = {
  "interface:done": "Xong",
  "interface:skip": "Bỏ qua",
  "interface:commandWords.back": "quay lại",
  "interface:commandWords.edit": "sửa",
  "interface:commandWords.cancel": "thoát, hủy",
  "interface:commandWords.help": "trợ giúp",
  "interface:commandWords.language-en": "english",
  "interface:commandWords.language-vi": "tiếng việt",
  "interface:leaving.keep": "Giữ lại",
  "interface:leaving.discard": "Xóa đi",
  "interface:resuming.resume": "Viết tiếp",
  "interface:resuming.anew": "Viết mới",
};

/** A menu whose only choice is to complain. */
export const complaintMenu = {
  id: "menu",
  start: "what",
  steps: {
    what: { ask: "choice", fixed: true, options: ["complaint"], leads: { complaint: { call: "complaint" } } },
  },
};

/** Content of a few small conversations with a topic about "trợ cấp thất nghiệp". */
export function smallContent(conversations: object[], changes: Partial<FlowContent> = {}): FlowContent {
  const parsed = conversations.map((one): Conversation => conversationSchema.parse(one));
  return {
    languages: ["vi", "en"],
    words: (lang, key, params) => {
      const shown = labels[key] ?? optionLabel(key) ?? key;
      const filled =
        params && (key.includes(".confirm.") || key === "interface:tookBack")
          ? `${shown} ${JSON.stringify(params)}`
          : shown;
      return lang === "vi" ? filled : `en ${filled}`;
    },
    hasWords: (_lang, key) => key.startsWith("interface:") || key.endsWith(".more"),
    conversations: new Map(parsed.map((one) => [one.id, one])),
    facts: new Map(),
    programmes: new Map(),
    sources: new Map(),
    parameters: new Map(),
    calendar: { years: new Map() },
    wageRegions: { periods: [] },
    places: [],
    service: { promiseDays: 5, urgentPromiseDays: 0, clusterWorkers: 5, clusterDays: 7, disputeDays: 30 },
    ...caseTables,
    findTopic: (_lang: string, question: string) =>
      question.includes("trợ cấp") ? { outcome: "answer", id: "ui.amount", score: 1 } : { outcome: "unknown" },
    areas: [],
    dangerIn: (text) =>
      text.includes("cầm dao đòi giết")
        ? { sign: "violence", kind: "other", hotlines: [{ id: "police", number: "113" }], topics: [] }
        : null,
    wantsToFile: (text) => text.includes("muốn khiếu nại"),
    topic: (lang, id) => ({
      id,
      lang,
      title: "Mức hưởng",
      answer: "60 %",
      sources: [],
      hotlines: [],
      related: [],
      actions: [],
    }),
    ...changes,
  };
}

/** The last part of an option's key is its label: "…options.wages" reads "wages". */
function optionLabel(key: string): string | null {
  return /\.options\.(.+)$/.exec(key)?.[1] ?? null;
}

/** Sources with a fixed day and counting ids. */
function fixedSources(now: string, id: string): FlowSources {
  return {
    now,
    today: "2026-11-23",
    complaintId: () => id,
    caseNumber: () => "26-0000-0018",
    receiptCode: () => "CODE",
  };
}

/** A talk that remembers its session as JSON and shows what was said in one line a message. */
export class SmallTalk {
  session: Session | null = null;
  filed: unknown[] = [];
  /** The words of the receipts that were said. */
  receipts: string[] = [];
  now = "2026-11-23T02:00:00.000Z";
  /** The id of a case that is filed. */
  nextId = "00000000-0000-4000-8000-000000000001";

  constructor(public content: FlowContent) {}

  /** Types a text; says what was heard. */
  type(text: string): string[] {
    return this.take({ kind: "text", text });
  }

  /** Presses a button of the open question, or of one asked `ago` questions before. */
  press(id: string, ago = 0): string[] {
    return this.take({ kind: "press", prompt: (this.session?.prompt ?? 0) - ago, id });
  }

  take(input: Input): string[] {
    const result = step({
      content: this.content,
      session: this.session,
      input,
      sources: fixedSources(this.now, this.nextId),
    });
    this.session = JSON.parse(JSON.stringify(result.session));
    const heard: string[] = [];
    for (const effect of result.effects) {
      if (effect.do === "say") heard.push(line(effect.message));
      if (effect.do === "say" && effect.message.kind === "receipt") this.receipts.push(effect.message.text);
      if (effect.do !== "say") this.filed.push(effect);
    }
    const { lookUp } = result;
    if (lookUp?.lookUp === "employers") return [...heard, `look up employers like ${lookUp.named}`];
    if (lookUp) return [...heard, `look up ${Object.values(lookUp.of)}`];
    return heard;
  }
}

function line(message: Message): string {
  if (message.kind === "question") return `? ${message.text} [${message.choices.map((choice) => choice.id).join(" ")}]`;
  if (message.kind === "card") return `card ${message.title}`;
  return message.kind === "receipt" ? `receipt ${message.caseNumber} ${message.code}` : message.text;
}
