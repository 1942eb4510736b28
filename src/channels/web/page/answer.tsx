import { answerParts } from "./answer-parts.ts";

/** An answer with its paragraphs and lists. */
export function Answer({ text }: { text: string }) {
  return answerParts(text).map((part) => (part.is === "list" ? <Items items={part.items} /> : <p>{part.text}</p>));
}

/** A list of texts. */
export function Items({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
