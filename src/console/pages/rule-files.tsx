import { ruleFileAddress } from "../rule-file-address.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";

/** A rule file: its path, the way to have it, and the way to check it once it is changed. */
function RuleFile({ frame: { t }, path }: { frame: Frame; path: string }) {
  return (
    <li>
      <a href={ruleFileAddress(path)}>{path}</a>{" "}
      <a class="aside" href={`/console/policy/check?${new URLSearchParams({ path })}`}>
        {t("policy.files.check")} <span class="hidden">{path}</span>
      </a>
    </li>
  );
}

/** The files in which what a page shows is written. */
export function RuleFiles({ frame, files }: { frame: Frame; files: readonly string[] }) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{frame.t("policy.files.of")}</h2>
      <p class="hint">{frame.t("policy.files.hint")}</p>
      <ul class="rule-files">
        {files.map((path) => (
          <RuleFile key={path} frame={frame} path={path} />
        ))}
      </ul>
    </section>
  );
}

/** All rule files, folder by folder. */
export function RuleFilesPage({ frame, files }: { frame: Frame; files: readonly string[] }) {
  const { t } = frame;
  const folders = new Map<string, string[]>();
  for (const path of files) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return (
    <Layout frame={frame} title={t("policy.files.title")}>
      <h1>{t("policy.files.title")}</h1>
      <p class="hint">{t("policy.files.hint")}</p>
      {[...folders].map(([folder, paths]) => (
        <details key={folder} class="rule-folder">
          <summary>{t("policy.files.folder", { folder, count: paths.length })}</summary>
          <ul class="rule-files">
            {paths.map((path) => (
              <RuleFile key={path} frame={frame} path={path} />
            ))}
          </ul>
        </details>
      ))}
    </Layout>
  );
}
