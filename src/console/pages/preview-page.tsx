import type { CaseFile } from "../../complaints/desk.ts";
import type { Frame } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";

/** An answer before it is sent: exactly what will be read, and by whom. */
export function PreviewPage(props: { frame: Frame; found: CaseFile; version: number; text: string }) {
  const { frame, found } = props;
  const { t } = frame;
  const reader = t(found.named ? "preview.named" : "preview.anonymous");
  return (
    <Layout narrow frame={frame} title={t("preview.title")}>
      <p class="hint over">{t("case.title", { number: found.number })}</p>
      <h1>{t("preview.title")}</h1>
      <h2>{t("preview.who")}</h2>
      <ul class="readers">
        <li>{reader}</li>
        <li>{t("preview.staff")}</li>
      </ul>
      <p class="hint">{t("preview.language", { language: t(`languages.${found.lang}`) })}</p>
      <h2>{t("preview.what")}</h2>
      <blockquote class="entry officer">
        <p class="told">{props.text}</p>
      </blockquote>
      <form class="line" method="post" action={`/console/complaints/${found.id}/answer`}>
        <TokenField frame={frame} />
        <input type="hidden" name="version" value={props.version} />
        <input type="hidden" name="text" value={props.text} />
        <button type="submit" name="step" value="send">
          {t("preview.send")}
        </button>
        <button class="secondary" type="submit" name="step" value="edit">
          {t("preview.edit")}
        </button>
      </form>
      <p class="hint">{t("preview.final")}</p>
    </Layout>
  );
}
