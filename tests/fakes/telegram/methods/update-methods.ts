import { isIP } from "node:net";
import { badRequest } from "../bot-api-error.ts";
import type { CallParams } from "../call-params.ts";
import type { UpdateKind } from "../pending-update.ts";
import type { Platform } from "../platform.ts";
import type { Methods } from "./method.ts";

const webhookPorts = ["", "80", "88", "443", "8443"];
const ownKinds: readonly UpdateKind[] = ["message", "edited_message", "callback_query", "my_chat_member"];

/** How the bot hears of what happens: by a webhook, or by asking. */
export const updateMethods: Methods<"getUpdates" | "setWebhook" | "deleteWebhook" | "getWebhookInfo"> = {
  getUpdates: (platform, { params, onClosed }) => {
    readAllowed(platform, params);
    const request = {
      offset: params.number("offset") ?? 0,
      limit: within(1, params.number("limit") ?? 100, 100),
      timeout: within(0, params.number("timeout") ?? 0, 50),
    };
    return platform.poll.fetch(request, onClosed);
  },
  setWebhook: (platform, { params }) => {
    const url = params.text("url");
    const secret = readSecret(params.text("secret_token"));
    const address = url === "" ? undefined : readAddress(url);
    readAllowed(platform, params);
    if (params.flag("drop_pending_updates")) platform.deliveries.dropAll();
    if (!address) platform.deliveries.removeWebhook();
    else {
      const maxConnections = within(1, params.number("max_connections") ?? 40, 100);
      platform.setWebhook({ url: address, secret, maxConnections });
    }
    return true;
  },
  deleteWebhook: ({ deliveries }, { params }) => {
    if (params.flag("drop_pending_updates")) deliveries.dropAll();
    deliveries.removeWebhook();
    return true;
  },
  getWebhookInfo: ({ deliveries }) => {
    const { webhook, lastError, allowed, waiting } = deliveries;
    return {
      url: webhook?.url.href ?? "",
      has_custom_certificate: false,
      pending_update_count: waiting.length,
      ...(lastError ? { last_error_date: lastError.date, last_error_message: lastError.message } : {}),
      ...(webhook ? { max_connections: webhook.maxConnections, ip_address: "127.0.0.1" } : {}),
      ...(allowed ? { allowed_updates: [...allowed] } : {}),
    };
  },
};

/** An empty list means all kinds; without a list the last one stays. Kinds this fake never sends are forgotten. */
function readAllowed(platform: Platform, params: CallParams): void {
  const kinds = params.structure("allowed_updates");
  if (!Array.isArray(kinds)) return;
  const known = ownKinds.filter((kind) => kinds.includes(kind));
  platform.deliveries.allowed = kinds.length === 0 ? undefined : known;
}

function readSecret(secret: string): string {
  if (secret.length > 256) throw badRequest("secret token is too long");
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest("secret token contains unallowed characters");
  return secret;
}

/** The real platform takes HTTPS only. Plain HTTP is let through to this machine alone, for tests. */
function readAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address && isLoopback(address.hostname)) return address;
  if (address?.protocol !== "https:") throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  if (!webhookPorts.includes(address.port)) {
    throw badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
  }
  return address;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || (isIP(host) === 4 && host.startsWith("127."));
}

function within(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
