import { type JsonObject, listAt, objectWith, textAt, urlAt } from "./json-shape.ts";
import type { ZaloButton } from "./payloads.ts";
import { Refusal } from "./refusal.ts";

const mostButtons = 5;
const longestTitle = 100;
const longestPayload = 1000;

/** The buttons of a message, if Zalo would show them. */
export function buttonsOf(value: unknown): ZaloButton[] {
  const buttons = listAt(value, "buttons");
  if (buttons.length === 0) throw new Refusal(-201, "buttons is empty");
  if (buttons.length > mostButtons) throw new Refusal(-210, `${buttons.length} buttons, at most ${mostButtons}`);
  return buttons.map(buttonOf);
}

function buttonOf(value: unknown, at: number): ZaloButton {
  const name = `buttons[${at}]`;
  const button = objectWith(value, name, ["title", "type", "payload", "image_icon"]);
  const title = textAt(button.title, `${name}.title`, longestTitle);
  return withPayload(button, title, name);
}

function withPayload(button: JsonObject, title: string, name: string): ZaloButton {
  const { type, payload } = button;
  switch (type) {
    case "oa.query.hide":
    case "oa.query.show":
      return { title, type, payload: textAt(payload, `${name}.payload`, longestPayload) };
    case "oa.open.url": {
      const { url } = objectWith(payload, `${name}.payload`, ["url"]);
      return { title, type, payload: { url: urlAt(url, `${name}.payload.url`) } };
    }
    case "oa.open.phone": {
      const { phone_code } = objectWith(payload, `${name}.payload`, ["phone_code"]);
      return { title, type, payload: { phone_code: phoneAt(phone_code, name) } };
    }
    case "oa.open.sms": {
      const { content, phone_code } = objectWith(payload, `${name}.payload`, ["content", "phone_code"]);
      const text = textAt(content, `${name}.payload.content`, 160);
      return { title, type, payload: { content: text, phone_code: phoneAt(phone_code, name) } };
    }
    default:
      throw new Refusal(-233, `${name}.type "${String(type)}"`);
  }
}

function phoneAt(value: unknown, name: string): string {
  const phone = textAt(value, `${name}.payload.phone_code`, 15);
  if (!/^[0-9]{3,15}$/.test(phone)) throw new Refusal(-201, `${name}.payload.phone_code`);
  return phone;
}
