import type { CaseRow } from "../../complaints/desk.ts";
import type { EmployerView } from "../../complaints/employer-view.ts";
import type { OverviewPapers } from "../../complaints/overview.ts";
import type { Frame, Notice } from "./frame.ts";

/** What the page of an employer shows. */
export interface EmployerProps {
  frame: Frame;
  view: EmployerView;
  /** The first of its cases, most urgent first. */
  rows: CaseRow[];
  /** Small numbers are shown. */
  exact: boolean;
  /** May join names, and take them out again. */
  edits: boolean;
  papers: Pick<OverviewPapers, "columns" | "hideParts">;
  /** Name of a commune or ward. */
  placeName(id: string): string;
  notice: Notice | null;
}
