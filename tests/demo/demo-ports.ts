/** The four ports of a demo, looked at before anything is started. */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { AppError } from "../../src/errors.ts";

/** Who listens where on 127.0.0.1. */
export interface DemoPorts {
  tour: number;
  web: number;
  zalo: number;
  telegram: number;
}

/** Four ports that are free: those from `first` on, or for 0 any. Throws AppError PORT_UNAVAILABLE that names a taken one. */
export async function findPorts(first: number): Promise<DemoPorts> {
  const wanted = [0, 1, 2, 3].map((n) => (first === 0 ? 0 : first + n));
  const held = await Promise.all(wanted.map(holdPort));
  await Promise.all(held.map(({ release }) => release()));
  const [tour = 0, web = 0, zalo = 0, telegram = 0] = held.map(({ port }) => port);
  return { tour, web, zalo, telegram };
}

async function holdPort(port: number): Promise<{ port: number; release(): Promise<unknown> }> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === "EADDRINUSE"
        ? "is taken by another program (perhaps another demo)"
        : `cannot be used (${error.code})`;
    throw new AppError(
      "PORT_UNAVAILABLE",
      `Port ${port} ${why}. Stop that one, or choose four others: npm run demo -- --port 4100`,
      { cause: error },
    );
  });
  // A server that listens on TCP has such an address.
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, release: () => new Promise((resolve) => server.close(resolve)) };
}
