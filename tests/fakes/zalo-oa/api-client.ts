import type { FakeZalo } from "./fake-zalo.ts";

const cs = "/v3.0/oa/message/cs";

/** Calls of the API as the fake's own tests make them. */
export interface ApiClient {
  /** Sends a body to a path with a token that works. */
  post(path: string, body: unknown): Promise<unknown>;
  get(path: string, data?: unknown): Promise<unknown>;
  /** Sends a message to a person. */
  send(userId: string, message: unknown): Promise<unknown>;
  upload(kind: string, bytes: Uint8Array, name: string): Promise<unknown>;
  /** Asks OAuth for tokens. */
  grant(fields: Record<string, string>, secret?: string): Promise<unknown>;
}

/** A client of the fake, with a token handed out now. */
export function apiClient(fake: FakeZalo): ApiClient {
  const { access_token } = fake.issueTokens();
  const post = (path: string, body: unknown) => postJson(fake, { path, body, token: access_token });
  return {
    post,
    async get(path, data) {
      const query = data === undefined ? "" : `?data=${encodeURIComponent(JSON.stringify(data))}`;
      const response = await fetch(`${fake.url}${path}${query}`, { headers: { access_token } });
      return response.json();
    },
    send: (user_id, message) => post(cs, { recipient: { user_id }, message }),
    async upload(kind, bytes, name) {
      const body = new FormData();
      body.set("file", new File([new Uint8Array(bytes)], name));
      const url = `${fake.url}/v2.0/oa/upload/${kind}`;
      return (await fetch(url, { method: "POST", headers: { access_token }, body })).json();
    },
    async grant(fields, secret = fake.credentials.appSecret) {
      const body = new URLSearchParams({ app_id: fake.credentials.appId, ...fields });
      const headers = { secret_key: secret };
      return (await fetch(`${fake.url}/v4/oa/access_token`, { method: "POST", headers, body })).json();
    },
  };
}

/** Posts JSON with any token, or none, and reads the answer as JSON. */
export async function postJson(
  fake: FakeZalo,
  { path = cs, body, token }: { path?: string; body: unknown; token?: string },
): Promise<unknown> {
  const headers = { "content-type": "application/json", ...(token !== undefined && { access_token: token }) };
  const response = await fetch(`${fake.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return response.json();
}
