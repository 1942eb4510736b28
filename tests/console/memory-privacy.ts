/** Stores in memory for tests of the pages: who wrote, muting, calls, employers, records. The same promises as the ports. */
import type { Actor } from "../../src/complaints/desk.ts";
import type { EmployerCluster, EmployerView, EmployerViews } from "../../src/complaints/employer-view.ts";
import type { EmployerFilter, EmployerPair, EmployerRow, Employers } from "../../src/complaints/employers.ts";
import {
  type DecideOutcome,
  type IdentityDesk,
  type IdentityFile,
  type IdentityRequest,
  requestState,
} from "../../src/complaints/identity-desk.ts";
import type { CallerCase, FiledForCaller, IntakeDesk } from "../../src/complaints/intake-desk.ts";
import type { MuteDesk } from "../../src/complaints/mute-desk.ts";
import type { ErasedRecord, Keeper, PersonRecord, PersonRecords } from "../../src/complaints/person-records.ts";
import type { MemoryDesk } from "./memory-desk.ts";

type Kept = Omit<IdentityRequest, "state"> & { caseId: string };

/** Requests to see who wrote. */
export class MemoryIdentities implements IdentityDesk {
  readonly requests: Kept[] = [];
  readonly #desk: MemoryDesk;
  readonly #names: ReadonlyMap<string, string>;
  readonly #now: () => Date;

  constructor({ desk, names, now }: { desk: MemoryDesk; names: ReadonlyMap<string, string>; now: () => Date }) {
    this.#desk = desk;
    this.#names = names;
    this.#now = now;
  }

