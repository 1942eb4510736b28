// Temporary, until the Zalo channel is here.
import type { FastifyPluginAsync } from "fastify";
import type { SendingChannel } from "../../conversation/delivery.ts";
import type { Probe } from "../../conversation/probe.ts";
export interface ZaloChannel { sending: SendingChannel; routes: FastifyPluginAsync; probe: Probe; start(): Promise<void>; close(): Promise<void> }
export function zaloChannel(_deps: object): ZaloChannel { throw new Error("not built yet"); }
