import { describe, expect, it } from "vitest";
import type { BarChart } from "../../src/complaints/overview.ts";
import { barsSvg, columnsSvg } from "../../src/reports/chart.ts";

const chart: BarChart = {
  id: "kinds",
  title: 'Theo loại "việc" <b>',
  description: "Nhận và giải quyết & hơn nữa",
  series: ["Nhận", "Giải quyết"],
  groups: [
    { label: "Tiền lương", values: [20, 10] },
    { label: "<script>", values: [null, 0] },
  ],
  hidden: "ẩn",
};

const shapes = (svg: string) => svg.match(/<rect [^>]*>/g)?.map((rect) => rect.match(/width="([^"]*)"/)?.[1]);
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]);

describe("barsSvg()", () => {
  it("draws one bar for each value, as long as the value is large, with the number beside it", () => {
    const svg = barsSvg(chart);
    expect(shapes(svg)).toEqual(["12", "12", "360", "180", "0", "0"]);
    expect(texts(svg)).toEqual(["Nhận", "Giải quyết", "Tiền lương", "20", "10", "&lt;script&gt;", "ẩn", "0"]);
  });

  it("has a title and a description that name the picture, and nothing that is not escaped", () => {
    const svg = barsSvg(chart);
    expect(svg.slice(0, svg.indexOf("<rect"))).toBe(
      '<svg class="chart" role="img" aria-labelledby="kinds-title kinds-desc" viewBox="0 0 420 148"><title id="kinds-title">Theo loại &quot;việc&quot; &lt;b&gt;</title><desc id="kinds-desc">Nhận và giải quyết &amp; hơn nữa</desc>',
    );
  });

  it("draws nothing but its key where there is nothing", () => {
    expect(shapes(barsSvg({ ...chart, groups: [] }))).toEqual(["12", "12"]);
  });
});

describe("columnsSvg()", () => {
  it("draws columns on a scale of round numbers", () => {
    const svg = columnsSvg(chart);
    expect(texts(svg)).toEqual(["Nhận", "Giải quyết", "0", "10", "20", "Tiền lương", "&lt;script&gt;"]);
    expect([...svg.matchAll(/<rect [^>]*height="([^"]*)"/g)].map((match) => match[1])).toEqual([
      "12",
      "12",
      "140",
      "70",
      "0",
      "0",
    ]);
  });

  it("labels some of many weeks, so that the words do not run into each other", () => {
    const groups = Array.from({ length: 53 }, (_, at) => ({ label: `T${at}`, values: [at, 0] }));
    const labels = texts(columnsSvg({ ...chart, groups })).filter((words) => words?.startsWith("T"));
    expect(labels).toEqual(["T0", "T7", "T14", "T21", "T28", "T35", "T42", "T49"]);
  });
});
