import { buildSync, transformSync } from "esbuild";
import { assetPath, readAsset } from "../../assets.ts";

/** Browsers that get the scripts: five years old and younger; older ones use the plain forms. */
const target = ["chrome94", "firefox93", "safari15"];
const folder = "channels/web/assets";

/** How a script is put together. */
interface Binding {
  /** "esm" runs as a module, "iife" as a classic script that leaves no names behind. */
  format: "esm" | "iife";
  /** Names of the script that stand for values known here only, as JSON. */
  define?: Record<string, string>;
}

/** One script with everything it imports, without comments and blanks. */
export function bundledScript(entry: string, { format, define }: Binding): Buffer {
  const { outputFiles } = buildSync({
    entryPoints: [assetPath(`${folder}/${entry}`)],
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    format,
    target,
    ...(define ? { define } : {}),
  });
  return Buffer.from(outputFiles[0]?.contents ?? []);
}

/** Several style sheets as one, without comments and blanks. */
export function joinedStyles(names: readonly string[], change: (css: string) => string = (css) => css): Buffer {
  const css = names.map((name) => readAsset(`${folder}/${name}`).toString("utf8")).join("\n");
  return Buffer.from(transformSync(change(css), { loader: "css", minify: true, charset: "utf8", target }).code);
}

/** Bytes of a file of the assets folder as they are. */
export function plainAsset(name: string): Buffer {
  return readAsset(`${folder}/${name}`);
}
