import type { User } from "@grammyjs/types";
import type { CallbackAnswer } from "./callback-queries.ts";
import { Participant } from "./participant.ts";
import type { Platform } from "./platform.ts";

/** What is known of a person; the rest has defaults. */
export type PersonProfile = Partial<Omit<User, "id" | "is_bot">>;

/** A person with their private chat with the bot. */
export class Person extends Participant {
  constructor(platform: Platform, id: number, profile: PersonProfile) {
    const { first_name = `Người ${id % 1000}`, ...rest } = profile;
    const user: User = { id, is_bot: false, first_name, language_code: "vi", ...rest };
    const { last_name, username } = user;
    const chat = {
      id,
      type: "private",
      first_name,
      ...(last_name ? { last_name } : {}),
      ...(username ? { username } : {}),
    };
    // Until they write, the bot cannot.
    super(platform, user, platform.openRoom({ ...chat, type: "private" }, "left"));
  }

  get id(): number {
    return this.user.id;
  }

  /** The words the bot answered to the buttons they pressed, in any chat. */
  get answers(): CallbackAnswer[] {
    return this.platform.queries.answersTo(this.id);
  }

  /** Opens the bot by its link, with what the link carries. */
  start(payload = ""): void {
    if (!/^[A-Za-z0-9_-]{0,64}$/.test(payload))
      throw new Error(`"${payload}" is no payload of a link: 64 of A-Za-z0-9_-`);
    this.send(payload === "" ? "/start" : `/start ${payload}`);
  }

  block(): void {
    if (this.room.botStatus !== "kicked") this.platform.changeBotStatus(this.room, this.user, "kicked");
  }

  unblock(): void {
    if (this.room.botStatus === "kicked") this.platform.changeBotStatus(this.room, this.user, "member");
  }
}
