import { timesAfter } from "../../src/complaints/after-move.ts";
import {
  type Actor,
  type CaseDesk,
  type CaseFile,
  type CasePage,
  type CaseQuery,
  type CaseRef,
  type CaseRow,
  type ChangeOutcome,
  countedAtMost,
  type QueueView,
  queueViews,
  type Reach,
} from "../../src/complaints/desk.ts";
import { fitsNow, type MoveRequest, misfitsOf } from "../../src/complaints/moves.ts";
import { type CaseTimes, caseClocks } from "../../src/rules/cases/case-clocks.ts";
import { stateAfter } from "../../src/rules/cases/case-states.ts";
import { legalDay } from "../../src/rules/legal-day.ts";
import { caseRulesOn } from "../case-rules.ts";

type Kept = CaseFile & { takenAt: string };

/** A CaseDesk in memory, for tests of the pages: the same promises as the port, no sealing and no audit. */
export class MemoryDesk implements CaseDesk {
  readonly cases: Kept[] = [];
  readonly bytes = new Map<string, Uint8Array>();
  /** Ids of the files given out, in order; the port writes each into the audit. */
  readonly given: string[] = [];
  /** Everything asked of list(), in order. */
  readonly queries: CaseQuery[] = [];
  readonly #names: ReadonlyMap<string, string>;
  readonly #now: () => Date;
  /** The rules as of the day of the clock. */
  readonly rules = caseRulesOn(() => legalDay(this.#now()));

  constructor(names: ReadonlyMap<string, string>, now: () => Date) {
    this.#names = names;
    this.#now = now;
  }

  add(file: Partial<Omit<CaseFile, "times">> & Pick<CaseFile, "id" | "number"> & { times?: Partial<CaseTimes> }): Kept {
    const receivedAt = file.receivedAt ?? "2026-11-20T02:15:00.000Z";
    const receivedOn = legalDay(new Date(receivedAt));
    const kept: Kept = {
      track: "feedback",
      danger: null,
      dueOn: null,
      level: 0,
      overdue: false,
      rests: false,
      left: null,
      unread: 0,
      employer: null,
      told: {},
      petitionForm: null,
      petitionPlace: null,
      outcome: null,
      transferredTo: null,
      mergedInto: null,
      merged: [],
      splitFrom: null,
      split: [],
      linked: false,
      kind: "wages",
      place: null,
      state: "received",
      receivedAt,
      anonymous: false,
      owner: null,
      version: 1,
      lang: "vi",
      named: true,
      muted: null,
      filedBy: null,
      entries: [],
      files: [],
      takenAt: "2026-11-20T03:00:00.000Z",
      ...file,
      times: { ...freshTimes(receivedOn), ...file.times },
      clocks: { clocks: [], nextDue: null, unknownYear: null, level: 0, overdue: false },
    };
    this.cases.push(kept);
    return kept;
  }

  async list(query: CaseQuery): Promise<CasePage> {
    this.queries.push(query);
    const found = this.cases
      .filter((row) => !query.kind || row.kind === query.kind)
      .filter((row) => !query.place || row.place === query.place)
      .filter((row) => !query.state || row.state === query.state)
      .filter((row) => !query.q || holds(row, query.q))
      .filter((row) => !query.danger || row.danger !== null)
      .filter((row) => !query.employer || row.employer === query.employer)
      .filter((row) => !query.from || row.receivedAt.slice(0, 10) >= query.from)
      .filter((row) => !query.to || row.receivedAt.slice(0, 10) <= query.to)
      .filter((row) => within(row, query.reach))
      .filter((row) => query.owner !== "none" || row.owner === null)
      .filter((row) => query.owner !== "mine" || row.owner?.id === query.ownerId)
      .filter((row) => !query.owner || ["mine", "none"].includes(query.owner) || row.owner?.id === query.owner)
      .map((kept) => this.#shown(kept))
      .filter((row) => !query.overdue || row.overdue)
      .filter((row) => !query.view || this.#views[query.view](row, query.ownerId))
      .sort((one, other) => place(one).localeCompare(place(other)))
      .filter((row) => !query.before || place(row) > query.before);
    const rows = found.slice(0, query.limit);
    const last = rows.at(-1);
    return { rows, next: last && found.length > query.limit ? place(last) : null, more: false };
  }

  readonly #views: Record<QueueView, (row: CaseRow, me: string | undefined) => boolean> = {
    mine: (row, me) => !this.#ended(row) && row.owner?.id === me,
    unassigned: (row) => !this.#ended(row) && row.owner === null,
    "due-week": (row) => row.dueOn !== null && !row.overdue,
    overdue: (row) => row.overdue,
    urgent: (row) => !this.#ended(row) && row.danger !== null,
    waiting: (row) => row.state === "waiting-for-citizen",
  };

  #ended({ state }: CaseRow): boolean {
    return this.rules.book.states.states[state].ended === true;
  }

  async counts({ staffId }: Actor, reach?: Reach): Promise<Record<QueueView, number>> {
    const rows = this.cases.map((kept) => this.#shown(kept)).filter((row) => within(row, reach));
    const counted = queueViews.map((view) => rows.filter((row) => this.#views[view](row, staffId)).length);
    // One count for each view, in their order.
    return Object.fromEntries(queueViews.map((view, n) => [view, Math.min(counted[n] ?? 0, countedAtMost)])) as Record<
      QueueView,
      number
    >;
  }

  async changed(ids: readonly string[], reach?: Reach): Promise<CaseRef[]> {
    const found = this.cases.filter((row) => ids.includes(row.id) && within(row, reach));
    return found.map(({ id, number }) => ({ id, number }));
  }

  async overdue(reach?: Reach): Promise<number> {
    return this.cases.filter((kept) => within(kept, reach) && this.#shown(kept).overdue).length;
  }

  async warnings(actor: Actor, whose: "mine" | "all"): Promise<{ rows: CaseRow[]; count: number }> {
    const rows = this.cases
      .map((kept) => this.#shown(kept))
      .filter(({ level, owner }) => level >= 50 && (whose === "all" || owner?.id === actor.staffId));
    return { rows, count: rows.length };
  }

  async open(_actor: Actor, id: string): Promise<CaseFile | null> {
    const found = this.#find(id);
    return found ? structuredClone(this.#shown(found)) : null;
  }

  async file(_actor: Actor, caseId: string, fileId: string) {
    const file = this.#find(caseId)?.files.find(({ id }) => id === fileId);
    const bytes = this.bytes.get(fileId);
    if (!file || !bytes) return null;
    this.given.push(fileId);
    return { name: file.name, type: file.type, bytes };
  }

  async move(actor: Actor, id: string, request: MoveRequest): Promise<ChangeOutcome> {
    const found = this.#find(id);
    if (!found) return { ok: false, reason: "not-found" };
    const refused = this.#refusal(found, actor, request);
    if (refused) return refused;
    const { move } = request;
    const after = timesAfter(this.#times(found), request, { book: this.rules.book, today: this.rules.today() });
    if (move === "assign" || move === "hand-over") {
      const id = request.colleague ?? "";
      found.owner = { id, name: this.#names.get(id) ?? "?" };
      found.assignedBy = this.#names.get(actor.staffId) ?? "?";
    }
    if (move === "take" || move === "take-over") {
      found.owner = { id: actor.staffId, name: this.#names.get(actor.staffId) ?? "?" };
      found.takenAt = this.#now().toISOString();
    }
    if (move === "release") found.owner = null;
    if (request.message) this.#write(found, actor, { from: "officer", text: request.message });
    found.times = after;
    found.track = after.track;
    found.state = after.state;
    found.outcome = request.outcome || found.outcome;
    found.transferredTo = request.body || found.transferredTo;
    found.version += 1;
    return { ok: true };
  }

  #refusal(found: Kept, actor: Actor, request: MoveRequest): ChangeOutcome | null {
    const { move, version } = request;
    const { book } = this.rules;
    const mine = found.owner?.id === actor.staffId;
    if (move.startsWith("take") && found.owner && !mine) {
      return { ok: false, reason: "taken", by: found.owner.name, since: found.takenAt };
    }
    if (book.states.moves[move].by === "owner" && !mine) return { ok: false, reason: "not-owner" };
    if (version !== undefined && version !== found.version) return { ok: false, reason: "changed-meanwhile" };
    const times = this.#times(found);
    const now = { owner: found.owner, staffId: actor.staffId, book };
    if (stateAfter(book.states, move, found.state) === null || !fitsNow(move, times, now)) {
      return { ok: false, reason: "not-allowed-from", state: found.state };
    }
    const misfits = misfitsOf(request, times, this.rules);
    return misfits.length > 0 ? { ok: false, reason: "misfit", misfits } : null;
  }

  #times(found: Kept): CaseTimes {
    return { ...found.times, track: found.track, state: found.state };
  }

  #shown(found: Kept): Kept {
    const times = this.#times(found);
    const clocks = caseClocks(times, this.rules.book, this.rules.today());
    const { nextDue, level, overdue } = clocks;
    const { ended, waits } = this.rules.book.states.states[found.state];
    const running = clocks.clocks.find(({ due }) => due === nextDue);
    return {
      ...found,
      times,
      clocks,
      dueOn: nextDue,
      level,
      overdue,
      left: running?.left ?? null,
      rests: ended === true || waits === true,
    };
  }

  async note(actor: Actor, id: string, text: string): Promise<ChangeOutcome> {
    const found = this.#find(id);
    if (!found) return { ok: false, reason: "not-found" };
    this.#write(found, actor, { from: "note", text });
    found.version += 1;
    return { ok: true };
  }

  #find(id: string): Kept | undefined {
    return this.cases.find((kept) => kept.id === id);
  }

  #write(found: Kept, actor: Actor, entry: { from: "note" | "officer"; text: string }): void {
    const by = this.#names.get(actor.staffId) ?? "?";
    found.entries.push({ id: `e${found.entries.length}`, at: this.#now().toISOString(), by, delivery: null, ...entry });
  }
}

/** A row that a search finds: by its number, however it is typed, or its employer. */
function holds({ number, employer }: CaseRow, q: string): boolean {
  const digits = q.replace(/\D/g, "");
  return digits === "" ? (employer ?? "").includes(q) : number.replaceAll("-", "").startsWith(digits);
}

function within({ place, kind }: CaseRow, { places = null, kinds = null }: Partial<Reach> = {}): boolean {
  return (places === null || place === null || places.includes(place)) && (kinds === null || kinds.includes(kind));
}

/** Most urgent first, as the store has it. */
function place({ dueOn, receivedAt, id }: CaseRow): string {
  return `${dueOn ?? "9999"} ${receivedAt} ${id}`;
}

function freshTimes(receivedOn: string): CaseTimes {
  return {
    track: "feedback",
    state: "received",
    receivedOn,
    turnOn: receivedOn,
    promisedBy: null,
    petitionOn: null,
    acceptedOn: null,
    settledOn: null,
    endedOn: null,
    circumstances: [],
    pauses: [],
  };
}
