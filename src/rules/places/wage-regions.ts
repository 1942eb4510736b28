import { z } from "zod";
import { daySchema } from "../day.ts";
import { idSchema } from "../names.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../problem.ts";
import { checkCite, citeSchema, confidenceSchema, type Sources } from "../source.ts";
import type { PlaceRegister } from "./place-register.ts";

/** The wage regions there are in the province. */
const regionSchema = z.union([z.literal(3), z.literal(4)]);

/** A wage region of the province; no part of it is in region I or II. */
export type WageRegion = z.infer<typeof regionSchema>;

const periodSchema = z.strictObject({
  from: daySchema,
  /** What the decree lists: districts and cities, or communes and wards. */
  by: z.enum(["district", "unit"]),
  "region-3": z.array(idSchema).min(1),
  /** The region of all that is not listed. */
  others: regionSchema,
  cite: citeSchema,
  confidence: confidenceSchema.optional(),
});

/** flows/parameters/wage-regions.yaml: which places a decree puts into which wage region, period by period. */
export const wageRegionsSchema = z.strictObject({ periods: z.array(periodSchema).min(1) });

/** The wage regions of the province, period by period. */
export type WageRegions = z.infer<typeof wageRegionsSchema>;

/** Mistakes of the wage regions: days out of order, places that do not exist, unknown sources. */
export function checkWageRegions({ periods }: WageRegions, register: PlaceRegister, sources: Sources): Problem[] {
  const ids = {
    district: register.districts.map(({ id }) => id),
    unit: register.places.map(({ id }) => id),
  };
  return periods.flatMap((period, at): Problem[] => {
    const before = periods[at - 1];
    const cite = checkCite(period.cite, sources);
    const known = ids[period.by];
    return [
      ...(before && period.from <= before.from
        ? [{ path: ["periods", at, "from"], message: `${period.from} does not come after ${before.from}` }]
        : []),
      ...period["region-3"].flatMap((id, index) =>
        known.includes(id)
          ? []
          : [
              {
                path: ["periods", at, "region-3", index],
                message: `"${id}" is no ${period.by} of the places${didYouMean(id, known)}`,
              },
            ],
      ),
      ...(cite === null ? [] : [{ path: ["periods", at, "cite"], message: cite }]),
    ];
  });
}
