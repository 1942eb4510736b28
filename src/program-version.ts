/** What the build was made from (scripts/build.mjs puts it here); not there in the tests, which run from src/. */
declare const BUILT_FROM: string | undefined;

/** A name of exactly this program, for what one start may leave to the next; null for one that was not built. */
export const programVersion: string | null = typeof BUILT_FROM === "string" ? BUILT_FROM : null;
