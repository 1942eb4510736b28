/**
 * A conversation as flows/conversations/*.yaml describes it: steps that ask, say, branch, check entitlement, call
 * another conversation or do something. It branches only on a choice or on named answers and facts; there are no
 * expressions. Words are in the locale `conversations` under <conversation>.<step>.
 */
import { z } from "zod";
import { trackIds } from "../rules/cases/tracks.ts";

const id = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]*$/, "must be letters, digits and hyphens, beginning with a small letter");
const oneOrMore = z.union([id, z.array(id).min(1)]).transform((value) => (Array.isArray(value) ? value : [value]));

const claimSchema = z.union([
  z.strictObject({ answer: id, is: oneOrMore }),
  z.strictObject({ fact: id, is: oneOrMore }),
]);
/** One claim about an answer or a fact. */
export type Claim = z.infer<typeof claimSchema>;

/** Where a step leads: a step, "end", or cases of which the first that holds is taken; the last one has no `when`. */
const whenSchema = z
  .union([claimSchema, z.array(claimSchema).min(1).max(4)])
  .transform((value) => (Array.isArray(value) ? value : [value]));
const caseSchema = z.strictObject({ when: whenSchema.optional(), go: id });
const nextSchema = z.union([id, z.array(caseSchema).min(1).max(12)]);
/** Where a step leads: always there, or to the first place whose claims hold. */
export type Next = z.infer<typeof nextSchema>;

/** What choosing an option does instead of being recorded as an answer, or where it leads. */
const outcomeSchema = z.union([
  z.strictObject({ go: id }),
  z.strictObject({ call: id, with: z.record(id, id).optional() }),
  z.strictObject({ command: z.enum(["edit", "back", "cancel", "restart", "help", "topics"]) }),
  /** These steps are asked anew; facts stay. */
  z.strictObject({ "ask-again": z.array(id).min(1) }),
]);

/** Kinds of answers a step can ask for. */
const askKinds = [
  "choice",
  "choices",
  "number",
  "money",
  "date",
  "months",
  "text",
  "story",
  "place",
  "phone",
  "files",
  /** The name of an employer, or its tax code; those the department listed are offered. */
  "employer",
  "code",
  /** The last group of a secret code that was just given, to see that it was written down. */
  "code-tail",
] as const;

const askSchema = z.strictObject({
  ask: z.enum(askKinds),
  options: z.array(id).min(1).optional(),
  leads: z.record(id, outcomeSchema).optional(),
  /** May be skipped with a button. */
  optional: z.literal(true).optional(),
  /** Not offered when the person wants to change an answer (a confirmation, a menu). */
  fixed: z.literal(true).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Only the options that the citizen may choose for the case that this look-up found. */
  "allowed-by": id.optional(),
  /** What is asked is the person's own name: a messenger may offer the one it knows. */
  about: z.literal("own-name").optional(),
  /** Longest text in characters, or most files. */
  "at-most": z.int().positive().optional(),
  next: nextSchema.optional(),
});
/** A step that asks. */
export type AskStep = z.infer<typeof askSchema>;

/** Whether any words would do as the answer: a name, an address. */
export function takesAnyWords({ ask }: AskStep): boolean {
  return ask === "text" || ask === "employer";
}

/** What a complaint is filed with; `about` is whom it is about, `knew` the day the person learned of it. */
const takenParts = [
  "kind",
  "place",
  "story",
  "who",
  "name",
  "phone",
  "address",
  "employer",
  "about",
  "knew",
  "request",
] as const;

const stepSchema = z.union([
  askSchema,
  z.strictObject({ say: z.literal(true), next: nextSchema }),
  /** Says what the rules know: what the talk is in law, by when a petition must be lodged, or who handles a matter today. */
  z.strictObject({ tell: z.literal("track"), next: nextSchema }),
  z.strictObject({ tell: z.literal("limitation"), known: id, next: nextSchema }),
  z.strictObject({ tell: z.literal("body"), matter: id, next: nextSchema }),
  z.strictObject({ branch: z.array(caseSchema).min(2).max(12) }),
  z.strictObject({ check: z.array(id).min(1), next: nextSchema }),
  z.strictObject({ reckon: z.literal("unemployment-benefit"), next: nextSchema }),
  z.strictObject({ call: id, with: z.record(id, id).optional(), next: nextSchema }),
  z.strictObject({
    do: z.literal("file-complaint"),
    take: z.partialRecord(z.enum(takenParts), id),
    next: nextSchema,
  }),
  z.strictObject({
    do: z.literal("append-message"),
    take: z.partialRecord(z.enum(["code", "story"]), id),
    next: nextSchema,
  }),
  /** Does what the citizen may do with a case that a look-up found. */
  z.strictObject({
    do: z.literal("act-on-case"),
    act: z.enum(["withdraw", "erase", "rate", "dispute", "notify", "stop-notify"]),
    take: z.partialRecord(z.enum(["code", "rating", "story"]), id),
    next: nextSchema,
  }),
  z.strictObject({ "look-up": z.literal("case-by-code"), of: id, next: nextSchema, missing: id }),
]);
/** A step of any kind. */
export type Step = z.infer<typeof stepSchema>;

/** The schema of one file of flows/conversations. */
export const conversationSchema = z.strictObject({
  id,
  start: id,
  /** Leaving keeps the answers, and coming back offers to go on. */
  "keep-draft": z.literal(true).optional(),
  /** The topic that a short question asked in this conversation goes on with, until another was answered. */
  topic: z.string().optional(),
  /** What the talk is in law: the first that holds; the last one has no `when`. */
  tracks: z
    .array(z.strictObject({ when: whenSchema.optional(), is: z.enum(trackIds) }))
    .min(1)
    .optional(),
  steps: z.record(id, stepSchema),
});
/** One conversation, as its file says it. */
export type Conversation = z.infer<typeof conversationSchema>;

/** The place after the last step of a conversation. */
export const END = "end";
