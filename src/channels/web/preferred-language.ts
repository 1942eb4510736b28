/** The first language of an Accept-Language header that we speak, otherwise the base language. */
export function preferredLanguage(header: string | undefined, languages: readonly string[]): string {
  const base = languages[0] ?? "vi";
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const quality = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((value) => value !== undefined);
      return { tag: tag.split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.find(({ tag }) => languages.includes(tag))?.tag ?? base;
}
