/**
 * The calls of Zalo's Official Account OpenAPI that we need, over fetch. Failures come as HTTP 200 with a code; they
 * become ZaloApiError, everything without a readable answer ZaloCallError. Ids stay texts. Nothing is logged here, and
 * no error holds a token, an address or anything of a message.
 */
import { z } from "zod";
import type { ZaloConfig } from "../../config.ts";
import { recipientOf } from "./address.ts";
import { httpCall } from "./http-call.ts";
import { ZaloApiError, ZaloCallError } from "./zalo-api-error.ts";

/** Deadlines in milliseconds. A refresh happens under a lock and is tried twice, within 15 seconds. */
const deadlines = { call: 10_000, upload: 30_000, oauth: 6_000 };

/** What a call is made with. */
export interface ZaloApiParts {
  config: Pick<ZaloConfig, "appId" | "appSecret" | "apiRoot" | "oauthRoot">;
  fetch: typeof fetch;
}

/** A button of a message. `show` puts the payload into the chat as if it had been typed, `hide` sends it silently. */
export interface ZaloButton {
  title: string;
  type: "oa.query.hide" | "oa.query.show";
  payload: string;
}

/** What a message says. */
export interface ZaloMessage {
  text?: string;
  attachment?:
    | { type: "template"; payload: { buttons: ZaloButton[] } }
    | {
        type: "template";
        payload: { template_type: "media"; elements: [{ media_type: "image"; attachment_id: string }] };
      }
    | { type: "file"; payload: { token: string } };
}

/** A file to upload. */
export interface Upload {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The pair of tokens as Zalo hands it out. */
export interface Grant {
  accessToken: string;
  refreshToken: string;
  /** Life of the access token, in seconds. */
  expiresIn: number;
}

/** Life of an access token where Zalo does not tell: 25 hours. */
const usualLife = 90_000;

const idText = z.union([z.string(), z.int().transform(String)]);
const answerSchema = z.object({ error: z.coerce.number().int(), data: z.unknown().optional() });
const sentSchema = z.object({ message_id: idText.optional().catch(undefined) }).catch({ message_id: undefined });
const imageSchema = z.object({ attachment_id: idText });
const fileSchema = z.object({ token: z.string().min(1) });
const profileSchema = z.object({ display_name: z.string() });
const accountSchema = z.object({ name: z.string().catch(""), oa_id: idText.optional().catch(undefined) });
const quotaSchema = z.object({ last_interaction: idText.optional().catch(undefined) });
const grantSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(usualLife),
});
const refusedGrantSchema = z.object({ error: z.coerce.number().int() });

/** The calls of one app. */
export class ZaloApi {
  readonly #parts: ZaloApiParts;

  constructor(parts: ZaloApiParts) {
    this.#parts = parts;
  }

  /** Sends a message to a person; gives Zalo's id of it. */
  async sendMessage(token: string, address: string, message: ZaloMessage): Promise<string | undefined> {
    const recipient = recipientOf(address);
    const path = "user_id" in recipient ? "/v3.0/oa/message/cs" : "/v2.0/oa/message";
    const data = await this.#post(token, path, { recipient, message });
    return sentSchema.parse(data ?? {}).message_id;
  }

  /** Sends a file that was uploaded. */
  sendFile(token: string, address: string, fileToken: string): Promise<string | undefined> {
    return this.sendMessage(token, address, { attachment: { type: "file", payload: { token: fileToken } } });
  }

