import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ApiClient, apiClient, postJson } from "./api-client.ts";
import { type FakeZalo, startFakeZalo } from "./fake-zalo.ts";
import { challengeOf } from "./token-book.ts";
import { day, hour } from "./virtual-clock.ts";

const invalidRefresh = {
  error_name: "Invalid refresh token",
  error_reason: "Invalid refresh token",
  error_description: "Invalid refresh token",
  error: -14014,
};

let fake: FakeZalo;
let client: ApiClient;

beforeEach(async () => {
  fake = await startFakeZalo({ now: () => 1_795_400_000_000 });
  client = apiClient(fake);
});
afterEach(() => fake.close());

const message = { recipient: { user_id: "2000000000000000002" }, message: { text: "Xin chào" } };
const refresh = (refresh_token: string) => client.grant({ grant_type: "refresh_token", refresh_token });
const errorOf = (answer: unknown) => Object(answer).error;

describe("refreshing tokens", () => {
  it("hands out a new pair and kills both old tokens", async () => {
    fake.user("2000000000000000002");
    const old = fake.issueTokens();
    expect(await refresh(old.refresh_token)).toEqual(fake.tokens.current);
    expect(fake.tokens.current?.expires_in).toBe("90000");
    expect(await postJson(fake, { body: message, token: old.access_token })).toEqual({
      error: -216,
      message: "Access token is invalid",
    });
    expect(await refresh(old.refresh_token)).toEqual(invalidRefresh);
    expect(errorOf(await postJson(fake, { body: message, token: fake.tokens.current?.access_token }))).toBe(0);
    expect(fake.tokens.refreshes).toBe(1);
    expect(fake.tokens.refused).toEqual([
      { grantType: "refresh_token", code: -14014, offered: old.refresh_token, at: 1_795_400_000_000 },
    ]);
  });

  it("refuses an unknown token, a wrong app id, a wrong secret and a wrong grant type", async () => {
    const { refresh_token } = fake.issueTokens();
    const asked = { grant_type: "refresh_token", refresh_token };
    expect(await refresh("RT-unknown")).toEqual(invalidRefresh);
    expect(errorOf(await client.grant({ ...asked, app_id: "1" }))).toBe(-14002);
    expect(errorOf(await client.grant(asked, "another secret"))).toBe(-14004);
    expect(errorOf(await client.grant({ ...asked, grant_type: "password" }))).toBe(-14006);
    expect(fake.tokens.refreshes).toBe(0);
  });

  it("takes a refresh token for 90 days and no longer", async () => {
    const { refresh_token } = fake.issueTokens();
    fake.advance(90 * day - 1);
    expect(errorOf(await refresh(refresh_token))).toBeUndefined();
    fake.advance(90 * day);
    expect(await refresh(fake.tokens.current?.refresh_token ?? "")).toEqual(invalidRefresh);
  });

  it("consumes the token although the answer is lost", async () => {
    const { refresh_token } = fake.issueTokens();
    fake.misbehave("/v4/oa/access_token", { kind: "lost" });
    await expect(refresh(refresh_token)).rejects.toThrow("fetch failed");
    expect(fake.tokens.refreshes).toBe(1);
    expect(await refresh(refresh_token)).toEqual(invalidRefresh);
  });
});

describe("exchanging a code", () => {
  it("works once, within 10 minutes", async () => {
    const asked = { grant_type: "authorization_code", code: fake.issueCode() };
    fake.advance(10 * 60_000 - 1);
    expect(await client.grant(asked)).toEqual(fake.tokens.current);
    expect(errorOf(await client.grant(asked))).toBe(-14010);
    const late = fake.issueCode();
    fake.advance(10 * 60_000);
    expect(errorOf(await client.grant({ ...asked, code: late }))).toBe(-14010);
    expect(fake.tokens.exchanges).toBe(1);
  });

  it("checks the verifier of a code with a challenge", async () => {
    const verifier = "v".repeat(43);
    const asked = { grant_type: "authorization_code", code: fake.issueCode(challengeOf(verifier)) };
    expect(errorOf(await client.grant(asked))).toBe(-14011);
    expect(errorOf(await client.grant({ ...asked, code_verifier: "w".repeat(43) }))).toBe(-14011);
    expect(await client.grant({ ...asked, code_verifier: verifier })).toEqual(fake.tokens.current);
  });

  it("begins at the consent page, which sends the owner back with a code", async () => {
    const query = new URLSearchParams({
      app_id: fake.credentials.appId,
      redirect_uri: "http://127.0.0.1:3000/back",
      state: "s1",
    });
    const response = await fetch(`${fake.url}/v4/oa/permission?${query}`, { redirect: "manual" });
    expect(response.status).toBe(302);
    const code = fake.tokens.lastCode;
    expect(response.headers.get("location")).toBe(
      `http://127.0.0.1:3000/back?code=${code}&oa_id=4000000000000000004&state=s1`,
    );
  });
});

describe("access tokens", () => {
  it("work for 25 hours and no longer", async () => {
    fake.user("2000000000000000002");
    const { access_token } = fake.issueTokens();
    fake.advance(25 * hour - 1);
    expect(errorOf(await postJson(fake, { body: message, token: access_token }))).toBe(0);
    fake.advance(1);
    expect(errorOf(await postJson(fake, { body: message, token: access_token }))).toBe(-216);
  });

  it("are asked for in the header access_token alone", async () => {
    fake.user("2000000000000000002");
    expect(errorOf(await postJson(fake, { body: message }))).toBe(-216);
    const { access_token } = fake.issueTokens();
    const response = await fetch(`${fake.url}/v3.0/oa/message/cs`, {
      method: "POST",
      headers: { authorization: `Bearer ${access_token}` },
      body: JSON.stringify(message),
    });
    expect(await response.json()).toEqual({ error: -216, message: "Access token is invalid" });
    expect(response.status).toBe(200);
  });

  it("die on command", async () => {
    const { access_token, refresh_token } = fake.issueTokens();
    fake.tokens.killAccess();
    expect(fake.tokens.accepts(access_token)).toBe(false);
    fake.tokens.killRefresh();
    expect(await refresh(refresh_token)).toEqual(invalidRefresh);
  });
});
