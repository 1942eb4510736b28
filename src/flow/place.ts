import { z } from "zod";
import { daySchema } from "../rules/day.ts";
import { idSchema } from "../rules/names.ts";
import { confidenceSchema } from "../rules/source.ts";
import type { Words } from "./words.ts";

/** A unit above the communes as it was until the middle of 2025. */
const oldDistrictSchema = z.strictObject({ kind: z.enum(["district", "city"]), name: z.string().min(1) });

/** A former commune, ward or town that went into a unit of today; `district` where it lay in another one. */
const mergedUnitSchema = z.strictObject({
  name: z.string().min(1),
  district: z.string().min(1).optional(),
  kind: z.enum(["town"]).optional(),
});

/** A commune or ward of today, with what it was made of. */
export const placeSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(["ward", "commune"]),
  name: z.string().min(1),
  oldDistrict: oldDistrictSchema,
  merged: z.array(mergedUnitSchema).min(1),
  from: daySchema,
  /** A key of the file's `sources`. */
  source: idSchema,
  confidence: confidenceSchema,
});

/** A commune or ward of today. */
export type Place = z.infer<typeof placeSchema>;

/** flows/parameters/places.yaml: the units of today, the districts of 2021, and where both are known from. */
export const placesSchema = z
  .strictObject({
    sources: z.record(idSchema, z.string().min(1)),
    districts: z.array(
      z.strictObject({
        id: idSchema,
        ...oldDistrictSchema.shape,
        until: daySchema,
        source: idSchema,
        confidence: confidenceSchema,
      }),
    ),
    places: z.array(placeSchema).min(1),
  })
  .superRefine((file, context) => {
    for (const { path, message } of mistakesOf(file)) context.addIssue({ code: "custom", path, message });
  });

interface Register {
  sources: Record<string, string>;
  districts: { name: string; source: string }[];
  places: Place[];
}

/** Names and ids that lead nowhere, and ids used twice. */
function mistakesOf({ sources, districts, places }: Register): { path: (string | number)[]; message: string }[] {
  const names = new Set(districts.map(({ name }) => name));
  const found: { path: (string | number)[]; message: string }[] = [];
  const check = (path: (string | number)[], wrong: boolean, message: string) => wrong && found.push({ path, message });
  for (const [index, district] of districts.entries()) {
    check(
      ["districts", index, "source"],
      !Object.hasOwn(sources, district.source),
      `"${district.source}" is none of the sources`,
    );
  }
  for (const [index, place] of places.entries()) {
    const at = ["places", index];
    check([...at, "id"], places.findIndex(({ id }) => id === place.id) < index, `the id "${place.id}" is used twice`);
    check([...at, "source"], !Object.hasOwn(sources, place.source), `"${place.source}" is none of the sources`);
    check(
      [...at, "oldDistrict", "name"],
      !names.has(place.oldDistrict.name),
      `"${place.oldDistrict.name}" is none of the districts`,
    );
    for (const [part, { district }] of place.merged.entries()) {
      check(
        [...at, "merged", part, "district"],
        district !== undefined && !names.has(district),
        `"${district}" is none of the districts`,
      );
    }
  }
  return found;
}

/** The unit with the district it belonged to, as people know it: "xã Đàm Thủy (huyện Trùng Khánh cũ)". */
export function placeLabel({ kind, name, oldDistrict }: Place, lang: string, words: Words): string {
  return words(lang, "places:label", {
    unit: words(lang, `places:unit.${kind}`, { name }),
    old: words(lang, `places:old.${oldDistrict.kind}`, { name: oldDistrict.name }),
  });
}
