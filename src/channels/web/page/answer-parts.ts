/** A part of an answer: a paragraph, or the lines of a list. */
export type AnswerPart = { is: "text"; text: string } | { is: "list"; items: string[] };

/** An answer taken apart: blank lines part paragraphs, lines that begin with "- " are a list. */
export function answerParts(answer: string): AnswerPart[] {
  const parts: AnswerPart[] = [];
  for (const block of answer.split(/\n{2,}/)) {
    let open: Extract<AnswerPart, { is: "list" }> | null = null;
    for (const line of block.split("\n").filter((one) => one.trim() !== "")) {
      const item = /^- (.*)$/.exec(line)?.[1];
      if (item === undefined) {
        open = null;
        parts.push({ is: "text", text: line });
      } else if (open) {
        open.items.push(item);
      } else {
        open = { is: "list", items: [item] };
        parts.push(open);
      }
    }
  }
  return parts;
}
