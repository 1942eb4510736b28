/** Where a page of the queue ended: place in the queue and id of its last case, opaque to the console. */
export interface CaseCursor {
  urgency: number;
  id: string;
}

/** A cursor as text for a link. */
export function writeCursor(cursor: CaseCursor): string {
  return Buffer.from(`${cursor.urgency} ${cursor.id}`).toString("base64url");
}

/** The cursor of a text that came back, or null when it is none of ours. */
export function readCursor(text: string): CaseCursor | null {
  const [, urgency, id] = /^(\d{1,9}) ([0-9a-f-]{36})$/.exec(Buffer.from(text, "base64url").toString("utf8")) ?? [];
  return urgency && id ? { urgency: Number(urgency), id } : null;
}
