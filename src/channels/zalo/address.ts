/** Addresses of people on Zalo: the user's id, or for somebody who is not logged in the two ids of the web widget. */

/** Ids as Zalo makes them; anything else is not taken. */
const idForm = /^[A-Za-z0-9_.-]{1,100}$/;
const visitorMark = "anonymous";

/** Whom a message goes to, in Zalo's words. */
export type ZaloRecipient = { user_id: string } | { anonymous_id: string; conversation_id: string };

/** The address of a user, or null when this is no id. */
export function userAddress(id: string | undefined): string | null {
  return id !== undefined && idForm.test(id) ? id : null;
}

/** The address of a visitor who is not logged in: unlike any user's, because ids hold no space. */
export function visitorAddress(id: string | undefined, conversation: string | undefined): string | null {
  if (userAddress(id) === null || userAddress(conversation) === null) return null;
  return `${visitorMark} ${id} ${conversation}`;
}

/** Whom Zalo means by an address that was made here. */
export function recipientOf(address: string): ZaloRecipient {
  const [mark, anonymous_id, conversation_id] = address.split(" ");
  if (mark !== visitorMark || anonymous_id === undefined || conversation_id === undefined) return { user_id: address };
  return { anonymous_id, conversation_id };
}

/** Whether an address is that of a visitor who is not logged in. */
export function isVisitor(address: string): boolean {
  return address.startsWith(`${visitorMark} `);
}
