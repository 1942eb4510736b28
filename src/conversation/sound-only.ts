/** Boxes that hold others on the way to what a track is. */
const containers = ["moov", "trak", "mdia"];
/** Boxes looked at; a recording has some dozens. */
const boxesAtMost = 1_000;

/**
 * Whether an MP4 or 3GP file holds sound and no moving picture: many phones record speech into a container that is called a
 * video. False for anything that cannot be read.
 */
export function soundOnly(bytes: Uint8Array): boolean {
  const handlers = handlersIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return handlers.includes("soun") && !handlers.includes("vide");
}

/** What each track is handled as: "soun", "vide", … */
function handlersIn(file: Buffer): string[] {
  const handlers: string[] = [];
  const open = [{ at: 0, end: file.length }];
  for (let looked = 0; looked < boxesAtMost; looked += 1) {
    const here = open.at(-1);
    if (!here) break;
    const box = boxAt(file, here.at, here.end);
    if (!box) {
      open.pop();
      continue;
    }
    here.at = box.end;
    if (containers.includes(box.type)) open.push({ at: box.begin, end: box.end });
    // Version, flags and a field of no use come before the name.
    if (box.type === "hdlr" && box.begin + 12 <= box.end)
      handlers.push(file.toString("latin1", box.begin + 8, box.begin + 12));
  }
  return handlers;
}

/** The box at a place: what is in it lies from `begin` to `end`. Null where none fits. */
function boxAt(file: Buffer, at: number, end: number): { type: string; begin: number; end: number } | null {
  if (at + 8 > end) return null;
  const short = file.readUInt32BE(at);
  if (short === 1 && at + 16 > end) return null;
  const size = short === 0 ? end - at : short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short;
  const begin = at + (short === 1 ? 16 : 8);
  if (at + size > end || at + size < begin) return null;
  return { type: file.toString("latin1", at + 4, at + 8), begin, end: at + size };
}
