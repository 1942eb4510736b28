/** What was uploaded for sending: kinds, sizes and the seven days that an upload lives. Knows no HTTP. */
import type { IdSource } from "./id-source.ts";
import { Refusal } from "./refusal.ts";
import { day, type VirtualClock } from "./virtual-clock.ts";

const assetLife = 7 * day;
const month = 30 * day;

/** What an upload is for; each kind has its own address. */
export type AssetKind = "image" | "gif" | "file";

/** An uploaded file that messages can name. */
export interface Asset {
  id: string;
  kind: AssetKind;
  name: string;
  bytes: Uint8Array;
  until: number;
}

/** A file as it arrived. */
export interface ReceivedFile {
  name: string;
  bytes: Uint8Array;
}

const limits: Record<AssetKind, { bytes: number; types: readonly FileType[] }> = {
  image: { bytes: 1_048_576, types: ["jpg", "png"] },
  gif: { bytes: 5_242_880, types: ["gif"] },
  file: { bytes: 5_242_880, types: ["pdf", "doc", "docx", "csv"] },
};

/** Types of files that uploads know. */
export type FileType = "jpg" | "png" | "gif" | "pdf" | "doc" | "docx" | "csv";

const beginnings: readonly { type: FileType; bytes: readonly number[] }[] = [
  { type: "jpg", bytes: [0xff, 0xd8, 0xff] },
  { type: "png", bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: "gif", bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: "pdf", bytes: [0x25, 0x50, 0x44, 0x46] },
  { type: "doc", bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { type: "docx", bytes: [0x50, 0x4b, 0x03, 0x04] },
];

/** The type of a file by its first bytes; a CSV has none, so there the name counts. */
export function fileTypeOf({ name, bytes }: ReceivedFile): FileType | undefined {
  const known = beginnings.find((beginning) => beginning.bytes.every((byte, at) => bytes[at] === byte));
  if (known) return known.type;
  return name.toLowerCase().endsWith(".csv") ? "csv" : undefined;
}

/** The uploads of the account. */
export class UploadStore {
  /** Most uploads in 30 days. */
  perMonth = 5000;
  readonly assets = new Map<string, Asset>();
  readonly #ids: IdSource;
  readonly #clock: VirtualClock;

  constructor(ids: IdSource, clock: VirtualClock) {
    this.#ids = ids;
    this.#clock = clock;
  }

  /** Keeps an upload for seven days or refuses it. */
  keep(kind: AssetKind, file: ReceivedFile): Asset {
    const type = fileTypeOf(file);
    if (!type || !limits[kind].types.includes(type)) throw new Refusal(-201, `file type of "${file.name}"`);
    if (file.bytes.length > limits[kind].bytes) throw new Refusal(-210, `size of "${file.name}"`);
    if (this.#inLastMonth() >= this.perMonth) throw new Refusal(-211, "uploads of this month");
    const id = kind === "file" ? `file-token-${this.#ids.next("attachment")}` : this.#ids.next("attachment");
    const asset = { id, kind, name: file.name, bytes: file.bytes, until: this.#clock.now() + assetLife };
    this.assets.set(id, asset);
    return asset;
  }

  /** The upload that a message names, if it still lives. */
  find(id: string, kinds: readonly AssetKind[]): Asset {
    const asset = this.assets.get(id);
    if (!asset || !kinds.includes(asset.kind)) throw new Refusal(-201, `attachment "${id}"`);
    if (this.#clock.now() >= asset.until) throw new Refusal(-100);
    return asset;
  }

  /** Lets every upload expire now. */
  expireAll(): void {
    for (const asset of this.assets.values()) asset.until = 0;
  }

  #inLastMonth(): number {
    const since = this.#clock.now() - month + assetLife;
    return [...this.assets.values()].filter((asset) => asset.until > since).length;
  }
}
