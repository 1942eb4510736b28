import type { Finding, Probe } from "../../conversation/probe.ts";
import type { BotApi } from "./bot-api.ts";
import { callFailure } from "./call-failure.ts";
import { channelName, webhookPath } from "./telegram-deps.ts";

/** Deadline of a look, in milliseconds. */
const lookMs = 5_000;
/** Updates that may wait at Telegram before a person must look. */
const pendingAtMost = 100;
/** How long an error of the webhook counts, in seconds. */
const recentSeconds = 600;

/** Looks whether Telegram brings updates here, or, where they are fetched, whether it can be reached. */
export function telegramProbe(api: BotApi, publicUrl: string | undefined): Probe {
  return {
    async look(now) {
      try {
        if (publicUrl !== undefined) return await lookAtWebhook(api, `${publicUrl}${webhookPath}`, now);
        await api.call("getMe", {}, { ms: lookMs });
        return [];
      } catch (error) {
        const { failure } = callFailure(error);
        const refused = failure.is === "refused" && (failure.status === 401 || failure.status === 404);
        return [finding(refused ? "token-refused" : "platform-unreachable")];
      }
    },
  };
}

async function lookAtWebhook(api: BotApi, url: string, now: Date): Promise<Finding[]> {
  const info = await api.call("getWebhookInfo", {}, { ms: lookMs });
  if (info.url !== url) return [finding("webhook-missing")];
  const failedAgo = now.getTime() / 1000 - (info.last_error_date ?? 0);
  const { pending_update_count: pending } = info;
  return [
    ...(pending > pendingAtMost ? [{ ...finding("webhook-pending"), value: pending }] : []),
    ...(failedAgo <= recentSeconds ? [finding("webhook-failing")] : []),
  ];
}

function finding(alarm: Finding["alarm"]): Finding {
  return { alarm, channel: channelName };
}
