import { z } from "zod";
import { placeLabel } from "../../flow/place.ts";
import { type FormerUnit, formerUnits } from "../../rules/places/former-units.ts";
import { type PlaceName, partsOf, placeOn } from "../../rules/places/place-on.ts";
import { wageRegion } from "../../rules/places/wage-region.ts";
import { fold } from "../../search/fold.ts";
import type { ApiDeps } from "../api-deps.ts";
import { answeredMembers, askedMembers } from "../asked-members.ts";
import type { Edition } from "../edition.ts";
import { type Endpoint, endpoint, nothing } from "../endpoint.ts";
import { citationOf, citationSchema } from "../views/citation.ts";

const regionSchema = z
  .strictObject({
    region: z.int().nullable().describe("3 or 4; null where former communes of it lie in different regions."),
    parts: z.array(z.strictObject({ name: z.string(), region: z.int() })),
    source: citationSchema,
  })
  .nullable()
  .describe("Region of the minimum wage on that day; null before the first decree known.");

const placeFoundSchema = z.strictObject({
  kind: z.enum(["unit", "former", "district"]).describe("A commune or ward of today, one of before, or a district."),
  name: z.string(),
  state: z
    .enum(["itself", "part-of", "joined", "ended", "made-of", "not-yet", "gone"])
    .describe(
      "What it is on that day: itself, part of a unit of today, a district that joined another one or ended, …",
    ),
  today: z.array(z.string()).describe("The communes and wards of today that it is or went into, as people call them."),
  wageRegion: regionSchema,
  source: citationSchema.nullable(),
});

/** What GET /places answers. */
const placesFoundSchema = z.strictObject({ ...answeredMembers, places: z.array(placeFoundSchema) });

type PlaceFound = z.infer<typeof placeFoundSchema>;

/** GET /places: what a name of a commune, ward, district or city of Cao Bằng stands for on a day. */
export function findPlaces({ content, today }: ApiDeps): Endpoint {
  return endpoint({
    id: "findPlaces",
    method: "GET",
    path: "/places",
    summary: "What the name of a place stands for",
    description:
      "Communes, wards, districts and the city of Cao Bằng by name, before and since the merger of 1/7/2025: what each is on the day, what it is today, and its region of the minimum wage. A name that fits several gives all of them; one that fits none gives an empty list.",
    asks: {
      path: nothing,
      query: z.strictObject({
        ...askedMembers({ content }),
        name: z.string().min(1).max(80).describe("The name without xã, phường, huyện; marks need not be typed."),
      }),
    },
    answers: placesFoundSchema,
    examples: [
      {
        name: "former",
        summary: "A name that three former communes had",
        asked: { query: { lang: "en", name: "Hung Dao", asOf: "2026-11-23" } },
      },
      { name: "no-name", summary: "Without a name", status: 400, asked: { query: {} } },
    ],
    answer: ({ query }, edition) => {
      const asOf = query.asOf ?? today();
      const found = namesMeant(query.name, edition).map((place) => viewOf(place, asOf, edition));
      return { asOf, lang: edition.lang, content: content.version, places: found };
    },
  });
}

interface Meant {
  place: PlaceName;
  name: string;
}

function namesMeant(name: string, { content }: Edition): Meant[] {
  const { placeRegister: register } = content;
  const wanted = fold(name);
  const isMeant = (one: { name: string }) => fold(one.name) === wanted;
  const districts = [...register.districts, ...register.joined].filter(isMeant);
  return [
    ...register.places.filter(isMeant).map(({ id, name }): Meant => ({ place: { is: "unit", id }, name })),
    ...formerUnits(register).filter(isMeant).map(formerMeant),
    ...districts.map(({ id, name }): Meant => ({ place: { is: "district", id }, name })),
  ];
}

function formerMeant({ name, district }: FormerUnit): Meant {
  return { place: { is: "former", name, district }, name };
}

function viewOf({ place, name }: Meant, day: string, edition: Edition): PlaceFound {
  const { placeRegister: register, sources } = edition.content;
  const state = placeOn(place, day, { register, sources });
  const known = typeof state === "string" ? null : state;
  return {
    kind: place.is,
    name,
    state: known ? known.is : state === "ended" ? "gone" : "not-yet",
    today: todayOf(place, edition),
    wageRegion: regionOf(place, day, edition),
    source: known ? citationOf(known, edition) : null,
  };
}

/** The units of today that a place is or went into. */
function todayOf(place: PlaceName, { content, lang }: Edition): string[] {
  const places = [...new Set(partsOf(place, content.placeRegister).map((unit) => unit.place))];
  return places.map((one) => placeLabel(one, lang, content.words));
}

function regionOf(place: PlaceName, day: string, edition: Edition): PlaceFound["wageRegion"] {
  const { placeRegister: register, wageRegions: regions, sources } = edition.content;
  const found = wageRegion(place, day, { register, regions, sources });
  if (found === "not-yet") return null;
  const source = citationOf(found, edition);
  return found.is === "region"
    ? { region: found.region, parts: [], source }
    : { region: null, parts: found.parts, source };
}
