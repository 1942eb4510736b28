import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { signoffCommand } from "../../src/authoring/signoff-command.ts";
import { projectRoot } from "../../src/project-root.ts";
import { contentTree } from "../content/content-tree.ts";
import { soundContent } from "../content/sound-content.ts";
import { officerWords } from "./officer-words.ts";

const files: Record<string, string> = {
  ...soundContent,
  ...officerWords,
  "flows/parameters/time-limits.yaml": (soundContent["flows/parameters/time-limits.yaml"] ?? "").replace(
    ", confidence: unsure",
    "",
  ),
};
const today = "2026-11-23";

const programme = `id: cash
asked-by: [employee]
event: { from: 2021-05-01, until: 2021-12-31, cite: qd1.d1, confidence: unsure }
filing: { from: 2021-10-01, cite: qd1.d3, confidence: recalled }
versions:
  - from: 2021-10-01
    conditions:
      - { id: insured, fact: monthsInsured, at-least: 1, cite: qd1.d1 }
      - all:
          - { id: long, fact: monthsInsured, below: 60, when: { fact: monthsInsured, at-least: 2 }, cite: qd1.d1.k2, confidence: unsure }
amount:
  - { id: once, each: 1800000, cite: qd2.d2 }
  - bands-by: monthsInsured
    bands:
      - { id: low, from: 0, each: { parameter: wage }, cite: qd1.d2, confidence: recalled }
papers: [{ id: form-1, cite: qd1.d3, confidence: recalled }]
where: [{ id: office, cite: qd1.d3, confidence: recalled }]
steps:
  - { id: paid, working-days: 5, by: 2021-12-31, cite: qd1.d3, confidence: recalled }
  - { id: sent, days: 3, cite: qd1.d3 }
examples:
  - { says: one, as-of: 2021-10-01, facts: { monthsInsured: 1 }, expect: { verdict: eligible } }
`;

const doubtful = {
  ...files,
  "flows/programmes/cash.yaml": programme,
  "flows/parameters/wages.yaml": `wage:
  unit: vnd
  values:
    - { from: 2021-01-01, value: 4420000, cite: qd1.d1 }
    - { from: 2022-07-01, value: 4680000, cite: qd1.d1, confidence: recalled }
    - { from: 2024-07-01, value: null, cite: qd1.d1, confidence: recalled }
`,
  "locales/vi/parameters/wages.yaml": "wage: Lương tối thiểu\n",
  "flows/sources/all.yaml": `${files["flows/sources/all.yaml"]}qd2: { kind: decision, number: 2/2021/QĐ-TTg, issuer: government, from: 2021-11-01, confidence: recalled }
`,
  "flows/parameters/places.yaml": (files["flows/parameters/places.yaml"] ?? "").replace(
    "cite: qd1.d1\n",
    "cite: qd1.d1\n    confidence: unsure\n",
  ),
  "flows/parameters/bodies.yaml": (files["flows/parameters/bodies.yaml"] ?? "")
    .replace('number: "114", confidence: official', 'number: "114", confidence: recalled')
    .replace("matter: cash, cite: qd1.d5", "matter: cash, from: 2021-02-01, confidence: unsure"),
  "flows/parameters/wage-regions.yaml": (files["flows/parameters/wage-regions.yaml"] ?? "").replace(
    "cite: qd1 }",
    "cite: qd1, confidence: recalled }",
  ),
  "flows/parameters/time-limits.yaml": (soundContent["flows/parameters/time-limits.yaml"] ?? "").replace(
    "limit: 45, unit: days, when: [remote], cite: qd1.d7",
    "limit: 45, unit: days, when: [remote], cite: qd1.d7, confidence: recalled",
  ),
  "flows/parameters/working-days.yaml": `years:
  - year: 2021
    days-off: [{ days: [2021-01-01, 2021-05-03], cite: qd1.d5, confidence: recalled }]
    working-saturdays: [{ day: 2021-05-08, instead-of: 2021-05-03, cite: qd1.d5, confidence: recalled }]
`,
  "locales/vi/programmes.yaml": `${files["locales/vi/programmes.yaml"]}  steps: { paid: "Trả tiền trong {{days}} ngày làm việc, chậm nhất ngày {{by}}." }\n`,
};

async function list(content: Record<string, string>, ...args: string[]): Promise<string> {
  const { text } = await signoffCommand(args, { root: await contentTree(content), today });
  return text.split("\n\nNote: ")[0] ?? "";
}

