/**
 * Charts of counts as SVG that a server writes: a title and a description for screen readers, no script, no colour of its own:
 * --series-1, --series-2 …, --ink and --line are the page's, light and dark. The table beside it holds the numbers.
 */
import type { BarChart, ShownCount } from "../complaints/overview.ts";

/** Widths and heights in the units of the picture, which the page scales. */
const wide = 420;
const bar = { thick: 14, gap: 2, between: 10, labelHeight: 20 };
const columnPlot = { top: 26, height: 140, left: 34, foot: 24 };
const keyHeight = 24;

/** Bars from left to right under their labels, one group below the other: for names. */
export function barsSvg(chart: BarChart): string {
  const { groups, series } = chart;
  const most = Math.max(1, ...groups.flatMap(({ values }) => values.map(sizeOf)));
  const groupHeight = bar.labelHeight + series.length * (bar.thick + bar.gap) + bar.between;
  const room = wide - 60;
  const parts = groups.map(({ label, values }, at) => {
    const top = keyHeight + at * groupHeight;
    const bars = values.map((value, n) => {
      const y = top + bar.labelHeight + n * (bar.thick + bar.gap);
      const width = round((sizeOf(value) / most) * room);
      return `${rect({ x: 0, y, width, height: bar.thick }, n)}${text({ x: width + 6, y: y + 12 }, shown(chart, value))}`;
    });
    return `${text({ x: 0, y: top + 14 }, label)}${bars.join("")}`;
  });
  return picture(chart, keyHeight + groups.length * groupHeight, `${key(series)}${parts.join("")}`);
}

/** Columns side by side from left to right: for weeks. Of many weeks only some carry their label. */
export function columnsSvg(chart: BarChart): string {
  const { groups, series } = chart;
  const most = niceTop(Math.max(1, ...groups.flatMap(({ values }) => values.map(sizeOf))));
  const { top, height, left, foot } = columnPlot;
  const step = (wide - left) / Math.max(1, groups.length);
  const thick = Math.min(22, (step * 0.8) / series.length);
  const floor = keyHeight + top + height;
  const every = Math.ceil(46 / step);
  const columns = groups.map(({ label, values }, at) => {
    const start = left + at * step + (step - thick * series.length) / 2;
    const each = values.map((value, n) => {
      const size = round((sizeOf(value) / most) * height);
      return rect({ x: round(start + n * thick), y: round(floor - size), width: round(thick), height: size }, n);
    });
    const middle = round(left + (at + 0.5) * step);
    return `${each.join("")}${at % every === 0 ? text({ x: middle, y: floor + 18, anchor: "middle" }, label) : ""}`;
  });
  const lines = [0, most / 2, most].map((value) => {
    const y = round(floor - (value / most) * height);
    return `<line stroke="var(--line)" x1="${left}" x2="${wide}" y1="${y}" y2="${y}"/>${text({ x: left - 6, y: y + 5, anchor: "end" }, String(value))}`;
  });
  return picture(chart, floor + foot, `${key(series)}${lines.join("")}${columns.join("")}`);
}

function picture({ id, title, description }: BarChart, height: number, inside: string): string {
  return `<svg class="chart" role="img" aria-labelledby="${escaped(id)}-title ${escaped(id)}-desc" viewBox="0 0 ${wide} ${height}"><title id="${escaped(id)}-title">${escaped(title)}</title><desc id="${escaped(id)}-desc">${escaped(description)}</desc>${inside}</svg>`;
}

/** Which colour is what, in one line. */
function key(series: readonly string[]): string {
  const room = wide / Math.max(1, series.length);
  const each = series.map(
    (name, n) => `${rect({ x: n * room, y: 2, width: 12, height: 12 }, n)}${text({ x: n * room + 18, y: 13 }, name)}`,
  );
  return each.join("");
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function rect({ x, y, width, height }: Box, series: number): string {
  return `<rect fill="var(--series-${series + 1})" x="${round(x)}" y="${round(y)}" width="${width}" height="${height}"/>`;
}

function text({ x, y, anchor }: { x: number; y: number; anchor?: "middle" | "end" }, words: string): string {
  const at = anchor ? ` text-anchor="${anchor}"` : "";
  return `<text fill="var(--ink)" x="${round(x)}" y="${round(y)}"${at}>${escaped(words)}</text>`;
}

function sizeOf(value: ShownCount): number {
  return value ?? 0;
}

function shown({ hidden }: BarChart, value: ShownCount): string {
  return value === null ? hidden : String(value);
}

/** An even number at or above a count, of few digits: the top of the scale. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 6, 8, 10].find((times) => times * power >= most) ?? 10;
  return Math.max(2, step * power);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(words: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return words.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
