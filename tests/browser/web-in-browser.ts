import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launch } from "./browser.ts";

/** A browser, and a web channel that listens on loopback. */
interface OpenedWeb<Server> {
  browser: Browser;
  server: Server;
  home: string;
}

/** What the tests of a group share, from the first to the last. */
export function webInBrowser<Server extends { app: FastifyInstance }>(make: () => Promise<Server>): OpenedWeb<Server> {
  // Filled before the first test.
  const on = {} as OpenedWeb<Server>;
  beforeAll(async () => {
    on.browser = await launch();
    on.server = await make();
    await on.server.app.listen({ host: "127.0.0.1", port: 0 });
    on.home = `http://127.0.0.1:${(on.server.app.server.address() as AddressInfo).port}`; // listening on TCP
  });
  afterAll(async () => {
    await on.browser.close();
    await on.server.app.close();
  });
  return on;
}
