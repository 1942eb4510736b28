import type { Input, Unusable } from "../flow/input.ts";

/** An input that cannot be taken; its caption counts as a text. */
export function unusable(what: Unusable, caption = ""): Input {
  return { kind: "unusable", what, ...(caption ? { text: caption } : {}) };
}
