/** The page about signed receipts: what they say, the public keys, and a form that checks one. */
import formbody from "@fastify/formbody";
import type { FastifyPluginAsync, FastifyReply } from "fastify";
import { z } from "zod";
import { type ReadReceipt, readReceipt } from "../../../complaints/signed-receipt.ts";
import { describeDay } from "../../../flow/describe-answer.ts";
import type { Assets } from "../assets.ts";
import { checked } from "../incoming.ts";
import type { WebDeps } from "../web-deps.ts";
import { Frame, langAsked, type Reader, readerOf } from "./reading-frame.tsx";
import { sendPrivately } from "./reading-reply.ts";

const bodyLimit = 32 * 1024;
const formSchema = z.object({ receipt: z.string().max(20_000).default(""), lang: z.string().max(20).optional() });

/** How anybody checks a receipt on their own machine, with openssl 1.1.1 or newer. */
const command = [
  "sed '/^-----BEGIN AN SINH/,$d' FILE > text",
  "sed -n '/^-----BEGIN AN SINH/,/^-----END/{//!p}' FILE | openssl base64 -d > signature",
  "openssl pkeyutl -verify -pubin -inkey KEY.pem -rawin -in text -sigfile signature",
].join("\n");

type Deps = Pick<WebDeps, "words" | "languages" | "cases">;

/** GET /receipt explains, POST /receipt checks a pasted receipt. Nothing is kept. */
export function receiptPage(deps: Deps, assets: Pick<Assets, "url">): FastifyPluginAsync {
  const keys = deps.cases.receiptKeys.public;
  const reader = (lang: string) => readerOf({ ...deps, ...assets }, { path: "/receipt", lang });
  return async (app) => {
    await app.register(formbody, { bodyLimit });
    app.get("/receipt", (request, reply) => show(reply, reader(langAsked(request, deps.languages)), null));
    app.post("/receipt", { bodyLimit }, (request, reply) => {
      const form = checked(formSchema, request.body);
      const lang = deps.languages.find((code) => code === form.lang) ?? langAsked(request, deps.languages);
      return show(reply, reader(lang), { read: readReceipt(form.receipt, keys), text: form.receipt });
    });
  };

  function show(reply: FastifyReply, to: Reader, verdict: Verdict | null): FastifyReply {
    return sendPrivately(reply, to, <ReceiptPage reader={to} keys={keys} verdict={verdict} />);
  }
}

interface Verdict {
  read: ReadReceipt;
  text: string;
}

interface Shown {
  reader: Reader;
  keys: WebDeps["cases"]["receiptKeys"]["public"];
  verdict: Verdict | null;
}

function ReceiptPage({ reader, keys, verdict }: Shown) {
  const { say, url } = reader;
  return (
    <Frame reader={reader} title={say("signed.page")} head={<link rel="stylesheet" href={url("case.css")} />}>
      <h1>{say("signed.page")}</h1>
      <p>{say("signed.what")}</p>
      <p>{say("signed.nothingElse")}</p>
      {verdict && <VerdictView reader={reader} read={verdict.read} />}
      <form method="post" action="/receipt" class="ask">
        <input type="hidden" name="lang" value={reader.lang} />
        <label for="receipt">{say("signed.paste")}</label>
        <textarea id="receipt" name="receipt" rows={10} spellcheck={false} required value={verdict?.text ?? ""} />
        <button type="submit" class="primary">
          {say("signed.verify")}
        </button>
      </form>
      <h2>{say("signed.keys")}</h2>
      <p>{say("signed.keysHint")}</p>
      {keys.map((key) => (
        <section aria-label={key.id}>
          <p class="key">{`Key: ${key.id}\n${key.base64}`}</p>
          <pre class="key">{key.pem}</pre>
        </section>
      ))}
      <h2>{say("signed.yourself")}</h2>
      <p>{say("signed.yourselfHint")}</p>
      <pre class="key">{command}</pre>
    </Frame>
  );
}

function VerdictView({ reader: { say, lang }, read }: { reader: Reader; read: ReadReceipt }) {
  const text = read.ok
    ? say("signed.genuine", { day: describeDay(read.day, lang) })
    : say(`signed.refused.${read.why}`);
  return (
    <p class={read.ok ? "alert good" : "alert"} role="alert">
      {text}
    </p>
  );
}
