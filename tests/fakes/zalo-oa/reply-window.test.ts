import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ApiClient, apiClient } from "./api-client.ts";
import { type FakeZalo, startFakeZalo } from "./fake-zalo.ts";
import { day, hour } from "./virtual-clock.ts";

let fake: FakeZalo;
let client: ApiClient;

beforeEach(async () => {
  fake = await startFakeZalo({ now: () => 1_795_400_000_000 });
});
afterEach(() => fake.close());

async function outcome(userId: string): Promise<string | number> {
  client = apiClient(fake);
  const answer = Object(await client.send(userId, { text: "Xin chào" }));
  return answer.error === 0 ? answer.data.quota.quota_type : answer.error;
}

describe("the reply window", () => {
  it("is free up to 48 hours after the last interaction", async () => {
    const { id } = fake.user();
    fake.advance(48 * hour);
    expect(await outcome(id)).toBe("reply");
  });

  it("is billed from then up to 7 days, or refused when no billed messages are left", async () => {
    const { id } = fake.user();
    fake.advance(48 * hour + 1);
    expect(await outcome(id)).toBe(-211);
    fake.switches.paidMessages = 1;
    expect(await outcome(id)).toBe("purchase_quota");
    expect(fake.switches.paidMessages).toBe(0);
    fake.switches.paidMessages = 1;
    fake.advance(5 * day - 1);
    expect(await outcome(id)).toBe("purchase_quota");
  });

  it("is closed after 7 days, whatever was paid", async () => {
    const { id } = fake.user();
    fake.switches.paidMessages = 10;
    fake.advance(7 * day + 1);
    expect(await outcome(id)).toBe(-230);
    expect(fake.switches.paidMessages).toBe(10);
  });

  it("opens again with a message, a pressed button or a follow", async () => {
    const person = fake.user();
    fake.advance(8 * day);
    await person.send("Chào");
    expect(await outcome(person.id)).toBe("reply");
    fake.advance(8 * day);
    await person.press({ title: "Cũ", type: "oa.query.hide", payload: "#old" });
    expect(await outcome(person.id)).toBe("reply");
    fake.advance(8 * day);
    await person.follow();
    expect(await outcome(person.id)).toBe("reply");
  });

  it("stays closed for those who only look", async () => {
    const person = fake.user();
    await outcome(person.id);
    fake.advance(8 * day);
    await person.seen();
    await person.react();
    expect(await outcome(person.id)).toBe(-230);
  });
});

describe("people who cannot be reached", () => {
  it("are those who never followed, until they write", async () => {
    const person = fake.user(undefined, { follows: false });
    expect(await outcome(person.id)).toBe(-213);
    await person.send("Chào");
    expect(await outcome(person.id)).toBe("reply");
  });

  it("are those who stopped following, until they follow or write", async () => {
    const person = fake.user();
    await person.send("Chào");
    await person.unfollow();
    expect(await outcome(person.id)).toBe(-213);
    await person.follow();
    expect(await outcome(person.id)).toBe("reply");
  });

  it("are those who block the account", async () => {
    const person = fake.user();
    person.blocks = true;
    expect(await outcome(person.id)).toBe(-217);
  });
});
