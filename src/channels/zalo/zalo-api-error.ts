/** What a refusal by Zalo is about, which decides what is done next; see outcomeOf(). */
export type ZaloErrorKind =
  /** The access token is wrong, expired or was renewed by another process. */
  | "token"
  /** Too many calls. */
  | "rate"
  /** Sending failed on Zalo's side. */
  | "trouble"
  /** The picture or file was uploaded more than seven days ago. */
  | "upload-expired"
  /** A mistake of ours. */
  | "invalid"
  /** The person does not follow, has blocked the account, or may not get this. */
  | "away"
  /** The person was silent for too long. */
  | "window"
  /** An allowance is used up until tomorrow. */
  | "quota"
  /** Not at night. */
  | "night"
  /** App, account or package are not set up for this. */
  | "settings"
  /** Zalo's rules forbid the message. */
  | "policy"
  | "unknown";

/** Zalo's documented codes. */
const kinds: ReadonlyMap<number, ZaloErrorKind> = new Map([
  [-216, "token"],
  [-220, "token"],
  [-32, "rate"],
  [-200, "trouble"],
  [-100, "upload-expired"],
  // A parameter is wrong, over a limit, of a type that is not supported; the message interface of version 2.
  [-201, "invalid"],
  [-210, "invalid"],
  [-233, "invalid"],
  [-240, "invalid"],
  // Does not follow; has blocked the account; banned or idle for 45 days; has restricted this type.
  [-213, "away"],
  [-217, "away"],
  [-227, "away"],
  [-244, "away"],
  [-230, "window"],
  [-232, "window"],
  // Of the account; of the recipient.
  [-211, "quota"],
  [-218, "quota"],
  [-234, "night"],
  // Account disabled or missing; app not active; interface not registered; app removed; account unverified, not
  // authorised; package too small; proof of the app's secret wrong.
  [-204, "settings"],
  [-205, "settings"],
  [-209, "settings"],
  [-212, "settings"],
  [-219, "settings"],
  [-221, "settings"],
  [-223, "settings"],
  [-224, "settings"],
  [-242, "settings"],
  [-248, "policy"],
]);

/** Zalo understood a call and said no: HTTP 200 with a code. Its sentence is not kept; it may quote the message. */
export class ZaloApiError extends Error {
  readonly code: number;
  readonly kind: ZaloErrorKind;

  constructor(code: number) {
    super(`Zalo refused a call with ${code}`);
    this.name = "ZaloApiError";
    this.code = code;
    this.kind = kinds.get(code) ?? "unknown";
  }
}

/**
 * A call without an answer that we can read. `unreached`: surely nothing arrived. `refused`: an HTTP status says that it
 * was not done. `unknown`: it may have been done or not. `reason` is short and holds nothing of the call.
 */
export class ZaloCallError extends Error {
  constructor(
    readonly is: "unreached" | "refused" | "unknown",
    readonly reason: string,
  ) {
    super(`A call to Zalo failed: ${reason}`);
    this.name = "ZaloCallError";
  }
}

/** There is no access token to make calls with: "zalo-not-logged-in", or "zalo-token-refused". */
export class NoTokenError extends Error {
  constructor(readonly code: "zalo-not-logged-in" | "zalo-token-refused") {
    super(`There is no access token for Zalo: ${code}`);
    this.name = "NoTokenError";
  }
}
