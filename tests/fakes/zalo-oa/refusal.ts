const meanings: Record<number, string> = {
  [-32]: "Rate limit of the application exceeded",
  [-100]: "Attachment expired",
  [-200]: "Send message failed",
  [-201]: "Parameter is invalid",
  [-204]: "Official Account is disabled",
  [-205]: "Official Account does not exist",
  [-209]: "Application is not active",
  [-210]: "Parameter exceeds the limit",
  [-211]: "Quota of the Official Account is used up",
  [-212]: "API is not registered for this application",
  [-213]: "User has not followed the Official Account",
  [-216]: "Access token is invalid",
  [-217]: "User has blocked the Official Account",
  [-218]: "Quota of the recipient is used up",
  [-219]: "Application was removed or disabled",
  [-220]: "Access token is expired or removed",
  [-221]: "Official Account is not verified",
  [-223]: "Official Account is not authorised for this",
  [-224]: "Package of the Official Account does not cover this",
  [-227]: "User is banned or idle for more than 45 days",
  [-230]: "User has not interacted with the Official Account in the last 7 days",
  [-232]: "Interaction with the user has expired",
  [-233]: "Message type is not supported",
  [-234]: "Message may not be sent at night",
  [-240]: "This message API is shut down, use version 3",
  [-242]: "appsecret_proof is wrong",
  [-244]: "User has restricted this type of message",
  [-248]: "Violates the policy of the platform",
};

/** What Zalo says to an error code. */
export function meaningOf(code: number): string {
  return meanings[code] ?? "Unknown error";
}

/** The error codes that Zalo documents, for the panel that chooses one. */
export const knownCodes: readonly number[] = Object.keys(meanings)
  .map(Number)
  .sort((a, b) => b - a);

/** The platform says no: becomes HTTP 200 with this code. The detail says which field was wrong. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, detail?: string) {
    super(detail ? `${meaningOf(code)}: ${detail}` : meaningOf(code));
    this.name = "Refusal";
    this.code = code;
  }
}
