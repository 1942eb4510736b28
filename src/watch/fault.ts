import { framesOf } from "../conversation/frames-of.ts";
import { AppError } from "../errors.ts";

/** A failure as it is logged: its code, and for a bug the place in the program; never the message, which may quote people. */
export function fault(error: unknown): { code: string; stack?: string[] } {
  if (error instanceof AppError) return { code: error.code };
  return { code: "BUG", stack: framesOf(error) };
}
