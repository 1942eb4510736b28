import { z } from "zod";
import type { Bands, Money, Sum } from "../../rules/amount.ts";
import { daySchema } from "../../rules/day.ts";
import { type Parameter, parameterSchema } from "../../rules/parameter.ts";
import type { Programme } from "../../rules/programme.ts";
import { type Edition, say } from "../edition.ts";
import { citationOf, citationSchema } from "./citation.ts";
import { predicateSchema } from "./predicate-schema.ts";

const parameterViewSchema = z.strictObject({
  parameter: z.string(),
  unit: parameterSchema.shape.unit,
  by: z.string().optional().describe("The fact whose day chooses the value; the day asked about where left out."),
  values: z.array(
    z.strictObject({
      from: daySchema,
      value: z.number().nullable().describe("Holds until the next one begins; null: repealed."),
      source: citationSchema,
    }),
  ),
});

const moneyViewSchema = z
  .union([z.int(), parameterViewSchema])
  .describe("In VND, or a number of the law that changes over time.");

const whenView = z.array(predicateSchema).optional().describe("Paid only where all of these hold.");
const lineMembers = { id: z.string(), words: z.string(), each: moneyViewSchema, source: citationSchema };

const sumViewSchema = z.strictObject({
  ...lineMembers,
  times: z
    .array(z.strictObject({ fact: z.string(), atMost: z.int().optional() }))
    .optional()
    .describe("Paid as many times as these facts say, multiplied with each other; once where left out."),
  when: whenView,
});

const bandsViewSchema = z.strictObject({
  bandsBy: z.string().describe("The fact that chooses the band."),
  bands: z
    .array(z.strictObject({ ...lineMembers, from: z.int() }))
    .describe("A band reaches from its “from” up to the next one's; the last is open."),
  when: whenView,
});

/** What a programme pays: the lines that apply are added up. */
export const amountViewSchema = z.array(z.union([sumViewSchema, bandsViewSchema]));

/** What a programme pays. */
export type AmountView = z.infer<typeof amountViewSchema>;

/** The lines and bands of a programme with words and sources; none for a programme that pays no sum. */
export function amountView({ id, amount = [] }: Programme, edition: Edition): AmountView {
  const line = (one: Pick<Sum, "id" | "each" | "cite" | "confidence">) => ({
    id: one.id,
    words: say(edition, `programmes:${id}.amounts.${one.id}`),
    each: moneyView(one.each, edition),
    source: citationOf(one, edition),
  });
  return amount.map((entry: Sum | Bands) =>
    "bands" in entry
      ? {
          bandsBy: entry.bandsBy,
          bands: entry.bands.map((band) => ({ ...line(band), from: band.from })),
          when: entry.when,
        }
      : { ...line(entry), times: entry.times, when: entry.when },
  );
}

function moneyView(money: Money, edition: Edition): number | z.infer<typeof parameterViewSchema> {
  if (typeof money === "number") return money;
  const parameter: Parameter | undefined = edition.content.parameters.get(money.parameter);
  if (!parameter) throw new Error(`There is no parameter "${money.parameter}"`);
  return {
    parameter: money.parameter,
    unit: parameter.unit,
    by: parameter.by,
    values: parameter.values.map((value) => ({
      from: value.from,
      value: value.value,
      source: citationOf(value, edition),
    })),
  };
}
