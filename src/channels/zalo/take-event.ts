import { LimitedMap } from "../../conversation/limited-map.ts";
import type { PressCodes } from "../../conversation/screens/press-code.ts";
import type { Input } from "../../flow/input.ts";
import type { AccountNames } from "./account-names.ts";
import type { ZaloEvent } from "./event-shape.ts";
import { type FilesSent, fileKeeper } from "./keep-files.ts";
import { type Happening, keyOf, readEvent } from "./read-event.ts";
import type { ReplyWindow } from "./reply-window.ts";
import type { SentMessages } from "./sent-messages.ts";
import { channelName, type ZaloDeps } from "./zalo-deps.ts";

/** Events with files that are remembered as done, so that a repetition does not fetch them again. */
const doneAtMost = 5_000;

/** What taking events needs. */
export interface TakingParts {
  deps: ZaloDeps;
  codes: PressCodes;
  sent: SentMessages;
  names: AccountNames;
  window: ReplyWindow;
  /** Aborts when the channel closes. */
  closing: AbortSignal;
}

type Of<K extends Happening["is"]> = Extract<Happening, { is: K }>;

/**
 * Takes one event that is known to be Zalo's: hands what a person did to the message path. Resolves when the event need
 * not come again; throws STORAGE_UNAVAILABLE when it must.
 */
export function eventTaker(parts: TakingParts): (event: ZaloEvent) => Promise<void> {
  const { deps, codes, sent } = parts;
  const takeFiles = filesTaker(parts);
  const ignored = async () => deps.tally.count("received", channelName, "ignored");
  return async (event) => {
    const key = keyOf(event);
    const happening = readEvent(event, codes);
    switch (happening.is) {
      case "said":
        return receive(deps, { key, address: happening.address, input: happening.input });
      case "files":
        return takeFiles({ key, ...happening });
      case "followed":
        await deps.deliveries.setAway(channelName, happening.address, null);
        return receive(deps, { key, address: happening.address, input: { kind: "start" } });
      case "unfollowed":
        await deps.deliveries.setAway(channelName, happening.address, { code: "zalo-unfollowed", at: happening.at });
        return ignored();
      case "withdrew":
        return forget(parts, happening.address);
      case "officer-wrote":
        if (sent.has(happening.messageId)) return ignored();
        return receive(deps, { key, address: happening.address, input: { kind: "taken-over" } });
      case "nothing":
        return ignored();
      case "unknown":
        deps.log.info({ channel: channelName, event: shownEvent(event) }, "an event of Zalo that we do not know");
        return ignored();
    }
  };
}

interface Taken {
  key: string;
  address: string;
  input: Input;
}

async function receive({ receiver, now }: ZaloDeps, { key, address, input }: Taken): Promise<void> {
  await receiver.receive({ channel: channelName, key, address, input, at: now().toISOString() });
}

function filesTaker({ deps, closing }: TakingParts): (sent: FilesSent & Of<"files">) => Promise<void> {
  const { config, fileMaxBytes: atMost, fetch: fetcher = fetch } = deps;
  const keep = fileKeeper({ ...deps, fetch: fetcher, hosts: config.fileHosts, atMost, closing });
  const done = new LimitedMap<string, true>(doneAtMost);
  return async (sent) => {
    const { key, address } = sent;
    if (done.has(`${address} ${key}`)) return;
    const [first, second] = await keep(sent);
    if (first) await receive(deps, { key, address, input: first });
    if (second) await receive(deps, { key: `${key} 2`, address, input: second });
    done.set(`${address} ${key}`, true);
  };
}

/** The person takes back their data. */
async function forget({ deps, names, window }: TakingParts, address: string): Promise<void> {
  await deps.receiver.forget({ channel: channelName, address });
  names.forget(address);
  window.forget(address);
  deps.tally.count("received", channelName, "withdrawn");
}

/** The name of an event as the log may have it. */
function shownEvent({ event_name: name }: ZaloEvent): string {
  return /^[a-z_]{1,60}$/.test(name) ? name : "unreadable";
}
