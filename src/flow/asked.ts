import type { Question } from "./message.ts";

/** A question before it is numbered. */
export type Asked = Pick<Question, "text" | "expects" | "choices" | "filesAtMost">;
