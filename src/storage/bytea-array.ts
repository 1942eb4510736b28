/** Type oid of bytea (PostgreSQL, pg_type.dat). */
const byteaOid = 17;
/** Number of dimensions, whether there are nulls, oid of the elements, length, index of the first. */
const headBytes = 20;

/**
 * Values of a bytea[] in the binary form of the wire protocol (array_recv and bytearecv of PostgreSQL): the driver sends a
 * Buffer as it is, where an array of Buffers would be written out as hex digits, and read again by the server.
 */
export function byteaArray(values: readonly Buffer[]): Buffer {
  const bytes = values.reduce((sum, value) => sum + 4 + value.length, values.length === 0 ? 12 : headBytes);
  const array = Buffer.alloc(bytes);
  array.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  array.writeInt32BE(byteaOid, 8);
  if (values.length === 0) return array;
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16);
  let at = headBytes;
  for (const value of values) {
    array.writeInt32BE(value.length, at);
    array.set(value, at + 4);
    at += 4 + value.length;
  }
  return array;
}
