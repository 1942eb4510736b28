/** The account writes to a person: rules, window, the line in the chat, and the echo. Knows no HTTP. */
import type { FakePerson } from "./fake-person.ts";
import type { FakeVisitor } from "./fake-visitor.ts";
import { fileAttachment, pictureAttachment } from "./file-messages.ts";
import { objectWith, textAt } from "./json-shape.ts";
import { type MediaContent, type MessageContent, messageContentOf } from "./message-rules.ts";
import type { EventMessage, MessageEventName, SentMessage } from "./payloads.ts";
import { Refusal } from "./refusal.ts";
import { takeQuota } from "./reply-window.ts";
import type { ShownFile, ShownMessage } from "./shown-message.ts";
import type { Delivery } from "./webhook.ts";
import type { World } from "./world.ts";

/** Sends a customer-service message, given as the body of the call. */
export function sendToPerson(body: unknown, world: World): SentMessage {
  const { recipient, message } = objectWith(body, "body", ["recipient", "message"]);
  const person = personOf(recipient, world);
  const content = messageContentOf(message, world.uploads);
  const quota = takeQuota(person, world);
  const shown = shownOf(content, world);
  person.chat.add(shown);
  if (world.echo && !content.asksInfo) echo(person, { shown, content }, world);
  return {
    message_id: shown.id,
    user_id: person.id,
    sent_time: String(shown.at),
    ...(world.quotaInAnswers && { quota: { quota_type: quota } }),
  };
}

/** Answers a visitor who is not logged in, or puts an icon on a message. Older than version 3, and otherwise shut down. */
export function sendByVersion2(body: unknown, world: World): unknown {
  const { recipient, message, sender_action } = objectWith(body, "body", ["recipient", "message", "sender_action"]);
  if (sender_action !== undefined) return react(recipient, sender_action, world);
  const visitor = visitorOf(recipient, world);
  const shown = shownOf(messageContentOf(message, world.uploads), world);
  visitor.chat.add(shown);
  return { message_id: shown.id, anonymous_id: visitor.id, conversation_id: visitor.conversationId };
}

/** The person that a body names; ids must be strings. */
export function personOf(recipient: unknown, world: World): FakePerson {
  const { user_id } = objectWith(recipient, "recipient", ["user_id"]);
  const person = world.people.get(textAt(user_id, "recipient.user_id", 40));
  if (!person) throw new Refusal(-201, "recipient.user_id");
  return person;
}

/** What an officer wrote, and who it was. */
export interface OfficerWords {
  text: string;
  adminId: string;
}

/** An officer writes in the console of the account: appears in the chat and comes as an event with the admin's id. */
export function writeAsOfficer(person: FakePerson, { text, adminId }: OfficerWords, world: World): Promise<Delivery> {
  const id = world.ids.next("message");
  person.chat.add({ id, from: "officer", at: world.clock.now(), text, adminId });
  const event = world.events.fromAccount("oa_send_text", person, { message: { text, msg_id: id }, adminId });
  return world.webhook.emit(event, person.id);
}

function visitorOf(recipient: unknown, world: World): FakeVisitor {
  const ids = objectWith(recipient, "recipient", ["user_id", "anonymous_id", "conversation_id"]);
  if (ids.user_id !== undefined) throw new Refusal(-240);
  const visitor = world.visitors.get(textAt(ids.anonymous_id, "recipient.anonymous_id", 40));
  if (!visitor || visitor.conversationId !== ids.conversation_id) throw new Refusal(-201, "recipient");
  return visitor;
}

function react(recipient: unknown, action: unknown, world: World): unknown {
  const person = personOf(recipient, world);
  const { react_icon, react_message_id } = objectWith(action, "sender_action", ["react_icon", "react_message_id"]);
  const icon = textAt(react_icon, "sender_action.react_icon", 20);
  const message = person.messages.find(({ id }) => id === react_message_id);
  if (!message) throw new Refusal(-201, "sender_action.react_message_id");
  message.reactions = [...(message.reactions ?? []), icon];
  return { message_id: message.id, user_id: person.id };
}

function shownOf({ media, file, ...words }: MessageContent, world: World): ShownMessage {
  return {
    id: world.ids.next("message"),
    from: "bot",
    at: world.clock.now(),
    ...words,
    ...(media && { image: pictureOf(media, world) }),
    ...(file && { file: world.files.keep(file.name, file.bytes) }),
  };
}

function pictureOf({ asset, url = "" }: MediaContent, world: World): ShownFile {
  return asset ? world.files.keep(asset.name, asset.bytes) : { url, name: url };
}

interface Said {
  shown: ShownMessage;
  content: MessageContent;
}

function echo(person: FakePerson, said: Said, world: World): void {
  const { name, message } = echoOf(said);
  void world.webhook.emit(world.events.fromAccount(name, person, { message }), person.id);
}

function echoOf({ shown, content }: Said): { name: MessageEventName; message: EventMessage } {
  const message = { msg_id: shown.id, ...(shown.text !== undefined && { text: shown.text }) };
  if (content.file && shown.file) {
    const attachments = [fileAttachment(shown.file, content.file.bytes)];
    return { name: "oa_send_file", message: { ...message, attachments } };
  }
  if (content.media && shown.image) {
    const type = content.media.type === "gif" ? "gif" : "image";
    const attachments = [pictureAttachment(type, shown.image)];
    return { name: `oa_send_${content.media.type}`, message: { ...message, attachments } };
  }
  return { name: "oa_send_text", message };
}
