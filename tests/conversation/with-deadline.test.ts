import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withDeadline } from "../../src/conversation/with-deadline.ts";
import { collectGarbage } from "../collect-garbage.ts";

/** Begins an answer and never ends it. */
const server = createServer((_request, response) => void response.write("begun"));
let address = "";
const garbage = collectGarbage();

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  garbage.stop();
  server.closeAllConnections();
  server.close();
});

async function bodyOf(signal: AbortSignal): Promise<string> {
  return (await fetch(address, { signal })).text();
}

describe("withDeadline()", () => {
  it("ends work in time, however much is collected meanwhile", async () => {
    const outer = new AbortController().signal;
    const name = await withDeadline({ ms: 100, outer }, bodyOf).catch((error: Error) => error.name);
    expect(name).toBe("AbortError");
  });

  it("ends work with what is around it", async () => {
    const around = new AbortController();
    const ended = withDeadline({ ms: 60_000, outer: around.signal }, bodyOf).catch((error: Error) => error.name);
    setTimeout(() => around.abort(), 50);
    expect(await ended).toBe("AbortError");
  });

  it("begins with an ended signal when what is around it has ended", async () => {
    const begun = await withDeadline({ ms: 60_000, outer: AbortSignal.abort() }, async (signal) => signal.aborted);
    expect(begun).toBe(true);
  });

  it("gives what the work gives", async () => {
    expect(await withDeadline({ ms: 60_000 }, async () => "done")).toBe("done");
  });
});
