import type {
  Announce,
  InboundEvent,
  OutboundMessage,
  Outbox,
  Received,
  Receiver,
  Said,
} from "../../../src/conversation/ports.ts";
import type { Input } from "../../../src/flow/input.ts";
import type { Message } from "../../../src/flow/message.ts";
import { MemoryFiles } from "../memory-files.ts";

interface Talk {
  said: number;
  mailbox: OutboundMessage[];
  keys: Set<string>;
  inputs: Input[];
}

function saidTo(address: string, messages: OutboundMessage[]): Said {
  return { channel: "web", address, conversationId: address, messages, delivery: "here" };
}

/** What a conversation answers to an input; `inputs` are all so far, this one included. */
export type Script = (input: Input, inputs: Input[]) => Message[];

/** A Receiver, Outbox and FileStore that keep the promises of the ports in memory, and answer by a script. */
export class MemoryConversation extends MemoryFiles implements Receiver, Outbox {
  readonly talks = new Map<string, Talk>();
  /** Set to play a lane that is busy: events are kept until `release()`. */
  busy = false;
  announce: Announce = () => {};
  readonly #script: Script;
  #kept: InboundEvent[] = [];

  constructor(script: Script) {
    super();
    this.#script = script;
  }

  async receive(event: InboundEvent): Promise<Received> {
    this.requireStorage();
    const talk = this.talk(event.address);
    if (talk.keys.has(event.key)) return { outcome: "duplicate" };
    talk.keys.add(event.key);
    if (this.busy) {
      this.#kept.push(event);
      return { outcome: "kept" };
    }
    return { outcome: "done", messages: this.#turn(event) };
  }

  async forget({ address }: { address: string }): Promise<void> {
    this.requireStorage();
    this.talks.delete(address);
  }

  /** Takes the turns of all kept events. */
  release(): void {
    this.busy = false;
    for (const event of this.#kept.splice(0)) this.#turn(event);
  }

  /** Says something that no input asked for; `announced: false` plays another process. */
  say(address: string, message: Message, { announced = true } = {}): OutboundMessage {
    const talk = this.talk(address);
    talk.said += 1;
    const outbound = { n: talk.said, at: "2026-03-02T02:00:00.000Z", lang: "vi", message };
    talk.mailbox.push(outbound);
    if (announced) this.announce(saidTo(address, [outbound]));
    return outbound;
  }

  // biome-ignore lint/complexity/useMaxParams: the port has four
  async messagesAfter(_channel: string, address: string, after: number, limit: number): Promise<OutboundMessage[]> {
    this.requireStorage();
    return this.talk(address)
      .mailbox.filter(({ n }) => n > after)
      .slice(0, limit);
  }

  async acknowledge(_channel: string, address: string, upTo: number): Promise<void> {
    this.requireStorage();
    const talk = this.talk(address);
    talk.mailbox = talk.mailbox.filter(({ n }) => n > upTo);
  }

  talk(address: string): Talk {
    const talk = this.talks.get(address) ?? { said: 0, mailbox: [], keys: new Set(), inputs: [] };
    this.talks.set(address, talk);
    return talk;
  }

  #turn(event: InboundEvent): OutboundMessage[] {
    const { inputs } = this.talk(event.address);
    inputs.push(event.input);
    const messages = this.#script(event.input, inputs).map((message) =>
      this.say(event.address, message, { announced: false }),
    );
    this.announce(saidTo(event.address, messages));
    return messages;
  }
}
