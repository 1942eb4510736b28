import type { ComponentChildren } from "preact";
import { Frame, type Reader } from "../page/reading-frame.tsx";

interface FrameParts {
  reader: Reader;
  title: string;
  /** Where this service is reached; search engines are told the page's addresses only when it is known. */
  publicUrl: string | undefined;
  /** What search engines read of the page. */
  data?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of a page without a chat: its style and script, and its addresses in all languages. */
export function CalculatorFrame({ reader, title, publicUrl, data, children }: FrameParts) {
  const { url, path, lang, languages } = reader;
  const addressIn = (code: string) => new URL(`${path}?lang=${code}`, publicUrl).href;
  const head = (
    <>
      <link rel="stylesheet" href={url("talk.css")} />
      <link rel="stylesheet" href={url("calculator.css")} />
      <script src={url("calculator.js")} defer />
      {publicUrl !== undefined && <link rel="canonical" href={addressIn(lang)} />}
      {publicUrl !== undefined &&
        languages.map((code) => <link rel="alternate" hreflang={code} href={addressIn(code)} />)}
      {data}
    </>
  );
  return (
    <Frame reader={reader} title={title} head={head}>
      {children}
    </Frame>
  );
}
