/**
 * What Zalo's Official Account OpenAPI says and hears, written down from its documentation (no package has these types).
 * Ids and times are strings: ids exceed 2^53. Nothing here runs.
 */

/** A text that a query button sends back as if the person had typed it; `show` also displays it in the chat. */
export interface QueryButton {
  title: string;
  type: "oa.query.hide" | "oa.query.show";
  payload: string;
}

/** A button that opens a web page. */
export interface UrlButton {
  title: string;
  type: "oa.open.url";
  payload: { url: string };
}

/** A button that calls a number. */
export interface PhoneButton {
  title: string;
  type: "oa.open.phone";
  payload: { phone_code: string };
}

/** A button that opens an SMS to a number. */
export interface SmsButton {
  title: string;
  type: "oa.open.sms";
  payload: { content: string; phone_code: string };
}

/** A button under a message; at most five, titles of at most 100 characters, payloads of at most 1,000. */
export type ZaloButton = QueryButton | UrlButton | PhoneButton | SmsButton;

/** Which allowance a customer-service message was taken from. */
export type QuotaType = "reply" | "sub_quota" | "purchase_quota" | "reward_quota";

/** What a successful send answers with. */
export interface SentMessage {
  message_id: string;
  user_id: string;
  /** Milliseconds since 1970. */
  sent_time: string;
  quota?: { quota_type: QuotaType };
}

/** The body of every answer of the OpenAPI; failures have HTTP status 200 and another error than 0. */
export interface ZaloAnswer {
  error: number;
  message: string;
  data?: unknown;
}

/** The pair that OAuth hands out. */
export interface TokenAnswer {
  access_token: string;
  refresh_token: string;
  /** Seconds, as a string. */
  expires_in: string;
}

/** A file, photo, place or sticker in a message of a person or of the account. */
export type ZaloAttachment =
  | { type: "image" | "gif"; payload: { thumbnail: string; url: string } }
  | { type: "file"; payload: { url: string; size: string; name: string; checksum: string; type: string } }
  | { type: "location"; payload: { coordinates: { latitude: string; longitude: string } } }
  | { type: "audio"; payload: { url: string } }
  | { type: "video"; payload: { url: string; thumbnail: string; description: string } }
  | { type: "sticker"; payload: { url: string; id: string } }
  | { type: "link"; payload: { thumbnail: string; description: string; url: string } };

/** The message inside an event. */
export interface EventMessage {
  text?: string;
  msg_id?: string;
  quote_msg_id?: string;
  attachments?: ZaloAttachment[];
  /** Only of visitors who are not logged in. */
  conversation_id?: string;
  /** Only in user_seen_message. */
  msg_ids?: string[];
  /** Only in user_reacted_message. */
  react_icon?: string;
}

/** Events with a message, from or to a person. */
export interface MessageEvent {
  app_id: string;
  sender: { id: string; admin_id?: string };
  user_id_by_app?: string;
  recipient: { id: string };
  event_name: MessageEventName;
  message: EventMessage;
  timestamp: string;
}

/** Names of the events that carry a message. */
export type MessageEventName =
  | `user_send_${"text" | "image" | "gif" | "file" | "location" | "audio" | "video" | "sticker" | "link"}`
  | `oa_send_${"text" | "image" | "gif" | "file" | "sticker"}`
  | `anonymous_send_${"text" | "image" | "file" | "sticker"}`
  | `user_${"seen" | "received" | "reacted"}_message`;

/** Someone follows the account or stops following it: no sender, no message. */
export interface FollowEvent {
  app_id: string;
  oa_id: string;
  follower: { id: string };
  user_id_by_app: string;
  event_name: "follow" | "unfollow";
  source?: "oa_profile";
  timestamp: string;
}

/** Name and phone that a person shares on request; the older form has the address flat. */
export interface SubmittedInfo {
  name: string;
  /** With country code and no plus: 84901234567. */
  phone: string;
  user_dob?: string;
  gender?: string;
  full_address?: { user_city: string; user_ward: string; user_address: string };
  address?: string;
  city?: string;
  district?: string;
  ward?: string;
}

/** Answer to request_user_info. */
export interface SubmitInfoEvent {
  app_id: string;
  sender: { id: string };
  user_id_by_app: string;
  recipient: { id: string };
  event_name: "user_submit_info";
  info: SubmittedInfo;
  timestamp: string;
}

/** The person pressed the button that opens the chat; once per person. */
export interface ChatNowEvent {
  oa_id: string;
  user_id: string;
  user_id_by_app: string;
  app_id: string;
  event_name: "user_click_chatnow";
  timestamp: string;
}

/** The person wants their data deleted. */
export interface WithdrawEvent {
  app_id: string;
  oa_id: string;
  user_id: string;
  user_id_by_app: string;
  event_name: "user_withdraw";
  timestamp: string;
}

/** An officer put a label on people: neither sender nor recipient. */
export interface TagEvent {
  app_id: string;
  oa_id: string;
  event_name: "add_user_to_tag";
  tag: { name: string; user_ids: string[] };
  timestamp: string;
}

/** Everything that the webhook receives. */
export type ZaloEvent = MessageEvent | FollowEvent | SubmitInfoEvent | ChatNowEvent | WithdrawEvent | TagEvent;
