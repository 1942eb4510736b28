import type { CaseFile } from "../../complaints/desk.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";

interface FilePageProps {
  frame: Frame;
  found: CaseFile;
  /** Place of the file among those of the case, from 0. */
  at: number;
}

/** One file of a case: a picture in a frame that is shut off from everything, anything else only to save. */
export function FilePage({ frame, found, at }: FilePageProps) {
  const { t } = frame;
  const file = found.files[at];
  if (!file) return null;
  const address = `/console/complaints/${found.id}/files/${file.id}`;
  const title = t("file.title", { at: at + 1, of: found.files.length, number: found.number });
  return (
    <Layout frame={frame} title={title}>
      <p class="up">
        <a href={`/console/complaints/${found.id}`}>{t("file.back", { number: found.number })}</a>
      </p>
      <h1>{title}</h1>
      <p class="file-name">{file.name}</p>
      <nav class="file-steps" aria-label={t("file.nav")}>
        <Step frame={frame} found={found} to={at - 1} rel="prev" />
        <Step frame={frame} found={found} to={at + 1} rel="next" />
        <a href={address} download>
          {t("file.save")}
        </a>
      </nav>
      {file.viewable ? (
        <iframe class="picture" sandbox="" src={`${address}/picture`} title={t("file.picture", { name: file.name })} />
      ) : (
        <p class="hint">{t("file.only-save")}</p>
      )}
    </Layout>
  );
}

function Step(props: { frame: Frame; found: CaseFile; to: number; rel: "prev" | "next" }) {
  const { frame, found, to, rel } = props;
  const file = found.files[to];
  if (!file) return null;
  return (
    <a href={`/console/complaints/${found.id}/files/${file.id}/view`} rel={rel}>
      {frame.t(`file.${rel}`)}
    </a>
  );
}
