import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { formField, queryField } from "../form-field.ts";
import { needs } from "../needs.ts";
import { OneAtATime } from "../one-at-a-time.ts";
import { PolicyCheckPage } from "../pages/policy-check-page.tsx";

/** Largest file that is checked; the largest there is has about 100 KB. */
const fileAtMost = 400_000;
/** Checks that may wait for the one that runs. */
const checksWaiting = 3;

/** What a changed file would come to. Its plugin reads uploads, so it is registered by itself. */
export async function policyCheckRoutes(app: FastifyInstance, parts: ConsoleParts): Promise<void> {
  const { policy } = parts.deps;
  const checks = new OneAtATime(checksWaiting);
  const limits = { fileSize: fileAtMost, files: 1, fields: 4, fieldSize: 2000, parts: 6 };
  await app.register(multipart, { attachFieldsToBody: "keyValues", limits });

  app.get("/policy/check", needs("policy.read"), async (request, reply) => {
    const frame = frameOf({ parts, request, reply }, "/console/policy/check");
    const path = queryField(request, "path").slice(0, 200);
    const isKnown = (await policy.files()).includes(path);
    return sendPage(reply, 200, <PolicyCheckPage {...{ frame, path, isKnown }} report={null} notice={null} />);
  });

  app.post("/policy/check", needs("policy.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const frame = frameOf(exchange, "/console/policy/check");
    const path = formField(request, "path").slice(0, 200);
    const text = fileTextOf(request);
    const isKnown = (await policy.files()).includes(path);
    const check = () => policy.check({ file: path, text: text ?? "" }, frame.lang);
    const report = text === null ? null : await checks.run("check", check);
    const wrong = text === null ? "not-text" : "not-checked";
    const notice = report ? null : { tone: "problem" as const, text: frame.t(`policy.check.${wrong}`) };
    return sendPage(reply, report ? 200 : 422, <PolicyCheckPage {...{ frame, path, isKnown, report, notice }} />);
  });
}

/** The text of the file that was handed in; null where it is none. */
function fileTextOf({ body }: FastifyRequest): string | null {
  const file = typeof body === "object" && body !== null && "file" in body ? body.file : null;
  // A file whose browser says it is text comes as text.
  if (typeof file === "string") return file === "" ? null : file;
  if (!Buffer.isBuffer(file) || file.length === 0) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    return null;
  }
}
