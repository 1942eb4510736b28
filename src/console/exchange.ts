import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { readAsset } from "../assets.ts";
import { AlarmCount } from "./alarm-count.ts";
import { ConsoleCookies } from "./console-cookies.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { FormGuard } from "./form-guard.ts";
import { LiveCases } from "./live-cases.ts";
import type { Frame } from "./pages/frame.ts";
import { signInWith } from "./sign-in.ts";
import { signInCodeWith } from "./sign-in-code.ts";
import { Visits } from "./visits.ts";

/** A script with its address. */
interface Script {
  address: string;
  bytes: Buffer;
}

/** The console at work: what it was given, and the parts made from that. */
export interface ConsoleParts {
  deps: ConsoleDeps;
  cookies: ConsoleCookies;
  visits: Visits;
  guard: FormGuard;
  alarmCount: AlarmCount;
  signIn: ReturnType<typeof signInWith>;
  signInCode: ReturnType<typeof signInCodeWith>;
  stylesheet: { address: string; bytes: Buffer };
  /** The script of every page: keys, and news of cases. */
  script: Script;
  live: LiveCases;
  /** The script of the page of a case. */
  caseScript: Script;
}

/** One request to the console and its reply. */
export interface Exchange {
  parts: ConsoleParts;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** In the order in which they are joined: later ones may refine earlier ones. */
const stylesheets = [
  "ground",
  "frame",
  "controls",
  "queue",
  "queue-list",
  "case",
  "case-desk",
  "operations",
  "policy",
  "overview",
  "people",
  "phone",
];

/** Makes the parts of a console from what app.ts hands in. */
export function consoleParts(deps: ConsoleDeps): ConsoleParts {
  const cookies = new ConsoleCookies(deps.config.publicUrl);
  const bytes = Buffer.concat(stylesheets.map((name) => readAsset(`console/assets/${name}.css`)));
  return {
    deps,
    cookies,
    visits: new Visits(deps, cookies),
    guard: new FormGuard(deps, cookies),
    alarmCount: new AlarmCount(deps),
    signIn: signInWith(deps),
    signInCode: signInCodeWith(deps),
    stylesheet: { address: `/console/assets/console.css?v=${editionOf(bytes)}`, bytes },
    script: scriptOf("queue"),
    caseScript: scriptOf("case-desk"),
    live: new LiveCases(deps),
  };
}

/** A script of the console, at an address that changes with its content. */
function scriptOf(name: string): Script {
  const bytes = readAsset(`console/assets/${name}.js`);
  return { address: `/console/assets/${name}.js?v=${editionOf(bytes)}`, bytes };
}

/** Changes with the content. */
function editionOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 12);
}

/** What the pages of this exchange need around their content; `here` is the address a language switch returns to. */
export function frameOf({ parts, request, reply }: Exchange, here?: string): Frame {
  const { deps, cookies, guard, stylesheet } = parts;
  const chosen = cookies.read(request, "lang");
  const lang = deps.languages.find((known) => known === chosen) ?? deps.languages[0] ?? "vi";
  return {
    t: (key, params) => deps.words(lang, `console:${key}`, params),
    say: (key, params) => deps.words(lang, key, params),
    lang,
    languages: deps.languages,
    me: request.visit?.staff ?? null,
    alarms: request.alarms,
    token: guard.token(request, reply),
    stylesheet: stylesheet.address,
    script: parts.script.address,
    here: here ?? (request.method === "POST" ? "/console/complaints" : request.url),
  };
}

/** Sends a page. */
export function sendPage(reply: FastifyReply, status: number, page: VNode): FastifyReply {
  return reply
    .code(status)
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>${renderToString(page)}`);
}
