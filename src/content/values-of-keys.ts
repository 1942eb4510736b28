/** All texts that stand under one of the given keys, at any depth; `except` names keys that are not looked into. */
export function valuesOfKeys(value: unknown, keys: readonly string[], except: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOfKeys(item, keys, except));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (except.includes(key)) return [];
    const own = keys.includes(key) && typeof inner === "string" ? [inner] : [];
    return [...own, ...valuesOfKeys(inner, keys, except)];
  });
}
