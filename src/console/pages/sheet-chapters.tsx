import type { SheetChapter } from "../policy-desk.ts";
import type { Frame } from "./frame.ts";
import { TableHead } from "./table-head.tsx";

/** Statements chapter by chapter, each with its source and how far it is known, after how many are not confirmed. */
export function SheetChapters({ frame, chapters }: { frame: Frame; chapters: readonly SheetChapter[] }) {
  const { t } = frame;
  const open = chapters.flatMap(({ lines }) => lines).filter((line) => line.open).length;
  return (
    <>
      <p class="hint">{open === 0 ? t("policy.all-confirmed") : t("policy.open", { count: open })}</p>
      {chapters.map((chapter) => (
        <section key={chapter.heading}>
          <h2>{chapter.heading}</h2>
          <Statements frame={frame} chapter={chapter} />
        </section>
      ))}
    </>
  );
}

function Statements({ frame: { t }, chapter }: { frame: Frame; chapter: SheetChapter }) {
  return (
    <table class="cards">
      <caption class="hidden">{chapter.heading}</caption>
      <TableHead labels={["says", "source", "known"].map((column) => t(`policy.${column}`))} />
      <tbody>
        {chapter.lines.map(({ words, source, confidence, open }) => (
          <tr key={`${words} ${source}`}>
            <th scope="row">{words}</th>
            <td data-label={t("policy.source")}>{source}</td>
            <td data-label={t("policy.known")} class={open ? "unconfirmed" : undefined}>
              {confidence}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