  async look(caseId: string): Promise<IdentityFile | null> {
    const found = this.#desk.cases.find(({ id }) => id === caseId);
    if (!found) return null;
    const { number, named, kind } = found;
    const requests = this.requests.filter((one) => one.caseId === caseId).map((one) => this.#shown(one));
    return { caseId, number, named, needsConsent: kind === "staff-conduct", requests: requests.reverse() };
  }

  async ask(actor: Actor, caseId: string, reason: string) {
    const file = await this.look(caseId);
    if (!file?.named) return { ok: false, reason: "not-found" } as const;
    const alive = file.requests.some(
      ({ by, state }) => by.id === actor.staffId && ["waiting", "agreed", "open"].includes(state),
    );
    if (alive) return { ok: false, reason: "asked-already" } as const;
    const now = this.#now().toISOString();
    const by = { id: actor.staffId, name: this.#names.get(actor.staffId) ?? "?" };
    const times = { askedAt: now, approvedAt: null, declinedAt: null, openedAt: file.needsConsent ? null : now };
    const id = `33333333-3333-4333-8333-00000000000${this.requests.length + 1}`;
    this.requests.push({ id, caseId, by, reason, decidedBy: null, ...times });
    return { ok: true, opened: !file.needsConsent } as const;
  }

  async decide(actor: Actor, requestId: string, agree: boolean): Promise<DecideOutcome> {
    const found = this.requests.find(({ id }) => id === requestId);
    if (!found) return { ok: false, reason: "not-found" };
    if (found.by.id === actor.staffId) return { ok: false, reason: "own-request" };
    const owner = this.#desk.cases.find(({ id }) => id === found.caseId)?.owner;
    if (owner?.id === actor.staffId) return { ok: false, reason: "own-case" };
    if (found.decidedBy !== null) return { ok: false, reason: "decided" };
    found.decidedBy = this.#names.get(actor.staffId) ?? "?";
    found[agree ? "approvedAt" : "declinedAt"] = this.#now().toISOString();
    return { ok: true };
  }

  async open(actor: Actor, requestId: string): Promise<boolean> {
    const found = this.requests.find(({ id, by }) => id === requestId && by.id === actor.staffId);
    if (!found || this.#shown(found).state !== "agreed") return false;
    found.openedAt = this.#now().toISOString();
    return true;
  }

  async person(actor: Actor, caseId: string) {
    const file = await this.look(caseId);
    const open = file?.requests.some(({ by, state }) => by.id === actor.staffId && state === "open");
    return open ? { name: "<b>Nông Thị Hoa</b>", phone: "0912 345 678" } : null;
  }

  async waiting() {
    return this.requests.flatMap((one) => {
      const found = this.#desk.cases.find(({ id }) => id === one.caseId);
      if (!found || this.#shown(one).state !== "waiting") return [];
      const { id, caseId, by, askedAt, reason } = one;
      const about = { number: found.number, kind: found.kind, track: "feedback", ownerId: found.owner?.id ?? null };
      return [{ id, caseId, by, askedAt, reason, ...about }];
    });
  }

  #shown({ caseId: _, ...request }: Kept): IdentityRequest {
    return { ...request, state: requestState(request, this.#now()) };
  }
}

/** Muting cases of a desk in memory. */
export class MemoryMutes implements MuteDesk {
  readonly #desk: MemoryDesk;

  constructor(desk: MemoryDesk) {
    this.#desk = desk;
  }

  async mute(_actor: Actor, caseId: string, reason: string): Promise<boolean> {
    return this.#set(caseId, reason);
  }

  async unmute(_actor: Actor, caseId: string): Promise<boolean> {
    return this.#set(caseId, null);
  }

  #set(caseId: string, muted: string | null): boolean {
    const found = this.#desk.cases.find(({ id }) => id === caseId);
    if (!found) return false;
    found.muted = muted;
    return true;
  }
}

/** What officers filed for callers. */
export class MemoryIntake implements IntakeDesk {
  readonly filed: (CallerCase & { by: string })[] = [];
  /** Answers to give before any is filed. */
  refusals: FiledForCaller[] = [];

  async file(actor: Actor, told: CallerCase): Promise<FiledForCaller> {
    const refusal = this.refusals.shift();
    if (refusal) return refusal;
    const before = this.filed.find(({ id }) => id === told.id);
    if (before) return { ok: true, number: before.number, again: true };
    this.filed.push({ ...told, by: actor.staffId });
    return { ok: true, number: told.number, again: false };
  }
}

/** A register of employers. */
export class MemoryEmployers implements Employers {
  rows: EmployerRow[] = [];
  likely: EmployerPair[] = [];
  readonly joined: string[] = [];

  async find() {
    return [];
  }

  async listed() {
    return this.rows.filter(({ listed }) => listed).map(({ id, name, place }) => ({ id, name, place }));
  }

  async list({ typed, among }: EmployerFilter) {
    const found = this.rows.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
    return found.filter(({ id }) => among === undefined || among.includes(id));
  }

  async pairs() {
    return this.likely;
  }

  async join(_actor: Actor, keep: string, drop: string) {
    this.joined.push(`${drop} into ${keep}`);
    return this.rows.some(({ id }) => id === keep);
  }

  async part(_actor: Actor, joined: string) {
    this.joined.push(`${joined} parted`);
    return this.rows.some(({ id }) => id === joined);
  }

  async import() {
    return { added: 0, known: 0 };
  }
}

/** One employer after another, and alarms. */
export class MemoryEmployerViews implements EmployerViews {
  readonly views = new Map<string, EmployerView>();
  clusters: EmployerCluster[] = [];

  async open(id: string) {
    return this.views.get(id) ?? null;
  }

  async active() {
    return this.clusters;
  }
}

/** Records of people. */
export class MemoryRecords implements PersonRecords {
  readonly done: string[] = [];
  record: PersonRecord | null = null;
  erasable: ErasedRecord | null = null;

  async byNumber() {
    return [];
  }

  async byPhone() {
    return [];
  }

  async export({ by }: Keeper, caseId: string) {
    this.done.push(`${by} exported ${caseId}`);
    return this.record;
  }

  async bytes(_caseId: string, fileId: string) {
    return Buffer.from(`bytes of ${fileId}`);
  }

  async erase({ by }: Keeper, caseId: string) {
    this.done.push(`${by} erased ${caseId}`);
    return this.erasable;
  }
}