  /** Uploads a JPEG or PNG of at most 1 MB; its id lives for seven days. */
  async uploadImage(token: string, image: Upload): Promise<string> {
    return read(imageSchema, await this.#upload(token, "/v2.0/oa/upload/image", image)).attachment_id;
  }

  /** Uploads a PDF or Word document of at most 5 MB; its token lives for seven days. */
  async uploadFile(token: string, file: Upload): Promise<string> {
    return read(fileSchema, await this.#upload(token, "/v2.0/oa/upload/file", file)).token;
  }

  /** The name that a person gave their account. */
  async displayName(token: string, userId: string, ms: number): Promise<string> {
    const query = encodeURIComponent(JSON.stringify({ user_id: userId }));
    return read(profileSchema, await this.#get(token, `/v3.0/oa/user/detail?data=${query}`, ms)).display_name;
  }

  /** Name and id of the account the token belongs to. */
  async account(token: string, ms = deadlines.call): Promise<z.infer<typeof accountSchema>> {
    return read(accountSchema, await this.#get(token, "/v2.0/oa/getoa", ms));
  }

  /** When the person last did anything, calls and menu presses included, which bring no event; null when never. */
  async lastInteraction(token: string, userId: string): Promise<Date | null> {
    const data = await this.#post(token, "/v3.0/oa/quota/message", { user_id: userId });
    const { last_interaction: at } = read(quotaSchema, data ?? {});
    return at !== undefined && /^\d{12,14}$/.test(at) ? new Date(Number(at)) : null;
  }

  /** A new pair for a refresh token, which with this is used up, and so is the old access token. */
  refresh(refreshToken: string): Promise<Grant> {
    return this.#grant({ grant_type: "refresh_token", refresh_token: refreshToken });
  }

  /** The first pair, for the code of the consent link. */
  exchange(code: string, verifier: string | null): Promise<Grant> {
    return this.#grant({
      grant_type: "authorization_code",
      code,
      ...(verifier === null ? {} : { code_verifier: verifier }),
    });
  }

  #get(token: string, path: string, ms: number): Promise<unknown> {
    return this.#call(path, { method: "GET", headers: { access_token: token } }, ms);
  }

  #post(token: string, path: string, body: object): Promise<unknown> {
    const headers = { access_token: token, "content-type": "application/json" };
    return this.#call(path, { method: "POST", headers, body: JSON.stringify(body) }, deadlines.call);
  }

  #upload(token: string, path: string, { name, type, bytes }: Upload): Promise<unknown> {
    const form = new FormData();
    form.append("file", new Blob([bytes], { type }), name);
    return this.#call(path, { method: "POST", headers: { access_token: token }, body: form }, deadlines.upload);
  }

  async #call(path: string, init: RequestInit, ms: number): Promise<unknown> {
    const { config, fetch: fetcher } = this.#parts;
    const { status, body } = await httpCall(fetcher, { url: `${config.apiRoot}${path}`, init, ms });
    const answer = answerSchema.safeParse(body);
    if (answer.success && answer.data.error < 0 && status < 500) throw new ZaloApiError(answer.data.error);
    checkStatus(status);
    const { error, data } = read(answerSchema, body);
    if (error !== 0) throw new ZaloApiError(error);
    return data;
  }

  async #grant(fields: Record<string, string>): Promise<Grant> {
    const { config, fetch: fetcher } = this.#parts;
    const url = `${config.oauthRoot}/v4/oa/access_token`;
    const headers = { secret_key: config.appSecret, "content-type": "application/x-www-form-urlencoded" };
    const form = new URLSearchParams({ ...fields, app_id: config.appId }).toString();
    const init = { method: "POST", headers, body: form };
    const { status, body } = await httpCall(fetcher, { url, init, ms: deadlines.oauth });
    const refused = refusedGrantSchema.safeParse(body);
    if (refused.success && refused.data.error !== 0 && status < 500) throw new ZaloApiError(refused.data.error);
    checkStatus(status);
    const { access_token, refresh_token, expires_in } = read(grantSchema, body);
    return { accessToken: access_token, refreshToken: refresh_token, expiresIn: expires_in };
  }
}

/** A status that says of itself what became of the call. */
function checkStatus(status: number): void {
  if (status >= 500) throw new ZaloCallError("unknown", String(status));
  if (status >= 400) throw new ZaloCallError("refused", String(status));
}

/** What cannot be read may be the page of a proxy: then nobody knows what became of the call. */
function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ZaloCallError("unknown", "unreadable");
  return parsed.data;
}
