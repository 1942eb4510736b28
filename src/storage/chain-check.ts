/**
 * Checks the audit log entry by entry, in the order of places, and says what was done to it where that can be told. Keeps a
 * fixed amount of what it read, however long the log is.
 */
import type { AuditAnchor, AuditHarm } from "../complaints/audit.ts";
import { type AuditRow, macOf, noMac } from "./audit-chain.ts";

/** A sealed entry as it lies in the table. */
export interface SealedRow extends AuditRow {
  position: string;
  mac: Buffer | null;
}

/** An entry that does not fit, with the code that stood before it. */
interface Misfit {
  harm: AuditHarm;
  previous: Buffer;
  row: SealedRow;
}

/** Harms that are told; more are only counted. */
const toldAtMost = 20;
/** Misfits that are kept to see whether entries changed places. */
const keptAtMost = 100;
/** Entries taken out or put in at one place up to which that is recognised. */
const shiftAtMost = 16;

/** Takes all sealed entries in order; `end` gives what does not fit. */
export class ChainCheck {
  readonly #key: Uint8Array;
  readonly #anchors: readonly AuditAnchor[];
  readonly #harms: AuditHarm[] = [];
  readonly #misfits: Misfit[] = [];
  /** Entries that fitted only under another number; places that were exchanged look like this at first. */
  readonly #shifted: SealedRow[] = [];
  #harmed = 0;
  #anchorsMet = 0;
  #agreed = 0;
  /** Place of the last anchor that agreed. */
  #agreedUpTo = 0;
  #last = 0;
  #previous: Buffer = noMac;
  /** By how much places differ from those under which entries were sealed, after some were taken out or put in. */
  #shift = 0;
  /** The misfit before which everything fitted. */
  #run: Misfit | null = null;

  /** `anchors` in order of their positions. */
  constructor(key: Uint8Array, anchors: readonly AuditAnchor[]) {
    this.#key = key;
    this.#anchors = anchors;
  }

  /** Takes the next entry. */
  take(row: SealedRow): void {
    const position = Number(row.position);
    if (position <= this.#last) {
      this.#harm({ kind: "inserted", position, count: 1 });
      return;
    }
    const gap = position - this.#last - 1;
    if (gap > 0) this.#harm({ kind: "deleted", position: this.#last + 1, count: gap });
    // Behind a gap the code before is lost, so the entry is believed; the gap is harm enough.
    const fits = gap > 0 || this.#fits(row, position);
    this.#compareAnchors(position, row.mac, fits && this.#shift === 0);
    this.#previous = row.mac ?? noMac;
    this.#last = position;
  }

  /** What was found, the first place first. */
  end(): { entries: number; agreed: number; harms: AuditHarm[]; harmed: number } {
    const beyond = this.#anchors.at(-1)?.position ?? 0;
    if (beyond - this.#shift > this.#last) {
      this.#harm({ kind: "truncated", position: this.#last + 1, count: beyond - this.#last });
    }
    for (const misfit of this.#misfits.slice(0, toldAtMost)) {
      if (this.#moved(misfit)) Object.assign(misfit.harm, { kind: "reordered", count: 1 });
    }
    this.#harms.sort((a, b) => a.position - b.position);
    return { entries: this.#last, agreed: this.#agreed, harms: this.#harms, harmed: this.#harmed };
  }

  #harm(harm: AuditHarm): void {
    this.#harmed += 1;
    if (this.#harms.length < toldAtMost) this.#harms.push(harm);
  }

  #fits(row: SealedRow, position: number): boolean {
    const sealedAs = (shift: number, previous = this.#previous) =>
      row.mac !== null && macOf(this.#key, { previous, position: position + shift }, row).equals(row.mac);
    if (sealedAs(this.#shift)) {
      this.#run = null;
      return true;
    }
    const shift = this.#run ? this.#newShift(sealedAs, this.#run.previous) : null;
    if (this.#run && shift !== null) {
      this.#explain(this.#run.harm, shift);
      this.#shifted.push(row);
      this.#run = null;
      return true;
    }
    this.#misfit(row, position);
    return false;
  }

  /** After a misfit: whether this entry fits under another number, or right behind what stood before the misfit. */
  #newShift(sealedAs: (shift: number, previous?: Buffer) => boolean, before: Buffer): number | null {
    if (sealedAs(0)) return 0;
    for (let by = 1; by <= shiftAtMost; by += 1) {
      if (sealedAs(this.#shift + by)) return this.#shift + by;
      if (sealedAs(this.#shift - by) || sealedAs(this.#shift - by, before)) return this.#shift - by;
    }
    return null;
  }

  #explain(harm: AuditHarm, shift: number): void {
    const by = shift - this.#shift;
    this.#shift = shift;
    if (by === 0) return;
    harm.kind = by > 0 ? "deleted" : "inserted";
    harm.count = Math.abs(by);
  }

  #misfit(row: SealedRow, position: number): void {
    const harm: AuditHarm = { kind: "edited", position, count: 1 };
    const misfit = { harm, previous: this.#previous, row };
    if (this.#misfits.length < keptAtMost) this.#misfits.push(misfit);
    this.#run ??= misfit;
    this.#harm(harm);
  }

  /** Whether what belongs in the place of a misfit, or its code, is found in the place of another. */
  #moved({ harm, previous, row }: Misfit): boolean {
    const sameLength = this.#shift === 0 || this.#anchors.at(-1)?.position === this.#last;
    const around = [...this.#misfits.map((misfit) => misfit.row), ...(sameLength ? this.#shifted : [])];
    const place = { previous, position: harm.position };
    const codeOf = (found: AuditRow) => macOf(this.#key, place, found).toString("hex");
    const codes = new Set(around.map(({ mac }) => mac?.toString("hex")));
    return around.some((other) => codes.has(codeOf(other)) || codes.has(codeOf({ ...other, seq: row.seq })));
  }

  /** Anchors up to a place; those of places that are gone are told by the gap. */
  #compareAnchors(position: number, mac: Buffer | null, fits: boolean): void {
    for (;;) {
      const anchor = this.#anchors[this.#anchorsMet];
      if (!anchor || anchor.position > position) return;
      this.#anchorsMet += 1;
      if (anchor.position < position) continue;
      if (anchor.mac === mac?.toString("hex")) {
        this.#agreed += 1;
        this.#agreedUpTo = position;
      } else if (fits) this.#replaced(position);
    }
  }

  /** The chain fits up to a place, and is not the one that was anchored: one harm up to the next anchor that agrees. */
  #replaced(upTo: number): void {
    const position = this.#agreedUpTo + 1;
    const known = this.#harms.find((harm) => harm.kind === "replaced" && harm.position === position);
    if (known) known.count = upTo - this.#agreedUpTo;
    else this.#harm({ kind: "replaced", position, count: upTo - this.#agreedUpTo });
  }
}
