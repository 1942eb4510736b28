/** The letter with which a case is passed to another body, as the console asks for it; `src/petitions` draws it. */

/** What stands in the letter. Identity only where the officer may see it and asked for it. */
export interface TransferLetter {
  number: string;
  /** ISO day. */
  day: string;
  /** Id in flows/parameters/bodies.yaml of the body that passes it on, and of the one that gets it. */
  from: string | null;
  to: string;
  kind: string;
  track: string;
  receivedOn: string;
  /** Name of the commune or ward, in Vietnamese. */
  place: string | null;
  employer: string | null;
  /** What it is about, in the officer's words. */
  summary: string;
  /** A line each. */
  enclosed: readonly string[];
  person: { name: string; phone: string; address?: string } | null;
  /** Who signs: the post, as it stands over the signature. */
  signer: string;
}

/** A letter as files. */
export interface TransferLetters {
  docx(letter: TransferLetter): Uint8Array;
  pdf(letter: TransferLetter): Promise<Uint8Array>;
}

/** Longest summary and signer of a letter, in characters, and most enclosed papers. */
export const letterLimits = { summary: 4_000, signer: 120, enclosed: 40 } as const;
