import { plainAsset } from "../bundles.ts";

/** The pictures a phone puts on its screen; `scripts/draw-icons.mjs` draws them. */
export const iconNames = ["180.png", "192.png", "512.png", "maskable.png"] as const;

/** One icon as PNG; undefined for a name that is none of ours. */
export function appIcon(name: string): Buffer | undefined {
  return iconNames.some((known) => known === name) ? plainAsset(`icon-${name}`) : undefined;
}
