/** A part of an answer: a paragraph, or the lines of a list. */
export type AnswerPart = { is: "text"; text: string } | { is: "list"; items: string[] };

/** An answer taken apart: each line is a paragraph, lines that begin with "- " are a list. log.js does the same. */
export function answerParts(answer: string): AnswerPart[] {
  const parts: AnswerPart[] = [];
  for (const line of answer.split("\n").filter((one) => one.trim() !== "")) {
    const last = parts.at(-1);
    if (!line.startsWith("- ")) parts.push({ is: "text", text: line });
    else if (last?.is === "list") last.items.push(line.slice(2));
    else parts.push({ is: "list", items: [line.slice(2)] });
  }
  return parts;
}
