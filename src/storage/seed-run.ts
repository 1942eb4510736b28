/** A whole run of invented cases, a batch at a time. */
import { parse } from "yaml";
import { readAsset } from "../assets.ts";
import {
  type SampleCase,
  type SampleSource,
  sampleCase,
  sampleEmployers,
  samplePartsSchema,
} from "../complaints/sample-cases.ts";
import { sampleCluster, sampleLife } from "../complaints/sample-talks.ts";
import { chances } from "../rules/chances.ts";
import type { SeededCase, Seeding } from "./seed-cases.ts";

/** Cases written by one statement. */
const batch = 1_000;
/** Cases that name the same employer, on average. */
const casesOfEmployer = 100;
const employersAtMost = 5_000;
/** Employers that a small run has all the same, and the cases that one must have for that. */
const employersOfSmallRun = 24;
const casesInSmallRun = 10;
/** Cases with all that was said and done take longer; so many at most have it unless it is asked for. */
const livesAtMost = 5_000;
/** Of cases with lives, those of many people about one employer. */
const clusterSize = 7;
const clusterFrom = 50;

/** What is wanted. */
export interface SeedRun {
  count: number;
  /** Ids of the places that cases are about. */
  places: readonly string[];
  /** Ids of roles whose staff work on cases. */
  roles: readonly string[];
  /** The same number gives the same stories. */
  seed: number;
  /** Whether to write what was said and done in each; left out: for a few thousand. */
  lives?: boolean;
  progress?: (done: number) => void;
}

/** Writes invented cases and says how many. */
export async function seedCases(seeding: Seeding, run: SeedRun): Promise<number> {
  const { count, places, roles, seed, progress } = run;
  const chance = chances(seed);
  const parts = samplePartsSchema.parse(parse(readAsset("tools/assets/sample-cases.yaml").toString("utf8")));
  const employers = sampleEmployers({ chance, parts }, employersFor(count));
  const source = { chance, places, parts, employers, count };
  const written = await seeding.employers(employers);
  const ids = new Map(employers.map((name, n) => [name, written[n]]));
  const owners = await seeding.owners(roles);
  let done = 0;
  while (done < count) {
    const samples = nextSamples(source, { from: done, size: Math.min(batch, count - done), run });
    const cases = samples.map(({ employer, life, ...sample }): SeededCase => {
      const owner = owners[Math.floor(chance() * owners.length)] ?? null;
      return { ...sample, life, employerId: ids.get(employer ?? "") ?? null, ownerId: sample.owned ? owner : null };
    });
    done += await seeding.write(cases);
    progress?.(done);
  }
  await seeding.finish(done);
  return done;
}

function employersFor(count: number): number {
  const few = Math.min(employersOfSmallRun, Math.ceil(count / casesInSmallRun));
  return Math.min(employersAtMost, Math.max(few, Math.ceil(count / casesOfEmployer)));
}

/** The samples of a batch, each with its life if that is wanted. The first ones of all are the people of one employer. */
function nextSamples(source: SampleSource, { from, size, run }: { from: number; size: number; run: SeedRun }) {
  const samples: SampleCase[] = Array.from({ length: size }, () => sampleCase(source));
  if (!(run.lives ?? run.count <= livesAtMost)) return samples.map((sample) => ({ ...sample, life: null }));
  const together = from === 0 && size >= clusterFrom ? clusterSize : 0;
  const all = [...sampleCluster(source, samples.slice(0, together)), ...samples.slice(together)];
  return all.map((sample) => ({ ...sample, life: sampleLife(source, sample) }));
}
