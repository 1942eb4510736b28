import type { Allowance, Allowances } from "../conversation/allowances.ts";
import type { Database } from "./database.ts";
import type { HouseKeys } from "./house-keys.ts";

/** What is left now of $2 at once, $3 a minute. */
const now = "least($2::float8, a.tokens + extract(epoch from clock_timestamp() - a.at)::float8 * $3::float8 / 60)";

/** Writes what is left after a change; `change` reads what was left before as `now`. */
function changing(first: string, change: string, refused = "false"): string {
  return `insert into code_allowance as a (who_hash, tokens, refused, at) values ($1, ${first}, false, clock_timestamp())
    on conflict (who_hash) do update set tokens = ${change}, refused = ${refused}, at = clock_timestamp() returning tokens, refused`;
}

const statements = {
  take: changing("$2::float8 - 1", `${now} - (${now} >= 1)::int`, `${now} < 1`),
  spend: changing("$2::float8 - 1", `greatest(${now} - 1, -16 * $2::float8)`),
  giveBack: changing("$2::float8", `least($2::float8, ${now} + 1)`),
  left: `select ${now} as tokens, false as refused from code_allowance a where who_hash = $1`,
};

interface Row {
  tokens: number;
  refused: boolean;
}

/** The allowances of a database, under keyed hashes: every process counts in the same rows. */
export function createAllowances(database: Database, keys: Pick<HouseKeys, "lookup">): Allowances {
  const run = async (what: keyof typeof statements, { of, who, atOnce, perMinute }: Allowance): Promise<Row> => {
    const [row] = await database.query<Row & Record<string, unknown>>({
      name: `allowance-${what}`,
      text: statements[what],
      values: [keys.lookup("allowance", of, who), atOnce, perMinute],
    });
    return row ?? { tokens: atOnce, refused: false };
  };
  return {
    async take(allowance) {
      const { tokens, refused } = await run("take", allowance);
      return refused ? Math.max(1, Math.ceil(((1 - tokens) * 60) / allowance.perMinute)) : 0;
    },
    spend: async (allowance) => void (await run("spend", allowance)),
    giveBack: async (allowance) => void (await run("giveBack", allowance)),
    left: async (allowance) => (await run("left", allowance)).tokens,
  };
}