describe("npm run signoff", () => {
  it("asks for everything that is recalled or unsure, of every kind, programmes first, in plain Vietnamese", async () => {
    const questions = [...(await list(doubtful)).matchAll(/^## (.*)$|^- \[ \] \*\*(.*)\*\*/gm)];
    expect(questions.map(([, title, question]) => (title === undefined ? question : `= ${title}`))).toEqual([
      "= cash: Tiền mặt",
      "Đúng là chỉ tính việc xảy ra từ 1/5/2021 đến hết 31/12/2021 không?",
      "Đúng là nhận hồ sơ từ 1/10/2021 không?",
      "Đúng là có điều kiện này không: Số tháng: dưới 60 tháng; chỉ khi Số tháng: từ 2 tháng?",
      "Đúng là được trả mức này không: Một lần: 1.800.000 đồng?",
      'Đúng là được trả mức này không: low: theo mức "Lương tối thiểu"?',
      "Đúng là cần giấy tờ này không: form-1?",
      "Đúng là người dân đến nơi này không: office?",
      "Đúng là có bước này không: Trả tiền trong 5 ngày làm việc, chậm nhất ngày 31/12/2021?",
      "= Cơ quan và số điện thoại khẩn",
      "Đúng là Văn phòng phụ trách việc này từ 1/2/2021 không: Tiền mặt?",
      "Đúng là số 114 dùng cho việc này không: Cháy?",
      "= Ngày nghỉ và ngày làm bù",
      "Đúng là cơ quan nghỉ các ngày này không: 1/1/2021, 3/5/2021?",
      "Đúng là làm bù thứ Bảy 8/5/2021 cho ngày 3/5/2021 không?",
      "= Các mức theo từng thời kỳ",
      'Đúng là mức "Lương tối thiểu" từ ngày 1/7/2022 là 4.680.000 đồng không?',
      'Đúng là mức "Lương tối thiểu" bị bãi bỏ từ ngày 1/7/2024 không?',
      "= Xã, phường và huyện cũ",
      'Đúng là nội dung ghi về "Quang Long" chính xác không?',
      "= Văn bản pháp luật",
      'Đúng là có Quyết định 2/2021/QĐ-TTg ("qd2") của Chính phủ, có hiệu lực từ ngày 1/11/2021 không?',
      "= Thời hạn giải quyết",
      "Đúng là có quy tắc này không: Nộp trước?",
      "Đúng là thời hạn này không: Khiếu nại hành chính: Giải quyết: 45 ngày (nếu ở vùng sâu)?",
      "= Vùng lương tối thiểu",
      "Đúng là các vùng lương tối thiểu ở Cao Bằng từ ngày 1/1/2020 ghi đúng không?",
    ]);
  });

  it("says of each how well it is known, what it cites, and file and line", async () => {
    const lines = (await list(doubtful)).split("\n");
    const at = lines.findIndex((line) => line.includes("dưới 60 tháng"));
    expect(lines.slice(at, at + 4)).toEqual([
      "- [ ] **Đúng là có điều kiện này không: Số tháng: dưới 60 tháng; chỉ khi Số tháng: từ 2 tháng?** Văn bản nào, điều nào?",
      "  - chưa chắc; đang dẫn Quyết định 1/2021/QĐ-TTg, Điều 1 khoản 2 (`qd1.d1.k2`)",
      "  - `flows/programmes/cash.yaml:10`",
      "  - Trả lời:",
    ]);
  });

  it("says so when nothing is left to confirm", async () => {
    expect(await list(files)).toBe("# Những ý cần Sở xác nhận\n\nKhông còn ý nào cần xác nhận.");
  });

  it("speaks English when asked", async () => {
    expect((await list(files, "--lang", "en")).split("\n").at(-1)).toBe("Nothing is left to confirm.");
  });

  it("lets no word of a rule act as Markdown", async () => {
    const words = (files["locales/vi/facts.yaml"] ?? "").replace("Số tháng", "Số *tháng* [x](y) <b>");
    expect(await list({ ...doubtful, "locales/vi/facts.yaml": words })).toContain(
      "Số \\*tháng\\* \\[x\\](y) \\<b\\>: dưới 60 tháng",
    );
  });

  it("writes to a file", async () => {
    const root = await contentTree(doubtful);
    const file = join(root, "lists/signoff.md");
    const { code, text } = await signoffCommand(["--out", file], { root, today });
    expect([code, text.split("\n")[0]]).toEqual([0, `wrote ${file}: 19 to confirm`]);
    expect(readFileSync(file, "utf8").startsWith("# Những ý cần Sở xác nhận\n\n19 ý dưới đây")).toBe(true);
  });

  it("names the two things of Resolution 116 that are recalled, with their lines", async () => {
    const { text } = await signoffCommand([], { root: projectRoot, today });
    const places = [...text.matchAll(/`flows\/programmes\/nq116-employees\.yaml:(\d+)`/g)].map(([, line]) =>
      Number(line),
    );
    const written = readFileSync(join(projectRoot, "flows/programmes/nq116-employees.yaml"), "utf8").split("\n");
    expect(places.map((line) => /id: ([a-z-]+)/.exec(written[line - 1] ?? "")?.[1])).toEqual([
      "not-state-funded",
      "si-office-today",
    ]);
  });

  it.each([
    [["--lang", "fr"], 'There is no language "fr"; there are en, vi'],
    [["--oot", "x"], '--oot is not known here; did you mean "--out"?'],
    [["x"], "Unexpected argument 'x'. This command does not take positional arguments"],
  ])("says of %j what is wrong", async (args, message) => {
    const { code, text } = await signoffCommand(args, { root: projectRoot, today });
    expect([code, text.split("\n")[0]]).toEqual([1, message]);
  });

  it("explains itself with --help", async () => {
    const { code, text } = await signoffCommand(["--help"], { root: "nowhere", today });
    expect([code, text.split("\n")[0]]).toEqual([0, "npm run signoff [-- options]"]);
  });
});
