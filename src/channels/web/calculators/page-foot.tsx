import { Hotline } from "../page/hotline.tsx";
import { ShareButton } from "../page/share-button.tsx";
import { StatusLink } from "../status/status-page.tsx";
import type { PageGround } from "./page-ground.ts";

/** Numbers that answer questions about insurance and files. */
const hotlines = ["social-insurance", "public-service-portal"] as const;

interface FootParts extends PageGround {
  title: string;
  talk: "support" | "unemployment";
}

/** Whom to call, the page to pass on, and the ways into the chat and to the figures. */
export function PageFoot({ deps, reader, title, talk }: FootParts) {
  const { say, lang, path } = reader;
  const known = deps.content.bodies.hotlines;
  return (
    <footer class="foot">
      <h2>{say("calculator.call")}</h2>
      <ul class="hotlines">
        {hotlines.map((id) => {
          const number = known[id]?.number;
          return number !== undefined && <Hotline number={number} label={deps.words(lang, `bodies:hotlines.${id}`)} />;
        })}
      </ul>
      <ShareButton say={say} path={path} lang={lang} title={title} />
      <p class="ways">
        <a class="primary" href={`/?lang=${lang}&open=${talk}`}>
          {say("calculator.talk")}
        </a>{" "}
        <StatusLink reader={reader} config={deps.config} />
      </p>
    </footer>
  );
}
