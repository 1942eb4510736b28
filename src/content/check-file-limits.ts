import type { Conversation } from "../flow/conversation.ts";
import type { Problem } from "../rules/problem.ts";
import type { Service } from "./service-schema.ts";

/** Steps that take files in another number than flows/service.yaml promises and the question tells. */
export function checkFileLimits(conversation: Conversation, service: Service | undefined): Problem[] {
  if (!service) return [];
  return Object.entries(conversation.steps).flatMap(([name, step]) => {
    if (!("ask" in step) || (step.ask !== "story" && step.ask !== "files")) return [];
    if (step["at-most"] === service.filesAtMost) return [];
    const message = `takes another number of files than flows/service.yaml tells: write "at-most: ${service.filesAtMost}"`;
    return [{ path: ["steps", name, "at-most"], message }];
  });
}
