import type { FastifyError, FastifyPluginAsync, FastifyReply } from "fastify";
import type { Update } from "telegraf/types";
import { sameText } from "../../conversation/same-text.ts";
import { isStorageUnavailable } from "../../errors.ts";
import { channelName, type TelegramDeps, webhookPath } from "./telegram-deps.ts";

/** Updates are far smaller. */
const bodyLimit = 1024 * 1024;
/** Seconds after which Telegram shall bring an update again that could not be stored; it honours the header. */
const retryAfter = "5";

/** POST /telegram/webhook: verifies that Telegram brings the update, has it taken, and answers once it is safe. */
export function webhookRoute(
  { webhookSecret, tally }: Pick<TelegramDeps, "webhookSecret" | "tally">,
  take: (update: Update) => Promise<void>,
): FastifyPluginAsync {
  const refuse = (reply: FastifyReply, status: number, outcome: string): FastifyReply => {
    tally.count("refused", channelName, outcome);
    return reply.code(status).send({});
  };
  return async (app) => {
    // The whole body is decoded at once: a letter may lie in two chunks of it.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));
    app.setErrorHandler((error: FastifyError, _request, reply) => {
      if (error.statusCode === 413) return refuse(reply, 413, "too-large");
      throw error;
    });
    app.addHook("onRequest", async (request, reply) => {
      const secret = request.headers["x-telegram-bot-api-secret-token"];
      if (typeof secret !== "string" || !sameText(secret, webhookSecret)) return refuse(reply, 401, "wrong-secret");
    });
    app.post(webhookPath, { bodyLimit }, async (request, reply) => {
      const update = readBody(request.body);
      if (!update) return refuse(reply, 400, "unreadable");
      try {
        await take(update);
      } catch (error) {
        return reply
          .code(isStorageUnavailable(error) ? 503 : 500)
          .header("retry-after", retryAfter)
          .send({});
      }
      return reply.send({});
    });
  };
}

function readBody(body: unknown): Update | null {
  if (!Buffer.isBuffer(body)) return null;
  try {
    const read: unknown = JSON.parse(body.toString("utf8"));
    return isUpdate(read) ? read : null;
  } catch {
    return null;
  }
}

/** Whoever knows the secret is Telegram, so the number is enough to tell an update. */
function isUpdate(value: unknown): value is Update {
  return typeof value === "object" && value !== null && "update_id" in value && Number.isSafeInteger(value.update_id);
}
