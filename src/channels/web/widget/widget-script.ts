import { createHash } from "node:crypto";
import { acceptedEndings } from "../../../conversation/file-kind.ts";
import { bundledScript, joinedStyles, plainAsset } from "../bundles.ts";
import type { PackedBytes } from "../packed-reply.ts";
import { scriptParams, scriptWordKeys, widgetWordKeys } from "../page/script-words.ts";
import type { WebDeps } from "../web-deps.ts";

/** The widget as one classic script, with its words, styles and pictures inside. */
export interface WidgetScript {
  bytes: PackedBytes;
  /** For the attribute `integrity` of a script tag. */
  integrity: string;
  /** Twelve characters of the hash, safe in an address. */
  version: string;
}

const camera =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"><path d="M3 8h4l2-3h6l2 3h4v11H3zm9 2a3.500 3.500 0 1 0 .01 0" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/></svg>';

/** Puts the widget together for what this server speaks and takes. */
export function widgetScript(deps: Pick<WebDeps, "words" | "languages" | "fileMaxBytes">): WidgetScript {
  const keys = [...scriptWordKeys, ...widgetWordKeys];
  const wordsOf = (lang: string) =>
    Object.fromEntries(keys.map((key) => [key.slice("web:".length), deps.words(lang, key, scriptParams)]));
  const offer = {
    words: Object.fromEntries(deps.languages.map((lang) => [lang, wordsOf(lang)])),
    style: widgetStyle(),
    accept: acceptedEndings,
    fileMax: deps.fileMaxBytes,
    icon: plainAsset("icon.svg")
      .toString("utf8")
      .replace(/<title>.*?<\/title>/, ""),
    camera,
  };
  const plain = bundledScript("widget.js", { format: "iife", define: { WIDGET_OFFER: JSON.stringify(offer) } });
  const hash = createHash("sha384").update(plain);
  const integrity = `sha384-${hash.copy().digest("base64")}`;
  return { bytes: { plain }, integrity, version: hash.digest("base64url").slice(0, 12) };
}

function widgetStyle(): string {
  return joinedStyles(["colors.css", "talk.css", "answer.css", "widget.css"], forShadowRoot).toString("utf8");
}

/**
 * The page's rules as the widget needs them: sizes do not follow the foreign page's root, breakpoints are those of the
 * panel and not of the window, colours belong to the frame.
 */
function forShadowRoot(css: string): string {
  return css
    .replaceAll(":root", ".frame")
    .replaceAll("@media (max-width: 30rem)", "@container (max-width: 480px)")
    .replace(/@media [^{]*\{/g, (rule) => rule.replace(/([\d.]+)rem/g, (_all, size) => `${Number(size) * 16}px`))
    .replace(/(-?[\d.]+)rem/g, "calc(var(--rem) * $1)");
}
