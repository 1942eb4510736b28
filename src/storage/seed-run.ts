/** A whole run of invented cases, a batch at a time. */
import { parse } from "yaml";
import { readAsset } from "../assets.ts";
import { sampleCase, sampleEmployers, samplePartsSchema } from "../complaints/sample-cases.ts";
import { chances } from "../rules/chances.ts";
import type { Seeding } from "./seed-cases.ts";

/** Cases written by one statement. */
const batch = 1_000;
/** Cases that name the same employer, on average. */
const casesOfEmployer = 100;
const employersAtMost = 5_000;

/** What is wanted. */
export interface SeedRun {
  count: number;
  /** Ids of the places that cases are about. */
  places: readonly string[];
  /** The same number gives the same stories. */
  seed: number;
  progress?: (done: number) => void;
}

/** Writes invented cases and says how many. */
export async function seedCases(seeding: Seeding, { count, places, seed, progress }: SeedRun): Promise<number> {
  const chance = chances(seed);
  const parts = samplePartsSchema.parse(parse(readAsset("tools/assets/sample-cases.yaml").toString("utf8")));
  const employers = sampleEmployers({ chance, parts }, Math.min(employersAtMost, Math.ceil(count / casesOfEmployer)));
  const ids = new Map<string, string | undefined>();
  const written = await seeding.employers(employers);
  for (const [n, name] of employers.entries()) ids.set(name, written[n]);
  const owners = await seeding.owners();
  const source = { chance, places, parts, employers };
  let done = 0;
  while (done < count) {
    const cases = Array.from({ length: Math.min(batch, count - done) }, () => {
      const { employer, ...sample } = sampleCase(source);
      const owner = owners[Math.floor(chance() * owners.length)] ?? null;
      return { ...sample, employerId: ids.get(employer ?? "") ?? null, ownerId: sample.owned ? owner : null };
    });
    done += await seeding.write(cases);
    progress?.(done);
  }
  await seeding.finish(done);
  return done;
}
