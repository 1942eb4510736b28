import type { Words } from "../flow/words.ts";

/** How long one try to tell people may take, and how long to wait before the next. */
export interface Patience {
  deadlineMs: number;
  pauseMs: number;
}

/** In which words people are told: all of it in the first language, then in the next. */
export interface Speech {
  words: Words;
  languages: readonly string[];
}
