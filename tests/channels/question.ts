import type { Question } from "../../src/flow/message.ts";

/** A question with two choices. */
export function question(prompt: number, changes: Partial<Question> = {}): Question {
  return {
    kind: "question",
    text: "Anh/chị muốn làm gì?",
    prompt,
    expects: "choice",
    choices: [
      { id: "check", label: "Kiểm tra hỗ trợ" },
      { id: "complaint", label: "Gửi phản ánh" },
    ],
    commands: [{ id: "command:help", label: "Trợ giúp" }],
    ...changes,
  };
}
