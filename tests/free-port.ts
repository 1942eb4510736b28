import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** A port of loopback that was free a moment ago, for what must know its port before it listens. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo; // listening on TCP
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
