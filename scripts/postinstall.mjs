/**
 * After `npm ci`: builds, so that the first start is quick. Downloads nothing and never fails the installation,
 * because `npm start` builds again where this could not.
 */
import { unmetPrecondition } from "./preconditions.mjs";

const unmet = unmetPrecondition();
if (unmet) {
  console.warn(unmet);
} else {
  const { buildWhenStale } = await import("./build.mjs");
  await buildWhenStale().catch((error) => console.warn(`${error.message}\n"npm start" will try again.`));
}
