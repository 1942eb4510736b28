/** How long the figures of the overview take, beside bare SQL that counts by kind alone, on the tables of the benchmark "queue". */
import type pg from "pg";
import { addDays } from "../../src/rules/day.ts";
import { legalDay } from "../../src/rules/legal-day.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { timed } from "./timed.ts";

/** The longest that a year may take at the 95th percentile, in milliseconds. */
const yearGoalMs = 300;

const periods = { week: 6, month: 30, quarter: 91, year: 364 };

/** Measures each period. False when a year takes longer than it may. */
export async function measureFigures(bench: {
  storage: Storage;
  client: pg.Client;
  repeats: number;
}): Promise<boolean> {
  const { storage, client, repeats } = bench;
  const today = legalDay(new Date());
  let slowest = 0;
  for (const [name, days] of Object.entries(periods)) {
    const period = { from: addDays(today, -days), to: today };
    const ours = await timed(repeats, async () => (await storage.overview.read({ period })).totals.received);
    const bare = await timed(repeats, async () => {
      const { rows } = await client.query(
        `select kind, count(*) from complaint where (received_at at time zone 'Asia/Ho_Chi_Minh')::date between $1 and $2 group by kind`,
        [period.from, period.to],
      );
      return rows.length;
    });
    slowest = ours.p95;
    const figures = [ours.p50, ours.p95, bare.p50, bare.p95].map((ms) => ms.toFixed(1).padStart(9)).join("");
    process.stdout.write(
      `${`overview of a ${name}`.padEnd(36)}${figures}  (ours p50, p95; bare p50, p95) ${ours.last} cases\n`,
    );
  }
  const good = slowest < yearGoalMs;
  process.stdout.write(`a year of figures below ${yearGoalMs} ms at p95: ${good ? "yes" : "NO"}\n`);
  return good;
}
