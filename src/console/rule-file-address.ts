/** Where the files of these things lie in flows/ and locales/. */
export type RuleFolder = "programmes" | "conversations" | "knowledge";

/** The address at which a rule file is downloaded as it stands. */
export function ruleFileAddress(path: string): string {
  return `/console/policy/file?${new URLSearchParams({ path })}`;
}

/** Of all rule files those of one programme, conversation or topic: its rules, and its words in each language. */
export function ruleFilesOf(
  { folder, id }: { folder: RuleFolder; id: string },
  files: readonly string[],
  languages: readonly string[],
): string[] {
  const words = languages.flatMap((lang) => {
    const place = `locales/${lang}/${folder}`;
    return [`${place}/${id}.yaml`, `${place}/${id}.md`, `${place}.yaml`];
  });
  const own = new Set([`flows/${folder}/${id}.yaml`, ...words]);
  return files.filter((file) => own.has(file));
}
