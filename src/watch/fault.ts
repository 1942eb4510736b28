import { AppError } from "../errors.ts";

/** A failure as it is logged: its code, and for a bug the place in the program; never the message, which may quote people. */
export function fault(error: unknown): { code: string; stack?: string[] } {
  if (error instanceof AppError) return { code: error.code };
  const stack = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return { code: "BUG", stack: stack.filter((line) => /^\s+at /.test(line)).slice(0, 12) };
}
