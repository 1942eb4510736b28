import type { z } from "zod";
import { conversationSchema } from "../flow/conversation.ts";
import { bodiesSchema } from "../rules/bodies/bodies.ts";
import { calendarSchema } from "../rules/calendar-schema.ts";
import { caseStatesSchema } from "../rules/cases/case-states.ts";
import { retentionSchema } from "../rules/cases/retention.ts";
import { templateSchema } from "../rules/cases/templates.ts";
import { tracksSchema } from "../rules/cases/tracks.ts";
import { timeLimitsSchema } from "../rules/deadlines/time-limits-schema.ts";
import { factSchema } from "../rules/fact.ts";
import { parameterSchema } from "../rules/parameter.ts";
import { placesSchema } from "../rules/places/place-register.ts";
import { wageRegionsSchema } from "../rules/places/wage-regions.ts";
import { programmeSchema } from "../rules/programme.ts";
import { sourceSchema } from "../rules/source.ts";
import { rolesSchema } from "../rules/staff/roles.ts";
import { unemploymentExamplesSchema } from "../rules/unemployment/unemployment-examples.ts";
import { dangerSchema } from "../search/danger-schema.ts";
import { dictionarySchema } from "../search/dictionary.ts";
import { topicSchema } from "../search/topic.ts";
import { areasSchema } from "./areas.ts";
import type { Kind } from "./kind.ts";
import { petitionSchema } from "./petition-schema.ts";
import { serviceSchema } from "./service-schema.ts";

function kind<K extends Kind>(definition: K): K {
  return definition;
}

/** Every kind of thing that flows/ defines: in which files, by which schema. Another kind is one more entry here. */
export const kinds = {
  conversations: kind({
    name: "conversation",
    files: "flows/conversations/*.yaml",
    schema: conversationSchema,
    shape: "one",
  }),
  facts: kind({ name: "fact", files: "flows/facts/*.yaml", schema: factSchema, shape: "table" }),
  programmes: kind({ name: "programme", files: "flows/programmes/*.yaml", schema: programmeSchema, shape: "one" }),
  parameters: kind({ name: "parameter", files: "flows/parameters/*.yaml", schema: parameterSchema, shape: "table" }),
  sources: kind({ name: "source", files: "flows/sources/*.yaml", schema: sourceSchema, shape: "table" }),
  places: kind({ name: "places", files: "flows/parameters/places.yaml", schema: placesSchema, shape: "single" }),
  wageRegions: kind({
    name: "wage-regions",
    files: "flows/parameters/wage-regions.yaml",
    schema: wageRegionsSchema,
    shape: "single",
  }),
  bodies: kind({ name: "bodies", files: "flows/parameters/bodies.yaml", schema: bodiesSchema, shape: "single" }),
  calendar: kind({
    name: "calendar",
    files: "flows/parameters/working-days.yaml",
    schema: calendarSchema,
    shape: "single",
  }),
  timeLimits: kind({
    name: "time-limits",
    files: "flows/parameters/time-limits.yaml",
    schema: timeLimitsSchema,
    shape: "single",
  }),
  unemploymentExamples: kind({
    name: "unemployment-examples",
    files: "flows/examples/unemployment.yaml",
    schema: unemploymentExamplesSchema,
    shape: "single",
  }),
  topics: kind({ name: "topic", files: "flows/knowledge/*.yaml", schema: topicSchema, shape: "one" }),
  dictionaries: kind({ name: "dictionary", files: "flows/search/*.yaml", schema: dictionarySchema, shape: "one" }),
  petitions: kind({ name: "petition", files: "flows/petitions/*.yaml", schema: petitionSchema, shape: "one" }),
  danger: kind({ name: "danger", files: "flows/danger.yaml", schema: dangerSchema, shape: "single" }),
  areas: kind({ name: "areas", files: "flows/areas.yaml", schema: areasSchema, shape: "single" }),
  caseStates: kind({
    name: "case-states",
    files: "flows/case-states.yaml",
    schema: caseStatesSchema,
    shape: "single",
  }),
  tracks: kind({ name: "tracks", files: "flows/tracks.yaml", schema: tracksSchema, shape: "single" }),
  templates: kind({ name: "template", files: "flows/templates.yaml", schema: templateSchema, shape: "table" }),
  retention: kind({ name: "retention", files: "flows/retention.yaml", schema: retentionSchema, shape: "single" }),
  roles: kind({ name: "roles", files: "flows/roles.yaml", schema: rolesSchema, shape: "single" }),
  service: kind({ name: "service", files: "flows/service.yaml", schema: serviceSchema, shape: "single" }),
};

/** The province's places as flows/parameters/places.yaml has them. */
export type Places = z.infer<typeof placesSchema>;
