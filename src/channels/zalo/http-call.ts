import { ZaloCallError } from "./zalo-api-error.ts";

/** One request, and the time it may take. */
export interface HttpCall {
  url: string;
  init: RequestInit;
  ms: number;
}

/** What was answered; `body` is undefined when it is no JSON. */
export interface HttpAnswer {
  status: number;
  body: unknown;
}

/** Codes of Node and its HTTP client for failures before a request is on its way. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Makes a request and reads the answer as JSON. Redirects are not followed: the token goes nowhere else. */
export async function httpCall(fetcher: typeof fetch, { url, init, ms }: HttpCall): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(ms);
  try {
    const response = await fetcher(url, { ...init, redirect: "error", signal: deadline });
    return { status: response.status, body: parsed(await response.text()) };
  } catch (error) {
    throw callError(error, deadline.aborted);
  }
}

/** What a failed fetch stands for; its message and cause are dropped, for they name addresses. */
function callError(error: unknown, timedOut: boolean): ZaloCallError {
  if (timedOut) return new ZaloCallError("unknown", "timeout");
  const code = codeIn(error) ?? "";
  if (beforeSending.test(code)) return new ZaloCallError("unreached", "unreached");
  return new ZaloCallError("unknown", code === "" ? "broken" : code.toLowerCase().replace("und_err_", ""));
}

function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeIn(error.cause);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
