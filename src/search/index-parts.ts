/**
 * An index as what a file can hold: names, and lists of numbers. Making it out of texts is the long work (index-builder.ts);
 * opening it is short (open-index.ts). The bytes hold for this machine and this version of the program only.
 */

/** The lists of an index with the kind of their numbers, in the order in which they stand in the bytes. */
const kinds = {
  // Features of texts, one behind the other: see TextFeatures and Phrases.
  ends: Int32Array,
  features: Int32Array,
  bits: Int32Array,
  starts: Int32Array,
  phraseWeights: Float64Array,
  // Of words: see WordLists.
  bareOf: Int32Array,
  // Pairs of neighbours: see KnownPairs.
  pairOne: Int32Array,
  pairOther: Int32Array,
  pairBefore: Int32Array,
  pairLatest: Int32Array,
  bareSlots: Int32Array,
  bareOnes: Int32Array,
  bareOthers: Int32Array,
  // Features: see FeatureLists, and `weights` of LanguageIndex.
  kindWeights: Float64Array,
  ofBare: Int32Array,
  ofPair: Int32Array,
  ofConcept: Int32Array,
  bitOfWord: Int32Array,
  bitOfPair: Int32Array,
  weights: Float64Array,
  // How often topics speak of features: see Postings and Said.
  countStarts: Int32Array,
  countOf: Int32Array,
  counts: Float64Array,
  countSpellings: Int32Array,
  saidPerTopic: Float64Array,
  saidPerArea: Float64Array,
  saidOfAll: Float64Array,
} as const;

type Kinds = typeof kinds;
type Name = keyof Kinds;

/** The lists of an index. */
export type IndexLists = { [Each in Name]: Kinds[Each] extends Int32ArrayConstructor ? Int32Array : Float64Array };

/** What an index is made of. Questions change the lists once it is open: what is kept is kept before. */
export interface IndexParts {
  /** Ids of topics, by number. */
  ids: readonly string[];
  /** Words as they are spelled, and without diacritics, by number. */
  words: readonly string[];
  bares: readonly string[];
  lists: IndexLists;
}

// `kinds` lists every name once.
const names = Object.keys(kinds) as Name[];
/** Behind the lists stand ids, words and words without diacritics. */
const TEXTS = 3;
/** Every list begins at a multiple of so many bytes. */
const ALIGNED = 8;
/** Bytes of the lengths of lists and texts, which stand first. */
const HEAD = aligned((names.length + TEXTS) * Uint32Array.BYTES_PER_ELEMENT);
/** Between two ids, and between two words. Neither has one. */
const BETWEEN = "\n";

/** The parts of an index as bytes. */
export function indexBytes({ ids, words, bares, lists }: IndexParts): Uint8Array {
  const texts = [ids, words, bares].map((all) => new TextEncoder().encode(all.join(BETWEEN)));
  const pieces = [...names.map((name) => lists[name]), ...texts];
  const begins = beginsOf(pieces.map(({ byteLength }) => byteLength));
  const bytes = new Uint8Array(begins.at(-1) ?? HEAD);
  bytes.set(new Uint8Array(Uint32Array.from(pieces, ({ length }) => length).buffer));
  for (const [at, { buffer, byteOffset, byteLength }] of pieces.entries()) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), begins[at]);
  }
  return bytes;
}

/**
 * The parts of an index out of bytes that indexBytes gave; null for those of another size. What else may be wrong with them is
 * not seen here: whoever keeps them compares a checksum. The lists are those bytes, not copied.
 */
export function indexOfBytes(bytes: Uint8Array): IndexParts | null {
  if (bytes.byteOffset % ALIGNED !== 0 || bytes.length < HEAD) return null;
  const lengths = new Uint32Array(bytes.buffer, bytes.byteOffset, names.length + TEXTS);
  const sizes = Array.from(lengths, (length, at) => length * sizeOf(names[at]));
  const begins = beginsOf(sizes);
  if (begins.at(-1) !== bytes.length) return null;
  const listAt = (name: Name, at: number) =>
    kinds[name] === Int32Array
      ? new Int32Array(bytes.buffer, bytes.byteOffset + (begins[at] ?? 0), lengths[at] ?? 0)
      : new Float64Array(bytes.buffer, bytes.byteOffset + (begins[at] ?? 0), lengths[at] ?? 0);
  const textsAt = (at: number) => textsIn(bytes.subarray(begins[at], (begins[at] ?? 0) + (sizes[at] ?? 0)));
  return {
    ids: textsAt(names.length),
    words: textsAt(names.length + 1),
    bares: textsAt(names.length + 2),
    // Each name has the list of its kind.
    lists: Object.fromEntries(names.map((name, at) => [name, listAt(name, at)])) as IndexLists,
  };
}

/** Bytes of one number of a list; of texts, which have no name, one. */
function sizeOf(name: Name | undefined): number {
  return name === undefined ? 1 : kinds[name].BYTES_PER_ELEMENT;
}

/** Where pieces of these sizes begin behind the lengths, and where the last ends. */
function beginsOf(sizes: readonly number[]): number[] {
  const begins = [HEAD];
  for (const size of sizes) begins.push((begins.at(-1) ?? 0) + aligned(size));
  return begins;
}

function textsIn(bytes: Uint8Array): string[] {
  return bytes.length === 0 ? [] : new TextDecoder().decode(bytes).split(BETWEEN);
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNED) * ALIGNED;
}
