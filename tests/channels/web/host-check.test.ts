import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { hostCheck } from "../../../src/channels/web/host-check.ts";

async function statusFor(host: string, publicUrl?: string, url = "/"): Promise<number> {
  const app = Fastify();
  app.addHook("onRequest", hostCheck({ publicUrl }));
  for (const path of ["/", "/readyz"]) app.get(path, () => "served");
  return (await app.inject({ url, headers: { host } })).statusCode;
}

describe("hostCheck()", () => {
  it.each([
    "localhost",
    "localhost:3000",
    "LOCALHOST",
    "127.0.0.1:3000",
    "127.9.9.9",
    "[::1]:3000",
    "an-sinh.localhost",
  ])("serves %s on a machine without PUBLIC_URL", async (host) => {
    expect(await statusFor(host)).toBe(200);
  });

  it.each(["ansinh.example", "192.168.1.5:3000", "localhost.evil.example", "127.0.0.1.evil.example", "a b"])(
    "refuses %j there",
    async (host) => {
      expect(await statusFor(host)).toBe(421);
    },
  );

  it("serves the name of PUBLIC_URL, with any port, and the loopback names", async () => {
    const url = "https://ansinh.example";
    expect(
      await Promise.all(["ansinh.example", "ANSINH.example:443", "127.0.0.1"].map((host) => statusFor(host, url))),
    ).toEqual([200, 200, 200]);
    expect(await statusFor("evil.example", url)).toBe(421);
  });

  it("lets machines ask under any name whether the server is ready", async () => {
    expect(await statusFor("10.0.0.7:3000", undefined, "/readyz")).toBe(200);
  });

  it("says what to set", async () => {
    const app = Fastify();
    app.addHook("onRequest", hostCheck({}));
    const { body } = await app.inject({ url: "/", headers: { host: "192.168.1.5" } });
    expect(body).toBe(
      "This server answers only on its own machine (localhost), because PUBLIC_URL is not set. Set PUBLIC_URL to the address under which people reach it, such as https://ansinh.example, and start it again.\n",
    );
  });
});
