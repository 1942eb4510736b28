/** The version 4 UUID that 16 bytes make, random ones or of a hash; further bytes are left out. */
export function uuidOf(of: Uint8Array): string {
  const bytes = Buffer.from(of.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
