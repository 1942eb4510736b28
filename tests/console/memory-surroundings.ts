import type {
  CaseSurroundings,
  HistoryLine,
  PaperAct,
  RelatedCase,
  SplitOutcome,
  SplitRequest,
} from "../../src/complaints/case-surroundings.ts";
import { lookMinutes } from "../../src/complaints/case-surroundings.ts";
import type { Actor } from "../../src/complaints/desk.ts";
import type { MemoryDesk } from "./memory-desk.ts";

/** What surrounds cases, in memory: the test says what is near, and reads what was recorded. */
export class MemorySurroundings implements CaseSurroundings {
  readonly lines: HistoryLine[] = [];
  readonly near: RelatedCase[] = [];
  readonly recorded: [string, string | null][] = [];
  readonly splits: SplitRequest[] = [];
  readonly #looks = new Map<string, Date>();
  readonly #desk: MemoryDesk;
  readonly #names: ReadonlyMap<string, string>;
  readonly #now: () => Date;

  constructor(desk: MemoryDesk, names: ReadonlyMap<string, string>, now: () => Date) {
    this.#desk = desk;
    this.#names = names;
    this.#now = now;
  }

  async history() {
    return { lines: [...this.lines], earlier: false };
  }

  async related() {
    return [...this.near];
  }

  async look({ staffId }: Actor, caseId: string) {
    this.#looks.set(`${caseId} ${staffId}`, this.#now());
    const since = this.#now().getTime() - lookMinutes * 60_000;
    return [...this.#looks]
      .filter(([key, at]) => key.startsWith(caseId) && !key.endsWith(staffId) && at.getTime() > since)
      .map(([key, at]) => ({ name: this.#names.get(key.split(" ")[1] ?? "") ?? "?", seenAt: at.toISOString() }));
  }

  async record(_actor: Actor, _caseId: string, { is, detail }: { is: PaperAct; detail: string | null }) {
    this.recorded.push([is, detail]);
    return true;
  }

  async split({ staffId }: Actor, caseId: string, request: SplitRequest): Promise<SplitOutcome> {
    const found = this.#desk.cases.find(({ id }) => id === caseId);
    if (!found) return { ok: false, reason: "not-found" };
    if (found.owner?.id !== staffId) return { ok: false, reason: "not-owner" };
    if (found.version !== request.version) return { ok: false, reason: "changed-meanwhile" };
    this.splits.push(request);
    return { ok: true, made: { id: caseId.replace(/.$/, "9"), number: request.number } };
  }
}
