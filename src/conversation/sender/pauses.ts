/** How long the sender waits for what, in milliseconds. */
export interface Pauses {
  /** Before a message that surely was not sent is tried again; after the last it is given up. */
  again: readonly number[];
  /** Before a message is tried again of which nobody knows whether it was sent; once, and replies only. */
  uncertain: number;
  /** While nothing gets through to a platform: doubled each time, between these. */
  outage: { least: number; most: number };
  /** Before a channel whose settings are wrong is tried again. */
  stopped: number;
  /** Between looks for waiting messages that nobody holds, and between signs of life for what is held. */
  claim: number;
  hold: number;
}

/** The pauses in service; the hold must be well below the seconds that storage gives a sender. */
export const usualPauses: Pauses = {
  again: [1_000, 5_000, 30_000, 120_000, 600_000],
  uncertain: 1_000,
  outage: { least: 1_000, most: 60_000 },
  stopped: 15_000,
  claim: 2_000,
  hold: 3_000,
};
