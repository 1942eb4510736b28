import type {
  ChatNowEvent,
  EventMessage,
  FollowEvent,
  MessageEvent,
  MessageEventName,
  SubmitInfoEvent,
  SubmittedInfo,
  TagEvent,
  WithdrawEvent,
} from "./payloads.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** The account and app that events belong to. */
export interface Account {
  appId: string;
  oaId: string;
}

/** A person by the two ids that events name. */
export interface EventPerson {
  id: string;
  /** Absent for visitors who are not logged in. */
  idByApp?: string;
}

/** What the account said, and which officer if it was one. */
export interface AccountWords {
  message: EventMessage;
  adminId?: string;
}

/** Writes events in the shapes that Zalo documents, fields in its order, each with a time of its own. */
export class EventWriter {
  readonly #account: Account;
  readonly #clock: VirtualClock;

  constructor(account: Account, clock: VirtualClock) {
    this.#account = account;
    this.#clock = clock;
  }

  /** Something that the person wrote, saw or reacted to. */
  fromPerson(name: MessageEventName, { id, idByApp }: EventPerson, message: EventMessage): MessageEvent {
    return {
      app_id: this.#account.appId,
      sender: { id },
      ...(idByApp !== undefined && { user_id_by_app: idByApp }),
      recipient: { id: this.#account.oaId },
      event_name: name,
      message,
      timestamp: this.#clock.stamp(),
    };
  }

  /** The echo of something that the account said; with the admin's id when an officer wrote it in the console. */
  fromAccount(name: MessageEventName, person: EventPerson, { message, adminId }: AccountWords): MessageEvent {
    return {
      app_id: this.#account.appId,
      sender: { id: this.#account.oaId, ...(adminId !== undefined && { admin_id: adminId }) },
      ...(person.idByApp !== undefined && { user_id_by_app: person.idByApp }),
      recipient: { id: person.id },
      event_name: name,
      message,
      timestamp: this.#clock.stamp(),
    };
  }

  follow(name: "follow" | "unfollow", person: Required<EventPerson>): FollowEvent {
    return {
      app_id: this.#account.appId,
      oa_id: this.#account.oaId,
      follower: { id: person.id },
      user_id_by_app: person.idByApp,
      event_name: name,
      ...(name === "follow" && { source: "oa_profile" as const }),
      timestamp: this.#clock.stamp(),
    };
  }

  submitInfo(person: Required<EventPerson>, info: SubmittedInfo): SubmitInfoEvent {
    return {
      app_id: this.#account.appId,
      sender: { id: person.id },
      user_id_by_app: person.idByApp,
      recipient: { id: this.#account.oaId },
      event_name: "user_submit_info",
      info,
      timestamp: this.#clock.stamp(),
    };
  }

  chatNow(person: Required<EventPerson>): ChatNowEvent {
    return {
      oa_id: this.#account.oaId,
      user_id: person.id,
      user_id_by_app: person.idByApp,
      app_id: this.#account.appId,
      event_name: "user_click_chatnow",
      timestamp: this.#clock.stamp(),
    };
  }

  withdraw(person: Required<EventPerson>): WithdrawEvent {
    return {
      app_id: this.#account.appId,
      oa_id: this.#account.oaId,
      user_id: person.id,
      user_id_by_app: person.idByApp,
      event_name: "user_withdraw",
      timestamp: this.#clock.stamp(),
    };
  }

  tagged(name: string, userIds: string[]): TagEvent {
    return {
      app_id: this.#account.appId,
      oa_id: this.#account.oaId,
      event_name: "add_user_to_tag",
      tag: { name, user_ids: userIds },
      timestamp: this.#clock.stamp(),
    };
  }
}
