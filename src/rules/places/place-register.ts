/**
 * Places of the province by day: communes and wards, what they were made of, the districts until the middle of 2025, and the
 * wage region each lies in. Reading what a person typed as a place is the work of src/flow/read.
 */
import { z } from "zod";
import { daySchema } from "../day.ts";
import { idSchema } from "../names.ts";
import type { Problem } from "../problem.ts";
import { checkCite, citeSchema, confidenceSchema, type Sources } from "../source.ts";

const known = { cite: citeSchema, confidence: confidenceSchema.optional() };

/** A unit above the communes as it was until the middle of 2025. */
const oldDistrictSchema = z.strictObject({ kind: z.enum(["district", "city"]), name: z.string().min(1) });

/** A former commune, ward or town that went into a unit of today; `district` where it lay in another one. */
const mergedUnitSchema = z.strictObject({
  name: z.string().min(1),
  district: z.string().min(1).optional(),
  kind: z.enum(["town"]).optional(),
});

/** A commune or ward of today, with what it was made of. */
const placeSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["ward", "commune"]),
  name: z.string().min(1),
  oldDistrict: oldDistrictSchema,
  merged: z.array(mergedUnitSchema).min(1),
  from: daySchema,
  until: daySchema.optional(),
  ...known,
});

/** A commune or ward of today. */
export type Place = z.infer<typeof placeSchema>;

/** flows/parameters/places.yaml: the units of today, the units above the communes until 2025, and what those took in. */
export const placesSchema = z
  .strictObject({
    /** The first day of which the communes that were merged later are told. */
    begins: daySchema,
    districts: z.array(z.strictObject({ id: idSchema, ...oldDistrictSchema.shape, until: daySchema, ...known })).min(1),
    /** Districts that ended earlier; `district` is the one each joined. */
    joined: z
      .array(z.strictObject({ id: idSchema, name: z.string().min(1), until: daySchema, district: idSchema, ...known }))
      .default([]),
    places: z.array(placeSchema).min(1),
  })
  .superRefine((file, context) => {
    const problems = [...mistakesOfDistricts(file), ...file.places.flatMap((_, at) => mistakesOfPlace(file, at))];
    for (const { path, message } of problems) context.addIssue({ code: "custom", path, message });
  });

/** The places of the province, past and present. */
export type PlaceRegister = z.infer<typeof placesSchema>;

function mistakesOfDistricts({ districts, joined }: PlaceRegister): Problem[] {
  const ids = districts.map(({ id }) => id);
  const twice = districts.flatMap(({ id }, at): Problem[] =>
    ids.indexOf(id) < at ? [{ path: ["districts", at, "id"], message: `the id "${id}" is used twice` }] : [],
  );
  const lost = joined.flatMap(({ id, district }, at): Problem[] => [
    ...(ids.includes(id) || joined.findIndex((one) => one.id === id) < at
      ? [{ path: ["joined", at, "id"], message: `the id "${id}" is used twice` }]
      : []),
    ...(ids.includes(district)
      ? []
      : [{ path: ["joined", at, "district"], message: `"${district}" is none of the districts` }]),
  ]);
  return [...twice, ...lost];
}

/** Names and ids of one place that lead nowhere, an id used twice, an end before the beginning. */
function mistakesOfPlace({ districts, places }: PlaceRegister, at: number): Problem[] {
  const place = places[at];
  if (!place) return [];
  const isDistrict = (name: string) => districts.some((district) => district.name === name);
  const lost = place.merged.flatMap(({ district }, part): Problem[] =>
    district === undefined || isDistrict(district)
      ? []
      : [{ path: ["places", at, "merged", part, "district"], message: `"${district}" is none of the districts` }],
  );
  const { id, oldDistrict, from, until } = place;
  return [
    ...(places.findIndex((one) => one.id === id) < at
      ? [{ path: ["places", at, "id"], message: `the id "${id}" is used twice` }]
      : []),
    ...(isDistrict(oldDistrict.name)
      ? []
      : [{ path: ["places", at, "oldDistrict", "name"], message: `"${oldDistrict.name}" is none of the districts` }]),
    ...lost,
    ...(until !== undefined && until < from
      ? [{ path: ["places", at, "until"], message: `until ${until} is before from ${from}` }]
      : []),
  ];
}

/** Cites of the places that name no source. */
export function checkPlaces(register: PlaceRegister, sources: Sources): Problem[] {
  return (["districts", "joined", "places"] as const).flatMap((list) =>
    register[list].flatMap(({ cite }, at) => {
      const message = checkCite(cite, sources);
      return message === null ? [] : [{ path: [list, at, "cite"], message }];
    }),
  );
}
