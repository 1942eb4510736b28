import { strFromU8, unzipSync } from "fflate";
import { extractText, getDocumentProxy } from "unpdf";

/** The text of a DOCX, a line for each paragraph; a tab that Word fills with dots is "\t". */
export function linesOfDocx(docx: Uint8Array): string[] {
  const document = partOfDocx(docx, "word/document.xml");
  return [...document.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, paragraph = ""]) =>
    [...paragraph.matchAll(/<w:t xml:space="preserve">(.*?)<\/w:t>|(<w:tab\/>)/gs)]
      .map(([, text, tab]) => (tab ? "\t" : unescaped(text ?? "")))
      .join(""),
  );
}

/** One file of a DOCX as text. */
export function partOfDocx(docx: Uint8Array, path: string): string {
  const bytes = unzipSync(docx)[path];
  if (!bytes) throw new Error(`The DOCX has no ${path}`);
  return strFromU8(bytes);
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** The text of a PDF, a text for each page, without the number that stands above the text from the second page on. */
export async function pagesOfPdf(pdf: Uint8Array): Promise<string[]> {
  // The reader takes the bytes away from whoever gave them.
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: false });
  return text.map((page, at) => (at === 0 ? page : page.replace(new RegExp(`\\s*${at + 1}\\s*$`), "")));
}

/** What is left to compare when spaces, line ends and dotted lines are taken away. */
export function bare(text: string): string {
  return text.replace(/\.{3,}/g, "").replace(/\s+/g, "");
}
