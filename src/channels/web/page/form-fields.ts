import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { checked, clientId } from "../incoming.ts";
import type { SentFile } from "../keep-file.ts";

const one = z.string().max(100_000).optional();

const formSchema = z.object({
  id: clientId,
  check: z.string().max(100),
  lang: one,
  seen: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
  prompt: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
  start: one,
  open: z.string().max(60).optional(),
  press: one,
  ticks: one,
  tick: z
    .union([z.string(), z.array(z.string())])
    .transform((ticks) => [ticks].flat())
    .default([]),
  text: one,
});

/** A form of the page as it was sent, urlencoded or multipart. */
export type FormFields = z.infer<typeof formSchema> & { files: SentFile[] };

/** Reads a sent form. Throws Problem bad-request for one that our pages cannot have sent. */
export async function readForm(request: FastifyRequest): Promise<FormFields> {
  if (!request.isMultipart()) return { ...checked(formSchema, request.body), files: [] };
  const fields: Record<string, string> = {};
  const files: SentFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === "field") fields[part.fieldname] = String(part.value);
    else await addFile(files, { name: part.filename, bytes: await part.toBuffer() });
  }
  return { ...checked(formSchema, fields), files };
}

/** Browsers send an empty part for a file field left empty. */
async function addFile(files: SentFile[], file: SentFile): Promise<void> {
  if (file.bytes.length > 0 || file.name) files.push(file);
}
