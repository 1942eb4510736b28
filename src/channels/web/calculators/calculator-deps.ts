import type { FlowContent } from "../../../flow/flow-content.ts";
import type { WebDeps } from "../web-deps.ts";

/** What the pages without a chat are built from. They know no storage: nothing that is filled in outlives its answer. */
export interface CalculatorDeps extends Pick<WebDeps, "words" | "languages" | "today" | "now" | "log"> {
  content: FlowContent;
  config: Pick<WebDeps["config"], "publicUrl" | "publicStatus">;
}
