/** Public bodies by day: who handles what, who took over from whom, and the numbers to call in danger. */
import { z } from "zod";
import { type Day, daySchema } from "../day.ts";
import { idSchema } from "../names.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../problem.ts";
import { checkCite, citeSchema, confidenceSchema, isUnconfirmed, type Sources } from "../source.ts";

/** A matter that a body handles, between its own days or those of the body. */
const chargeSchema = z
  .strictObject({
    matter: idSchema,
    from: daySchema.optional(),
    until: daySchema.optional(),
    cite: citeSchema.optional(),
    confidence: confidenceSchema.optional(),
  })
  .refine(({ cite, confidence }) => cite !== undefined || isUnconfirmed(confidence), {
    error: 'needs "cite"; without one its confidence can only be recalled or unsure',
  });

/** How a body is reached. What is not known for sure is left out, never guessed. */
const contactSchema = z.strictObject({
  phone: z.string().min(1).optional(),
  address: z.string().min(1).optional(),
  hours: z.string().min(1).optional(),
});

const bodySchema = z.strictObject({
  /** The first day this file tells of it. */
  from: daySchema,
  until: daySchema.optional(),
  /** The bodies that took over what it handled. */
  "replaced-by": z.array(idSchema).min(1).optional(),
  contact: contactSchema.default({}),
  handles: z.array(chargeSchema).min(1),
});

/** A public body. */
export type Body = z.infer<typeof bodySchema>;

const hotlineSchema = z.strictObject({
  number: z
    .string()
    .regex(/^\+?\d+( \d+)*$/, "must be digits, in groups if it is long, such as 1900 9068; from abroad with +84"),
  cite: citeSchema.optional(),
  confidence: confidenceSchema,
});

/** flows/parameters/bodies.yaml: the public bodies and the hotlines. */
export const bodiesSchema = z
  .strictObject({ bodies: z.record(idSchema, bodySchema), hotlines: z.record(idSchema, hotlineSchema) })
  .superRefine(({ bodies }, context) => {
    const problems = Object.keys(bodies).flatMap((id) => [...wrongSuccessors(id, bodies), ...wrongDays(id, bodies)]);
    for (const { path, message } of problems) context.addIssue({ code: "custom", path, message });
  });

/** The public bodies and hotlines. */
export type Bodies = z.infer<typeof bodiesSchema>;

/** A matter in the hands of a body, with the days it is sure to have it. */
export interface Charge {
  body: string;
  matter: string;
  from: Day;
  until: Day | undefined;
  cite: string | undefined;
  confidence: z.infer<typeof confidenceSchema> | undefined;
  path: Problem["path"];
}

/** Every matter with who handles it from when to when. */
export function chargesOf(bodies: Bodies["bodies"]): Charge[] {
  return Object.entries(bodies).flatMap(([id, body]) =>
    body.handles.map(({ matter, cite, confidence, from = body.from, until = body.until }, at) => ({
      body: id,
      matter,
      from,
      until,
      cite,
      confidence,
      path: ["bodies", id, "handles", at],
    })),
  );
}

function wrongSuccessors(id: string, bodies: Bodies["bodies"]): Problem[] {
  const { "replaced-by": successors = [], until } = bodies[id] ?? {};
  const others = Object.keys(bodies).filter((other) => other !== id);
  const unknown = successors.flatMap((successor, at): Problem[] =>
    others.includes(successor)
      ? []
      : [
          {
            path: ["bodies", id, "replaced-by", at],
            message: `"${successor}" is not another body${didYouMean(successor, others)}`,
          },
        ],
  );
  return successors.length > 0 && until === undefined
    ? [{ path: ["bodies", id, "replaced-by"], message: `"${id}" has a successor, but no last day (until)` }]
    : unknown;
}

/** An end before the beginning, and two bodies that handle a matter on the same day. */
function wrongDays(id: string, bodies: Bodies["bodies"]): Problem[] {
  const all = chargesOf(bodies);
  return all.flatMap((charge, at): Problem[] => {
    if (charge.body !== id) return [];
    const { matter, from, until, path } = charge;
    if (until !== undefined && until < from)
      return [{ path: [...path, "until"], message: `until ${until} is before from ${from}` }];
    const other = all.slice(0, at).find((one) => one.matter === matter && overlap(one, charge));
    return other ? [{ path, message: `"${matter}" is handled by "${other.body}" on the same day` }] : [];
  });
}

function overlap(one: Charge, other: Charge): boolean {
  return (one.until === undefined || other.from <= one.until) && (other.until === undefined || one.from <= other.until);
}

/** Cites of the bodies and hotlines that name no source. */
export function checkBodies({ bodies, hotlines }: Bodies, sources: Sources): Problem[] {
  const cited = [
    ...chargesOf(bodies),
    ...Object.entries(hotlines).map(([id, { cite }]) => ({ cite, path: ["hotlines", id] })),
  ];
  return cited.flatMap(({ cite, path }) => {
    const message = cite === undefined ? null : checkCite(cite, sources);
    return message === null ? [] : [{ path: [...path, "cite"], message }];
  });
}
