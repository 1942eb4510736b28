import { createHash } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { readAsset } from "../../assets.ts";

const types = {
  "early.js": "text/javascript; charset=utf-8",
  "chat.js": "text/javascript; charset=utf-8",
  "memory.js": "text/javascript; charset=utf-8",
  "transcript.js": "text/javascript; charset=utf-8",
  "server.js": "text/javascript; charset=utf-8",
  "puzzle.js": "text/javascript; charset=utf-8",
  "puzzle-worker.js": "text/javascript; charset=utf-8",
  "sender.js": "text/javascript; charset=utf-8",
  "receiver.js": "text/javascript; charset=utf-8",
  "photo.js": "text/javascript; charset=utf-8",
  "log.js": "text/javascript; charset=utf-8",
  "answer.js": "text/javascript; charset=utf-8",
  "words.js": "text/javascript; charset=utf-8",
  "case-early.js": "text/javascript; charset=utf-8",
  "case.js": "text/javascript; charset=utf-8",
  "frame.css": "text/css; charset=utf-8",
  "topic.css": "text/css; charset=utf-8",
  "case.css": "text/css; charset=utf-8",
  "talk.css": "text/css; charset=utf-8",
  "answer.css": "text/css; charset=utf-8",
  "icon.svg": "image/svg+xml",
  "weave.svg": "image/svg+xml",
  "hills.svg": "image/svg+xml",
} as const;

type AssetName = keyof typeof types;

interface Asset {
  type: string;
  plain: Buffer;
  /** Made when first asked for. */
  packed: { br?: Buffer; gzip?: Buffer };
}

/** The page's scripts, styles and pictures, in memory, and the address under which browsers may keep them for good. */
export interface Assets {
  /** Address of one file; it changes with the content of any of them. */
  url(name: AssetName): string;
  /** Serves the files under /assets/chat/. */
  plugin: FastifyPluginAsync;
}

/** Reads the files shipped in the assets folder beside this file. */
export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  const hash = createHash("sha256");
  for (const [name, type] of Object.entries(types)) {
    const plain = readAsset(`channels/web/assets/${name}`);
    hash.update(plain);
    files.set(name, { type, plain, packed: {} });
  }
  const version = hash.digest("base64url").slice(0, 12);
  return {
    url: (name) => `/assets/chat/${version}/${name}`,
    plugin: async (app) => {
      app.get<{ Params: { version: string; name: string } }>("/assets/chat/:version/:name", (request, reply) => {
        const asset = files.get(request.params.name);
        if (!asset) return reply.code(404).type("text/plain; charset=utf-8").send("There is no such file.\n");
        // After an upgrade an open page may still ask for its old version: it gets the new one, but must not keep it.
        const keep = request.params.version === version;
        reply.header("Cache-Control", keep ? "public, max-age=31536000, immutable" : "no-store");
        return sendAsset(request, reply, asset);
      });
    },
  };
}

function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): FastifyReply {
  const accepted = request.headers["accept-encoding"] ?? "";
  reply.header("Vary", "Accept-Encoding").type(asset.type);
  const { plain, packed } = asset;
  if (/\bbr\b/.test(accepted)) {
    packed.br ??= brotliCompressSync(plain);
    return reply.header("Content-Encoding", "br").send(packed.br);
  }
  if (/\bgzip\b/.test(accepted)) {
    packed.gzip ??= gzipSync(plain);
    return reply.header("Content-Encoding", "gzip").send(packed.gzip);
  }
  return reply.send(plain);
}
