/** How often something may be tried, counted for all processes together: by who tries, and for the whole house. */

/** So many at once, and then so many a minute. */
export interface Allowance {
  /** What is tried. */
  of: string;
  /** A network, a conversation, or the house. Only a keyed hash of it is kept, for an hour. */
  who: string;
  atOnce: number;
  perMinute: number;
}

/** The allowances of a service. `storage` implements it. */
export interface Allowances {
  /** Takes one; gives 0, or when there is none the seconds until there is one again. */
  take(allowance: Allowance): Promise<number>;
  /** Takes one although there is none. */
  spend(allowance: Allowance): Promise<void>;
  /** Puts one back: it did not count. */
  giveBack(allowance: Allowance): Promise<void>;
  /** How many are left; below zero when more were spent. */
  left(allowance: Allowance): Promise<number>;
}

/** Wrong secret codes of one who tries: people mistype; behind one carrier address there are many of them. */
export function codesOf(who: string): Allowance {
  return { of: "code", who, atOnce: 30, perMinute: 10 };
}

/** Wrong secret codes of the whole house from which on a puzzle is wanted on the page. */
export const codesOfHouse: Allowance = { of: "code", who: "", atOnce: 60, perMinute: 60 };

/** Tries that need no puzzle even then, for people without a script. */
export const plainTries: Allowance = { of: "code without puzzle", who: "", atOnce: 30, perMinute: 30 };

/** How many seconds a chat of the staff has to wait before its next command or code; 0: none. */
export function staffPace(allowances: Pick<Allowances, "take">) {
  return {
    command: (linkId: string) => allowances.take(staffCommandsOf(linkId)),
    code: ({ channel, address }: { channel: string; address: string }) =>
      allowances.take(staffCodesOf(`${channel} ${address}`)),
  };
}

/** Commands of one linked chat of the staff: more than a person taps, less than a program could. */
function staffCommandsOf(linkId: string): Allowance {
  return { of: "staff command", who: linkId, atOnce: 40, perMinute: 30 };
}

/** Codes for linking that one chat tries, right or wrong: a code is typed once, and lives for minutes. */
function staffCodesOf(who: string): Allowance {
  return { of: "staff code", who, atOnce: 5, perMinute: 1 };
}
