import { type ApiClient, apiClient } from "./api-client.ts";
import { type FakeZalo, startFakeZalo } from "./fake-zalo.ts";

/** The user of these tests. */
export const userId = "2000000000000000002";

/** A fake Zalo whose clock stands still and whose one user may be written to, for the fake's own tests. */
export interface ZaloWithUser {
  fake: FakeZalo;
  client: ApiClient;
  close(): Promise<void>;
}

/** Starts the fake, with a client that is logged in. */
export async function startZaloWithUser(): Promise<ZaloWithUser> {
  const fake = await startFakeZalo({ now: () => 1_795_400_000_000 });
  const client = apiClient(fake);
  fake.user(userId);
  return { fake, client, close: () => fake.close() };
}
