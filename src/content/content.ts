import type { FlowContent } from "../flow/flow-content.ts";
import type { Calendar } from "../rules/calendar.ts";
import type { RetentionTable } from "../rules/cases/retention.ts";
import type { Template } from "../rules/cases/templates.ts";
import type { Parameter } from "../rules/parameter.ts";
import type { PlaceRegister } from "../rules/places/place-register.ts";
import type { WageRegions } from "../rules/places/wage-regions.ts";
import type { RoleTable } from "../rules/staff/roles.ts";
import type { SearchedTopics } from "../search/find-topic.ts";
import type { TopicDefinition } from "../search/topic.ts";
import type { Petition } from "./petition-schema.ts";
import type { Service } from "./service-schema.ts";

/** What the program runs on: everything in flows/ and locales/, checked. */
export interface Content extends FlowContent {
  /** Changes whenever a file of flows/ or locales/ does. */
  version: string;
  /** The promises of flows/service.yaml. */
  service: Readonly<Service> & Readonly<Record<string, number | string>>;
  /** Beginnings of officers' messages. */
  templates: ReadonlyMap<string, Template>;
  /** How long cases and questions are kept. */
  retention: RetentionTable;
  /** Roles of the staff and what they may do. */
  roles: RoleTable;
  /** The days on which offices work. */
  calendar: Calendar;
  /** Places past and present; `places` are its communes and wards of today. */
  placeRegister: PlaceRegister;
  wageRegions: WageRegions;
  parameters: ReadonlyMap<string, Parameter>;
  topics: ReadonlyMap<string, TopicDefinition>;
  /** The papers of complaints, disputes, denunciations and feedback. */
  petitions: ReadonlyMap<string, Petition>;
  /** What a question asked on a day is about, and the topics by how near it is to them, nearest first. */
  searchTopics(lang: string, question: string, day: string): SearchedTopics;
  /** What a text is nearest to: `area:<id>`, or `other:<id>` of a subject that is not ours; null when it is near nothing. */
  subjectOf(lang: string, words: string): string | null;
  /** Ids of the subjects that are not ours and that the search knows, in the order of the file. */
  otherSubjects: readonly string[];
}
