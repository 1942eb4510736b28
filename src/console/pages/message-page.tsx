import { homeOf } from "../sections.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";

/** A page that only says something: not found, refused, out of order. A typed text is given back to copy. */
export function MessagePage(props: { frame: Frame; title: string; text: string; typed?: string; back?: string }) {
  const { frame } = props;
  const { t } = frame;
  return (
    <Layout narrow frame={frame} title={props.title}>
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.typed && (
        <div class="field">
          <label for="typed">{t("message.typed")}</label>
          <textarea id="typed" rows={6} readOnly>
            {props.typed}
          </textarea>
        </div>
      )}
      <p>
        <a href={props.back ?? homeOf(frame.me)}>{t("message.back")}</a>
      </p>
    </Layout>
  );
}
