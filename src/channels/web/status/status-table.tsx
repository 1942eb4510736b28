import type { ComponentChildren } from "preact";

/** A line of a table. */
export interface StatusRow {
  key: string;
  name: ComponentChildren;
  cells: readonly string[];
  /** Whether it is the line of all, or of what is shown now. */
  stands?: "total" | "current";
}

interface StatusTableProps {
  caption: string;
  /** Whether the heading above says the same, so that it need not be seen twice. */
  sameAsHeading?: boolean;
  /** The first one heads the names. */
  heads: readonly string[];
  rows: readonly StatusRow[];
}

/** Written out, because browsers take a table for none once its lines are laid out as cards. */
const role = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

/** A table that becomes one card a line on a narrow screen; its roles stay what they are however it is laid out. */
export function StatusTable({ caption, sameAsHeading, heads, rows }: StatusTableProps) {
  return (
    <table class="figures" {...role.table}>
      <caption class={sameAsHeading ? "same" : undefined}>{caption}</caption>
      <thead {...role.rowgroup}>
        <tr {...role.row}>
          {heads.map((head) => (
            <th key={head} scope="col" {...role.columnheader}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role.rowgroup}>
        {rows.map(({ key, name, cells, stands }) => (
          <tr key={key} {...role.row} class={stands}>
            <th scope="row" {...role.rowheader}>
              {name}
            </th>
            {cells.map((cell, at) => (
              <td key={heads[at + 1]} {...role.cell} data-label={heads[at + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
