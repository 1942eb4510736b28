import { Frame, type Reader } from "../page/reading-frame.tsx";
import { programmesPath } from "./addresses.ts";

/** Why nothing can be shown at an address, and the way to all programmes. */
export function RefusedPage({ reader, title, detail }: { reader: Reader; title: string; detail: string }) {
  const { say, lang } = reader;
  return (
    <Frame reader={reader} title={title}>
      <h1>{title}</h1>
      <p>{detail}</p>
      <p class="ways">
        <a href={`${programmesPath}?lang=${lang}`}>{say("calculator.shortList")}</a>
      </p>
    </Frame>
  );
}
