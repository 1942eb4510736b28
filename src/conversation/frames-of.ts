/** Where an error arose: stack frames without the message, which might quote what a person wrote. */
export function framesOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return lines.filter((line) => /^\s+at /.test(line)).slice(0, 12);
}
