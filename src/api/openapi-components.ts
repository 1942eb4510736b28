import type { z } from "zod";
import { mistakeSchema } from "./mistake.ts";
import { problemSchema } from "./problem.ts";
import { citationSchema } from "./views/citation.ts";
import { combinedSchema } from "./views/combined.ts";
import { conditionViewSchema, versionViewSchema } from "./views/condition-view.ts";
import { deadlineSchema } from "./views/deadline-view.ts";
import { filingSchema } from "./views/filing.ts";
import { findingSchema } from "./views/finding.ts";
import { legalDocumentSchema } from "./views/legal-document.ts";
import { predicateSchema } from "./views/predicate-schema.ts";
import { programmeDetailSchema } from "./views/programme-detail.ts";
import { programmeSummarySchema } from "./views/programme-summary.ts";
import { questionSchema } from "./views/question.ts";
import { unemploymentViewSchema } from "./views/unemployment-view.ts";

/** The shapes that answers are made of, by the names under which the description has them. */
export const components: Readonly<Record<string, z.ZodType>> = {
  Citation: citationSchema,
  Combined: combinedSchema,
  Condition: conditionViewSchema,
  Deadline: deadlineSchema,
  Finding: findingSchema,
  LegalDocument: legalDocumentSchema,
  Mistake: mistakeSchema,
  Predicate: predicateSchema,
  Problem: problemSchema,
  Programme: programmeDetailSchema,
  ProgrammeSummary: programmeSummarySchema,
  Question: questionSchema,
  UnemploymentBenefit: unemploymentViewSchema,
  Version: versionViewSchema,
  Window: filingSchema,
};
