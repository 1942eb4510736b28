/** The addresses of the OpenAPI and of OAuth: reads a request, answers it as Zalo would. Breaks nothing on purpose. */
import { accountProfile, messageQuota, userDetail } from "./account-calls.ts";
import { jsonOf } from "./json-shape.ts";
import { sendByVersion2, sendToPerson } from "./message-sending.ts";
import type { ZaloAnswer } from "./payloads.ts";
import { meaningOf, Refusal } from "./refusal.ts";
import { OauthRefusal } from "./token-book.ts";
import type { AssetKind, ReceivedFile } from "./upload-store.ts";
import type { FakeCall, World } from "./world.ts";

/** A request whose body has arrived. */
export interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** An answer as it goes over the wire. */
export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** The code in the body. */
  error?: number;
}

type Read = (request: ApiRequest) => unknown;
type Act = (input: unknown, world: World) => unknown;

const fromBody: Read = ({ body }) => jsonOf(body.toString("utf8"));
const fromQuery: Read = ({ query }) => jsonOf(query.get("data") ?? "");

const routes = new Map<string, { read: Read; act: Act }>([
  ["POST /v3.0/oa/message/cs", { read: fromBody, act: sendToPerson }],
  ["POST /v2.0/oa/message", { read: fromBody, act: sendByVersion2 }],
  ["POST /v3.0/oa/quota/message", { read: fromBody, act: messageQuota }],
  ["GET /v3.0/oa/user/detail", { read: fromQuery, act: userDetail }],
  ["GET /v2.0/oa/getoa", { read: () => undefined, act: (_, world) => accountProfile(world) }],
  ["POST /v2.0/oa/upload/image", { read: uploadedFile, act: keepUpload("image") }],
  ["POST /v2.0/oa/upload/gif", { read: uploadedFile, act: keepUpload("gif") }],
  ["POST /v2.0/oa/upload/file", { read: uploadedFile, act: keepUpload("file") }],
]);

/** Answers a request; the call notes what was asked and which code was answered. */
export async function answerApi(request: ApiRequest, call: FakeCall, world: World): Promise<ApiAnswer> {
  if (request.path.startsWith("/v4/oa/")) return answerOauth(request, call, world);
  const route = routes.get(`${request.method} ${request.path}`);
  if (!route) return json(404, { error: 404, message: "empty or invalid API" });
  const answer = await resultOf(request, { call, world, ...route });
  return withRate(json(200, answer), world);
}

/** A refusal on command, with the headers of the rate limit as Zalo's real answers have them. */
export function refusedAnswer(code: number, message: string | undefined, world: World): ApiAnswer {
  const answer = withRate(json(200, { error: code, message: message ?? meaningOf(code) }), world);
  if (code === -32) answer.headers["X-RateLimit-Remain"] = "0";
  return answer;
}

interface Routed {
  call: FakeCall;
  world: World;
  read: Read;
  act: Act;
}

async function resultOf(request: ApiRequest, { call, world, read, act }: Routed): Promise<ZaloAnswer> {
  try {
    if (!world.rate.count()) throw new Refusal(-32);
    const input = await read(request);
    call.body = isFile(input) ? { name: input.name, size: input.bytes.length } : input;
    if (!world.tokens.accepts(request.headers.access_token)) throw new Refusal(-216);
    return { data: await act(input, world), error: 0, message: "Success" };
  } catch (error) {
    if (error instanceof Refusal) return { error: error.code, message: error.message };
    throw error;
  }
}

function answerOauth(request: ApiRequest, call: FakeCall, world: World): ApiAnswer {
  const route = `${request.method} ${request.path}`;
  if (route === "GET /v4/oa/permission") return consent(request.query, world);
  if (route !== "POST /v4/oa/access_token") return json(404, { error: 404, message: "empty or invalid API" });
  const form = new URLSearchParams(request.body.toString("utf8"));
  call.body = Object.fromEntries(form);
  try {
    return json(200, world.tokens.grant(form, request.headers.secret_key));
  } catch (error) {
    if (!(error instanceof OauthRefusal)) throw error;
    const { code, message } = error;
    return json(200, { error_name: message, error_reason: message, error_description: message, error: code });
  }
}

/** The owner of the account agrees at once: back to the address that asked, with a code. */
function consent(query: URLSearchParams, world: World): ApiAnswer {
  const back = query.get("redirect_uri") ?? "";
  if (query.get("app_id") !== world.appId) return json(200, { error_name: "Invalid app id", error: -14002 });
  if (!URL.canParse(back)) return json(200, { error_name: "Invalid redirect uri", error: -14003 });
  const target = new URL(back);
  target.searchParams.set("code", world.tokens.issueCode(query.get("code_challenge") ?? undefined));
  target.searchParams.set("oa_id", world.oaId);
  const state = query.get("state");
  if (state !== null) target.searchParams.set("state", state);
  return { status: 302, headers: { location: target.href }, body: "" };
}

async function uploadedFile({ headers, body }: ApiRequest): Promise<ReceivedFile> {
  const file = await multipartFile(headers["content-type"] ?? "", body);
  if (!(file instanceof File)) throw new Refusal(-201, "file");
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function multipartFile(contentType: string, body: Buffer): Promise<FormDataEntryValue | null> {
  try {
    const response = new Response(new Uint8Array(body), { headers: { "content-type": contentType } });
    return (await response.formData()).get("file");
  } catch {
    throw new Refusal(-201, "body is not multipart/form-data");
  }
}

function keepUpload(kind: AssetKind): Act {
  return (input, world) => {
    if (!isFile(input)) throw new Error("An upload was read without its file.");
    const { id } = world.uploads.keep(kind, input);
    return kind === "file" ? { token: id } : { attachment_id: id };
  };
}

function isFile(input: unknown): input is ReceivedFile {
  return typeof input === "object" && input !== null && "bytes" in input && input.bytes instanceof Uint8Array;
}

function json(status: number, body: object): ApiAnswer {
  const error = "error" in body && typeof body.error === "number" ? body.error : 0;
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { status, headers, body: JSON.stringify(body), error };
}

function withRate(answer: ApiAnswer, world: World): ApiAnswer {
  answer.headers["X-RateLimit-Limit"] = String(world.rate.perMinute);
  answer.headers["X-RateLimit-Remain"] = String(world.rate.remain);
  return answer;
}
