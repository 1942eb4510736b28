const browsers = [
  ["edge", /\bEdg(?:A|iOS)?\//],
  ["opera", /\bOPR\//],
  ["coccoc", /\bcoc_coc_browser\//],
  ["samsung", /\bSamsungBrowser\//],
  ["firefox", /\b(?:Firefox|FxiOS)\//],
  ["chrome", /\b(?:Chrome|CriOS)\//],
  ["safari", /\bSafari\//],
] as const;

const systems = [
  ["android", /\bAndroid\b/],
  ["iphone", /\biPhone\b/],
  ["ipad", /\biPad\b/],
  ["windows", /\bWindows\b/],
  ["mac", /\bMac OS X\b/],
  ["linux", /\bLinux\b/],
] as const;

/** Browser and system of a User-Agent in words of ours, such as "chrome android"; "" for one that is not known. Versions are not kept. */
export function deviceOf(userAgent: string | undefined): string {
  const agent = (userAgent ?? "").slice(0, 500);
  const found = [browsers, systems].map((kinds) => kinds.find(([, sign]) => sign.test(agent))?.[0]);
  return found.filter((word) => word !== undefined).join(" ");
}
