import { isRecord } from "./call-params.ts";
import type { FakeTelegram } from "./fake-telegram.ts";
import type { Person } from "./person.ts";

const retryAfter = 3;
const slowness = 5000;

interface Action {
  fake: FakeTelegram;
  person: Person;
  /** What the page sent, as it came. */
  input: Record<string, unknown>;
}

const actions: Record<string, (action: Action) => void> = {
  send: ({ person, input }) => void person.send(String(input.text)),
  press: ({ person, input }) => press(person, input),
  edit: ({ person, input }) => void person.editMessage(Number(input.message), String(input.text)),
  start: ({ person }) => person.start(),
  location: ({ person }) => void person.sendLocation(),
  contact: ({ person }) => void person.shareContact(),
  card: ({ person }) =>
    void person.shareContact({ phone_number: "84987654321", first_name: "Người khác", user_id: 42 }),
  voice: ({ person }) => void person.sendVoice(Buffer.from("OggS, a voice of nobody")),
  sticker: ({ person }) => void person.sendSticker(),
  block: ({ person }) => person.block(),
  unblock: ({ person }) => person.unblock(),
  misbehave: ({ fake, input }) => misbehave(fake, String(input.what), Number(input.times)),
};

/** Does what a button of the page asks for. Throws an Error with words for the page when that cannot be done. */
export function actFromPage(fake: FakeTelegram, input: unknown): void {
  if (!isRecord(input)) throw new Error("The page sent no object");
  const action = actions[String(input.do)];
  if (!action) throw new Error(`The page knows no action ${JSON.stringify(input.do)}`);
  action({ fake, person: fake.user(Number(input.person)), input });
}

function press(person: Person, { message, label, data }: Record<string, unknown>): void {
  const shown = person.messages.find(({ id }) => id === message);
  if (message === undefined) person.press(String(label));
  else if (!shown) throw new Error("That message is gone");
  else person.pressOld(shown, (button) => "callback_data" in button && button.callback_data === data);
}

function misbehave(fake: FakeTelegram, what: string, times: number): void {
  const { callRules, deliveryRules } = fake;
  const ways: Record<string, () => void> = {
    "429": () => callRules.tooManyRequests({ times, retryAfter }),
    "500": () => callRules.fail({ times }),
    "502": () => callRules.fail({ times, code: 502 }),
    lost: () => callRules.loseAnswers({ times }),
    broken: () => callRules.breakConnections({ times }),
    slow: () => callRules.delayAnswers({ times, milliseconds: slowness }),
    hang: () => callRules.hang({ times }),
    duplicate: () => deliveryRules.duplicate(times),
    twins: () => deliveryRules.duplicate(times, { atOnce: true }),
    swap: () => deliveryRules.reorder(times),
    split: () => deliveryRules.split("inside-letters", times),
    parallel: () => {
      deliveryRules.inParallel = true;
    },
    calm: () => fake.calm(),
  };
  const way = ways[what];
  if (!way) throw new Error(`The platform does not know how to misbehave by ${JSON.stringify(what)}`);
  way();
}
