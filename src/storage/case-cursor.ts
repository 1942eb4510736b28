/** Where a page of the queue ended: time and id of its last case, opaque to the console. */
export interface CaseCursor {
  receivedAt: Date;
  id: string;
}

/** A cursor as text for a link. */
export function writeCursor(cursor: CaseCursor): string {
  return Buffer.from(`${cursor.receivedAt.getTime()} ${cursor.id}`).toString("base64url");
}

/** The cursor of a text that came back, or null when it is none of ours. */
export function readCursor(text: string): CaseCursor | null {
  const [, time, id] = /^(\d{1,15}) ([0-9a-f-]{36})$/.exec(Buffer.from(text, "base64url").toString("utf8")) ?? [];
  return time && id ? { receivedAt: new Date(Number(time)), id } : null;
}
