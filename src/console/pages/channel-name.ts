import type { Frame } from "./frame.ts";

const named = ["web", "zalo", "telegram", "server"];

/** A channel as people call it; one without a name of its own is shown by its id. */
export function channelName({ t }: Frame, channel: string): string {
  return named.includes(channel) ? t(`watch.channels.${channel}`) : channel;
}
