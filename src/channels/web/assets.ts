import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import type { FastifyPluginAsync } from "fastify";
import { assetPath } from "../../assets.ts";
import { bundledScript, joinedStyles, plainAsset } from "./bundles.ts";
import { type PackedBytes, sendPacked } from "./packed-reply.ts";

const script = "text/javascript; charset=utf-8";
const style = "text/css; charset=utf-8";
const picture = "image/svg+xml";

/** What browsers may ask for, and how it is made. */
const table = {
  "early.js": { type: script, make: () => bundledScript("early-page.js", { format: "iife" }) },
  "reading.js": { type: script, make: () => bundledScript("reading.js", { format: "iife" }) },
  "chat.js": { type: script, make: () => bundledScript("chat.js", { format: "esm" }) },
  "puzzle-worker.js": { type: script, make: () => bundledScript("puzzle-worker.js", { format: "esm" }) },
  "case-early.js": { type: script, make: () => bundledScript("case-early.js", { format: "iife" }) },
  "case.js": { type: script, make: () => bundledScript("case.js", { format: "esm" }) },
  "calculator.js": { type: script, make: () => bundledScript("calculator.js", { format: "iife" }) },
  "page.css": { type: style, make: () => joinedStyles(["colors.css", "frame.css", "talk.css", "answer.css"]) },
  "reading.css": { type: style, make: () => joinedStyles(["colors.css", "frame.css", "topic.css"]) },
  "case.css": { type: style, make: () => joinedStyles(["case.css"]) },
  "status.css": { type: style, make: () => joinedStyles(["status.css"]) },
  "calculator.css": { type: style, make: () => joinedStyles(["answer.css", "calculator.css", "print.css"]) },
  "talk.css": { type: style, make: () => joinedStyles(["talk.css"]) },
  "answer.css": { type: style, make: () => joinedStyles(["answer.css"]) },
  "icon.svg": { type: picture, make: () => plainAsset("icon.svg") },
  "weave.svg": { type: picture, make: () => plainAsset("weave.svg") },
  "hills.svg": { type: picture, make: () => plainAsset("hills.svg") },
} as const;

/** A file that browsers may ask for. */
export type AssetName = keyof typeof table;

/** The page's scripts, styles and pictures, and the address under which browsers may keep them for good. */
export interface Assets {
  /** Address of one file; it changes with the content of any of them. */
  url(name: AssetName): string;
  /** Twelve characters that change with the content of any file. */
  version: string;
  /** Serves the files under /assets/chat/. */
  plugin: FastifyPluginAsync;
}

/** What was made of the files, once for all servers of this process. */
const made = new Map<string, PackedBytes>();

/** Knows the files shipped in the assets folder beside this file. Each is made when it is first asked for. */
export function loadAssets(): Assets {
  const version = versionOf();
  return {
    version,
    url: (name) => `/assets/chat/${version}/${name}`,
    plugin: async (app) => {
      app.get<{ Params: { version: string; name: string } }>("/assets/chat/:version/:name", (request, reply) => {
        const { name } = request.params;
        if (!isAsset(name)) return reply.code(404).type("text/plain; charset=utf-8").send("There is no such file.\n");
        // After an upgrade an open page may still ask for its old version: it gets the new one, but must not keep it.
        const keep = request.params.version === version;
        reply.header("Cache-Control", keep ? "public, max-age=31536000, immutable" : "no-store");
        return sendPacked(request, reply.type(table[name].type), assetOf(name));
      });
    },
  };
}

function isAsset(name: string): name is AssetName {
  return Object.hasOwn(table, name);
}

function assetOf(name: AssetName): PackedBytes {
  const known = made.get(name) ?? { plain: table[name].make() };
  made.set(name, known);
  return known;
}

function versionOf(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(assetPath("channels/web/assets")).sort()) hash.update(plainAsset(name));
  return hash.digest("base64url").slice(0, 12);
}
