import type {
  Actor,
  CaseDesk,
  CaseFile,
  CaseQuery,
  CaseRow,
  CaseState,
  ChangeOutcome,
} from "../../src/complaints/desk.ts";
import { mayAnswer, nextStates } from "../../src/complaints/workflow.ts";

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

  constructor(names: ReadonlyMap<string, string>, now: () => Date) {
    this.#names = names;
    this.#now = now;
  }

  add(file: Partial<CaseFile> & Pick<CaseFile, "id" | "number">): Kept {
    const kept: Kept = {
      kind: "wages",
      place: null,
      state: "received",
      receivedAt: "2026-11-20T02:15:00.000Z",
      anonymous: false,
      owner: null,
      version: 1,
      lang: "vi",
      person: { name: "Nông Thị Hoa", phone: "0912 345 678" },
      entries: [],
      files: [],
      takenAt: "2026-11-20T03:00:00.000Z",
      ...file,
    };
    this.cases.push(kept);
    return kept;
  }

  async list(query: CaseQuery): Promise<{ rows: CaseRow[]; next: string | null }> {
    this.queries.push(query);
    const found = this.cases
      .filter((row) => !query.kind || row.kind === query.kind)
      .filter((row) => !query.place || row.place === query.place)
      .filter((row) => !query.state || row.state === query.state)
      .filter((row) => !query.number || row.number === query.number)
      .filter((row) => query.owner !== "none" || row.owner === null)
      .filter((row) => query.owner !== "mine" || row.owner?.id === query.ownerId)
      .sort((one, other) => other.receivedAt.localeCompare(one.receivedAt) || other.id.localeCompare(one.id))
      .filter((row) => !query.before || `${row.receivedAt} ${row.id}` < query.before);
    const rows = found.slice(0, query.limit);
    const last = rows.at(-1);
    return { rows, next: last && found.length > query.limit ? `${last.receivedAt} ${last.id}` : null };
  }

  async open(_actor: Actor, id: string): Promise<CaseFile | null> {
    const found = this.#find(id);
    return found ? structuredClone(found) : null;
  }

  async file(_actor: Actor, caseId: string, fileId: string) {
    const file = this.#find(caseId)?.files.find(({ id }) => id === fileId);
    const bytes = this.bytes.get(fileId);
    if (!file || !bytes) return null;
    this.given.push(fileId);
    return { name: file.name, type: file.type, bytes };
  }

  async take(actor: Actor, id: string): Promise<ChangeOutcome> {
    const found = this.#find(id);
    if (!found) return { ok: false, reason: "not-found" };
    if (found.owner) return { ok: false, reason: "taken", by: found.owner.name, since: found.takenAt };
    found.owner = { id: actor.staffId, name: this.#names.get(actor.staffId) ?? "?" };
    found.takenAt = this.#now().toISOString();
    if (found.state === "received") found.state = "in-progress";
    found.version += 1;
    return { ok: true };
  }

  async release(actor: Actor, id: string): Promise<ChangeOutcome> {
    return this.#change(actor, id, (found) => {
      found.owner = null;
      if (found.state === "in-progress") found.state = "received";
    });
  }

  // biome-ignore lint/complexity/useMaxParams: the port has four
  async changeState(actor: Actor, id: string, to: CaseState, version: number): Promise<ChangeOutcome> {
    const found = this.#find(id);
    if (found && found.version !== version) return { ok: false, reason: "changed-meanwhile" };
    if (found && !nextStates(found.state).includes(to)) {
      return { ok: false, reason: "not-allowed-from", state: found.state };
    }
    return this.#change(actor, id, (mine) => {
      mine.state = to;
    });
  }

  async note(actor: Actor, id: string, text: string): Promise<ChangeOutcome> {
    const found = this.#find(id);
    if (!found) return { ok: false, reason: "not-found" };
    this.#write(found, actor, { from: "note", text });
    found.version += 1;
    return { ok: true };
  }

  // biome-ignore lint/complexity/useMaxParams: the port has four
  async answer(actor: Actor, id: string, text: string, version: number): Promise<ChangeOutcome> {
    const found = this.#find(id);
    if (found && found.version !== version) return { ok: false, reason: "changed-meanwhile" };
    if (found && !mayAnswer(found.state)) return { ok: false, reason: "not-allowed-from", state: found.state };
    return this.#change(actor, id, (mine) => {
      this.#write(mine, actor, { from: "officer", text });
      mine.state = "answered";
    });
  }

  #find(id: string): Kept | undefined {
    return this.cases.find((kept) => kept.id === id);
  }

  #change(actor: Actor, id: string, apply: (mine: Kept) => void): ChangeOutcome {
    const found = this.#find(id);
    if (!found) return { ok: false, reason: "not-found" };
    if (found.owner?.id !== actor.staffId) return { ok: false, reason: "not-owner" };
    apply(found);
    found.version += 1;
    return { ok: true };
  }

  #write(found: Kept, actor: Actor, entry: { from: "note" | "officer"; text: string }): void {
    const by = this.#names.get(actor.staffId) ?? "?";
    found.entries.push({ id: `e${found.entries.length}`, at: this.#now().toISOString(), by, ...entry });
  }
}
