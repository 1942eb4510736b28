import type { Announce } from "../../conversation/ports.ts";
import type { EventStream } from "./event-stream.ts";

/** Open streams one conversation may have; a further one closes the oldest, which is mostly a dead connection. */
const streamsPerConversation = 4;
/** Open streams of this process; beyond it browsers fall back to polling. */
const streamsAtMost = 5_000;
const heartbeatMs = 15_000;

/** The open answer streams of this process. */
export interface Hub {
  /** Given to the message path: hands committed messages to the open streams of their conversation. */
  announce: Announce;
  /** Takes a stream in until it ends; false when this process is full. */
  join(address: string, stream: EventStream): boolean;
  /** Sends a heartbeat on every stream and looks for messages that another process committed. */
  beat(): Promise<void>;
  /** Starts the heartbeat. */
  start(): void;
  /** Ends all streams; browsers come back to another process or after the restart. */
  close(): void;
}

/** An empty hub. It is made before the message path and the web channel, which both need it. */
export function createHub(): Hub {
  const streams = new Map<string, Set<EventStream>>();
  let timer: NodeJS.Timeout | undefined;
  const all = () => [...streams.values()].flatMap((set) => [...set]);
  const leave = (address: string, stream: EventStream) => {
    const set = streams.get(address);
    set?.delete(stream);
    if (set?.size === 0) streams.delete(address);
  };
  const beat = async () => {
    await Promise.all(all().map((stream) => stream.beat()));
  };
  return {
    beat,
    announce: ({ channel, address, messages }) => {
      if (channel !== "web") return;
      for (const stream of streams.get(address) ?? []) stream.offer(messages);
    },
    join: (address, stream) => {
      const set = streams.get(address) ?? new Set();
      if (set.size === 0 && streams.size >= streamsAtMost) return false;
      for (const oldest of [...set].slice(0, Math.max(0, set.size - streamsPerConversation + 1))) oldest.end();
      streams.set(address, set.add(stream));
      stream.onEnd(() => leave(address, stream));
      return true;
    },
    start: () => {
      timer ??= setInterval(() => void beat(), heartbeatMs);
      timer.unref();
    },
    close: () => {
      clearInterval(timer);
      timer = undefined;
      for (const stream of all()) stream.end();
    },
  };
}
