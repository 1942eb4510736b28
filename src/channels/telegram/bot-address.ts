/** The address that opens a chat with the bot; pressing Start there sends `/start <payload>` (core.telegram.org/bots/features#deep-linking). */
export function botAddress(username: string, payload: string): string {
  return `https://t.me/${username}?start=${encodeURIComponent(payload)}`;
}
