/**
 * Petitions: papers of a complaint, a dispute, a denunciation or feedback. From checked content and what a person told, a sheet
 * (blocks of text) is made; to-docx and to-pdf draw the same sheet. Nothing here asks, stores or sends.
 */

/** One block of a sheet, from top to bottom. */
export type Block = Paragraph | Blank | PeopleTable | Signature;

/** Text in one style. */
export interface Paragraph {
  is: "paragraph";
  text: string;
  align: "left" | "center" | "right" | "justify";
  bold?: boolean;
  italic?: boolean;
  underlined?: boolean;
  /** In points; the size of the sheet where left out. */
  size?: number;
  /** The first line begins further in. */
  indented?: boolean;
  /** Space before it, in points. */
  before?: number;
  /** It does not stand alone at the end of a page. */
  withNext?: boolean;
}

/** A label with dotted lines to write on by hand. */
export interface Blank {
  is: "blank";
  label: string;
  lines: number;
}

/** People who sign too, one a row, each with room to sign. */
export interface PeopleTable {
  is: "people";
  head: readonly [string, string, string];
  people: readonly string[];
}

/** Where the person signs: on the right, never torn apart. */
export interface Signature {
  is: "signature";
  role: string;
  hint: string;
  name: string;
}

/** A paper ready to be drawn. */
export interface Sheet {
  /** The kind of paper, for the properties of the file; names nobody. */
  title: string;
  /** The day it is made, for the properties of the file. */
  day: string;
  blocks: readonly Block[];
}

/** How a sheet is laid out on A4, as Vietnamese papers are: millimetres and points. */
export const layout = {
  page: { width: 210, height: 297 },
  margin: { left: 30, right: 20, top: 20, bottom: 20 },
  size: 13,
  small: 10,
  /** Distance of lines as a multiple of the font's own. */
  lines: 1.15,
  after: 4,
  indent: 28,
  /** Room for a signature. */
  toSign: 64,
  /** Shares of the width: number, who, signature. */
  columns: [0.08, 0.62, 0.3],
} as const;
