import type { SignedIn } from "../staff.ts";

/** What every page needs around its content. */
export interface Frame {
  /** The text of a key of locales/<lang>/console.yaml. */
  t(key: string, params?: Record<string, string | number>): string;
  /** The text of any other key, such as "cases:states.received". */
  say(key: string, params?: Record<string, string | number>): string;
  lang: string;
  languages: readonly string[];
  /** Who is signed in. */
  me: SignedIn | null;
  /** How many alarms are on, for who looks after the operation; 0 for everybody else. */
  alarms: number;
  /** Proof for the page's forms that this server made them. */
  token: string;
  /** Address of the stylesheet. */
  stylesheet: string;
  /** Address of the script that adds keys and live updates; every page works without it. */
  script: string;
  /** Address to come back to after switching the language. */
  here: string;
}

/** A message above the content: something was done, or was not and why. `target` is the id of the field to mend. */
export interface Notice {
  tone: "done" | "problem";
  text: string;
  details?: readonly { text: string; target?: string }[];
}
