import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

/** A port of TCP; 0 stands for any free one. */
export const port = z.coerce.number().int().min(0).max(65_535);

/** A day, such as 2021-10-19. */
export const day = z.iso.date();

/** An address of http:// or https://. */
export const httpAddress = z.url({ protocol: /^https?$/ });

/** So many in a stretch of time. */
export const rate = z.coerce.number().positive().max(1_000_000);

/** Origins as browsers send them: https://name, or http:// on the own machine for a trial. */
export const origins = z
  .string()
  .transform(listOf)
  .superRefine((given, context) => {
    for (const origin of given.filter((one) => !isOrigin(one))) {
      const message = `${JSON.stringify(origin)} is not an origin: write https://name, without path, slash or *`;
      context.addIssue({ code: "custom", message });
    }
  });

/** Hours of a day, such as 07:30-17:00. */
export const openingHours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "must look like 07:30-17:00")
  .refine((hours) => hours.slice(0, 5) < hours.slice(6), "must open before it closes");

/** The parts of a text between commas. */
export function listOf(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** A path as an absolute one, seen from a folder. */
export function absolute(path: string, cwd: string): string {
  return isAbsolute(path) ? path : resolve(cwd, path);
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  const trial = url?.protocol === "http:" && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  return url !== null && !text.includes("*") && url.origin === text && (url.protocol === "https:" || trial);
}
