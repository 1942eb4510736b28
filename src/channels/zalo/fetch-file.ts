/**
 * Fetches what people sent. The addresses come in from outside, so only Zalo's own file hosts are asked, also after a
 * redirect, and never more is read than may be kept.
 */
import type { Fetched } from "../../conversation/file-keeper.ts";
import { withDeadline } from "../../conversation/with-deadline.ts";

/** What fetching needs. */
export interface FetchParts {
  fetch: typeof fetch;
  /** Hosts, each with all below it. */
  hosts: readonly string[];
  /** In bytes. */
  atMost: number;
  /** Aborts when the channel closes. */
  closing: AbortSignal;
}

/** For one file, redirects and all. */
const deadlineMs = 10_000;
const redirectsAtMost = 3;
const empty: Fetched = { again: false, code: "zalo-file-empty" };
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether files may be fetched from an address: https on a listed host; http only on this machine, listed as such. */
export function mayFetch(url: URL, hosts: readonly string[]): boolean {
  const host = url.hostname.toLowerCase().replace(/\.$/, "");
  if (url.username !== "" || url.password !== "") return false;
  if (loopback.test(host)) return /^https?:$/.test(url.protocol) && hosts.some((listed) => listed === host);
  const isListed = hosts.some((listed) => host === listed.toLowerCase() || host.endsWith(`.${listed.toLowerCase()}`));
  return isListed && url.protocol === "https:" && url.port === "";
}

/** Fetches one file. Never throws. */
export async function fetchFile(address: string, parts: FetchParts): Promise<Fetched> {
  try {
    const deadline = { ms: deadlineMs, outer: parts.closing };
    return await withDeadline(deadline, async (signal) => fetchedBy(await followed(address, parts, signal), parts));
  } catch {
    return { again: true, code: "zalo-file-unreached" };
  }
}

async function fetchedBy(response: Response | null, { atMost }: FetchParts): Promise<Fetched> {
  if (response === null) return { again: false, code: "zalo-file-elsewhere" };
  if (response.ok) return bytesOf(response, atMost);
  await response.body?.cancel();
  const { status } = response;
  return { again: status >= 500 || status === 429, code: `zalo-file-${status}` };
}

/** The answer of the last host; null when a host on the way is none of Zalo's. */
async function followed(address: string, { fetch: fetcher, hosts }: FetchParts, signal: AbortSignal) {
  let at = address;
  for (let hops = 0; hops <= redirectsAtMost; hops += 1) {
    if (!URL.canParse(at) || !mayFetch(new URL(at), hosts)) return null;
    const response = await fetcher(at, { redirect: "manual", signal });
    const next = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || next === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(next, at)) return null;
    at = new URL(next, at).href;
  }
  return null;
}

/** Reads no further than allowed, whatever the headers say. */
async function bytesOf(response: Response, atMost: number): Promise<Fetched> {
  const { body, headers } = response;
  if (body === null) return empty;
  if (Number(headers.get("content-length") ?? 0) > atMost) {
    await body.cancel();
    return "file-too-large";
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > atMost) {
      await reader.cancel();
      return "file-too-large";
    }
    chunks.push(value);
  }
  return size === 0 ? empty : Buffer.concat(chunks);
}
