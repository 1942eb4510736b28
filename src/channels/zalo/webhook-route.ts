/**
 * POST /zalo/webhook. Zalo wants 200 within two seconds; for anything else it repeats the event five times within two
 * hours and then switches the webhook off for everybody. So 200 is said to all that Zalo signed, understood or not, once
 * it is safe; 503 when it could not be stored yet; and only who is not Zalo hears 4xx.
 */
import type { FastifyError, FastifyPluginAsync, FastifyReply } from "fastify";
import { carefully } from "../../conversation/carefully.ts";
import { TokenBuckets } from "../../conversation/token-buckets.ts";
import { isStorageUnavailable } from "../../errors.ts";
import { eventSchema, type ZaloEvent } from "./event-shape.ts";
import { keyOf } from "./read-event.ts";
import { isSignedWith, macIn } from "./signature.ts";
import type { WorksInTime } from "./works-in-time.ts";
import { channelName, webhookPath, type ZaloDeps } from "./zalo-deps.ts";

/** Events are far smaller. */
const bodyLimit = 1024 * 1024;
/** How long an answer waits for an event to be safe; then Zalo shall bring it again, and the work goes on. */
const answerMs = 1_500;
/** Zalo's last repetition comes 1 hour and 51 minutes after the first try. */
const oldestMs = 2 * 60 * 60_000;
/** How far Zalo's clock may be ahead of ours. */
const aheadMs = 10 * 60_000;

/** What the route needs. */
export interface RouteParts {
  deps: ZaloDeps;
  works: WorksInTime;
  take(event: ZaloEvent): Promise<void>;
}

/** The webhook as a Fastify plugin. */
export function webhookRoute(parts: RouteParts): FastifyPluginAsync {
  const { deps } = parts;
  const admit = gatekeeper(deps);
  const answer = eventAnswer(parts);
  return async (app) => {
    // The whole body is decoded at once, and the signature is over its bytes.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));
    app.setErrorHandler((error: FastifyError, _request, reply) => {
      if (error.statusCode === 413) return refuse(deps, reply, { status: 413, outcome: "too-large" });
      throw error;
    });
    app.addHook("onRequest", async (request, reply) => {
      if (macIn(request.headers["x-zevent-signature"]) === null)
        return refuse(deps, reply, { status: 401, outcome: "wrong-mac" });
    });
    app.post(webhookPath, { bodyLimit }, async (request, reply) => {
      const admitted = admit(request.body, macIn(request.headers["x-zevent-signature"]) ?? "");
      return admitted.is === "event" ? answer(admitted.event, reply) : refuse(deps, reply, admitted);
    });
  };
}

interface Refused {
  status: number;
  outcome: string;
}

function refuse({ tally }: ZaloDeps, reply: FastifyReply, { status, outcome }: Refused): FastifyReply {
  tally.count("refused", channelName, outcome);
  if (status === 503) reply.header("retry-after", "30");
  return reply.code(status).send({});
}

type Admitted = { is: "event"; event: ZaloEvent } | ({ is: "refused" } & Refused);

/**
 * Lets in what Zalo signed lately. An event of another time is either somebody's copy or far too late; Zalo, if it was
 * Zalo, must not repeat it, because it would only be older then, and would switch the webhook off in the end: 200.
 */
function gatekeeper({ config, log, now }: ZaloDeps): (body: unknown, mac: string) => Admitted {
  const warnings = new TokenBuckets(1);
  return (body, mac) => {
    const json = Buffer.isBuffer(body) ? parsed(body) : undefined;
    if (!Buffer.isBuffer(body) || json === undefined) return { is: "refused", status: 400, outcome: "unreadable" };
    const timestamp = timestampIn(json);
    const { appId, oaSecret } = config;
    if (!isSignedWith(mac, { appId, body, timestamp, oaSecret }))
      return { is: "refused", status: 401, outcome: "wrong-mac" };
    const event = eventSchema.safeParse(json);
    if (!event.success) return { is: "refused", status: 200, outcome: "unreadable" };
    const age = now().getTime() - Number(timestamp);
    if (age >= -aheadMs && age <= oldestMs) return { is: "event", event: event.data };
    if (warnings.take("age", now()) === 0)
      log.warn({ channel: channelName, ageSeconds: Math.round(age / 1000) }, "an event of Zalo is of another time");
    return { is: "refused", status: 200, outcome: "replayed" };
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The time as the signature has it; Zalo writes it as a text, in some events as a number. */
function timestampIn(json: unknown): string {
  if (typeof json !== "object" || json === null || !("timestamp" in json)) return "";
  return String(json.timestamp);
}

/** Takes an event and answers for it. */
function eventAnswer({
  deps,
  works,
  take,
}: RouteParts): (event: ZaloEvent, reply: FastifyReply) => Promise<FastifyReply> {
  const { tally, log } = deps;
  const carefulTake = carefully({ channel: channelName, called: "an event", take, keyOf: workKey, tally, log });
  return async (event, reply) => {
    try {
      const isSafe = await works.within(workKey(event), answerMs, () => carefulTake(event));
      return isSafe ? reply.send({}) : refuse(deps, reply, { status: 503, outcome: "late" });
    } catch (error) {
      const isAway = isStorageUnavailable(error);
      return refuse(deps, reply, isAway ? { status: 503, outcome: "storage" } : { status: 500, outcome: "bug" });
    }
  };
}

function workKey(event: ZaloEvent): string {
  const { event_name: name, sender, message } = event;
  return `${name} ${sender?.id ?? ""} ${message?.conversation_id ?? ""} ${keyOf(event)}`;
}
