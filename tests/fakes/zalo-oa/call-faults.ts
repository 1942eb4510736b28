/** How a call to the API goes wrong on command. */
export type CallFault =
  /** HTTP 200 with this code; nothing is done. */
  | { kind: "error"; code: number; message?: string }
  /** This answer instead; nothing is done. An empty body is `{ kind: "answer", body: "" }`. */
  | { kind: "answer"; status?: number; contentType?: string; body: string }
  /** Never answered, nothing is done. */
  | { kind: "hang" }
  /** Done and answered after this many milliseconds. */
  | { kind: "slow"; ms: number }
  /** Done, but the connection breaks before the answer. */
  | { kind: "lost" }
  /** The connection breaks and nothing is done. */
  | { kind: "broken" };

/** The page that a proxy shows when the service behind it is gone. */
export const badGateway: CallFault = {
  kind: "answer",
  status: 502,
  contentType: "text/html",
  body: "<html><body><h1>502 Bad Gateway</h1></body></html>",
};

/** A page of HTML with status 200 where JSON was expected. */
export const htmlPage: CallFault = {
  kind: "answer",
  contentType: "text/html; charset=utf-8",
  body: "<!doctype html><title>Zalo</title><p>Đang bảo trì</p>",
};

/** No body at all, with status 200. */
export const emptyBody: CallFault = { kind: "answer", contentType: "application/json", body: "" };

interface Plan {
  path: string;
  fault: CallFault;
  left: number;
}

/** Which of the next calls go wrong. */
export class CallFaults {
  readonly #plans: Plan[] = [];

  /** The next calls of a path go wrong; a path may end in `*`, and `*` alone means every call. */
  plan(path: string, fault: CallFault, times: number): void {
    this.#plans.push({ path, fault, left: times });
  }

  /** Forgets all plans. */
  clear(): void {
    this.#plans.length = 0;
  }

  /** What goes wrong with this call; plans of a path are used up in the order they were made. */
  take(path: string): CallFault | undefined {
    const at = this.#plans.findIndex((plan) => matches(plan.path, path));
    const plan = this.#plans[at];
    if (!plan) return undefined;
    plan.left -= 1;
    if (plan.left <= 0) this.#plans.splice(at, 1);
    return plan.fault;
  }
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : pattern === path;
}
