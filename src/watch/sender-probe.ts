import type { Probe } from "../conversation/probe.ts";
import type { Sender } from "../conversation/sender/sender.ts";

/** A channel whose settings are wrong is found at once. */
export function senderProbe(sender: Pick<Sender, "state">): Probe {
  return {
    look: async () =>
      sender
        .state()
        .flatMap(({ channel, stopped }) => (stopped ? [{ alarm: "channel-stopped" as const, channel }] : [])),
  };
}
