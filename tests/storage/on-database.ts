import pg from "pg";

/** Does work on a connection of its own to the database at an address. */
export async function onDatabase<T>(
  address: string | pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
