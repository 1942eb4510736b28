import type { Reader } from "../page/reading-frame.tsx";
import type { CalculatorDeps } from "./calculator-deps.ts";

/** What every page without a chat is written from. */
export interface PageGround {
  deps: CalculatorDeps;
  reader: Reader;
}
