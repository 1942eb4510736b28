import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { petitionCommand } from "../../src/authoring/petition-command.ts";
import { projectRoot } from "../../src/project-root.ts";

const place = { root: projectRoot, today: "2026-11-26" };

function folderWith(fields: string): { file: string; out: string } {
  const folder = mkdtempSync(join(tmpdir(), "an-sinh-petition-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "fields.yaml");
  writeFileSync(file, fields);
  return { file, out: join(folder, "out") };
}

/** What was wrong, without the usage. */
async function mistake(...args: string[]): Promise<string | undefined> {
  const { code, text } = await petitionCommand(args, place);
  return code === 1 ? text.split("\n\nnpm run petition")[0] : undefined;
}

describe("npm run petition", () => {
  it("writes both files, and says what is missing and where to lodge it", async () => {
    const { file, out } = folderWith("against: social-insurance\nname: Nông Thị Đỏ\n");
    const args = ["denunciation", "--fields", file, "--out", out, "--lang", "vi"];
    const { code, text } = await petitionCommand(args, place);
    expect(code).toBe(0);
    expect(readdirSync(out)).toEqual(["don-2026-11-26.docx", "don-2026-11-26.pdf"]);
    expect(text.split("\n").slice(2, 6)).toEqual([
      "still missing, dotted lines on the paper: address, contact, accused, breach",
      "",
      "- Nơi nhận đơn: Người đứng đầu cơ quan bảo hiểm xã hội, tỉnh Cao Bằng.",
      "- Việc này không có hạn nộp đơn, nhưng nộp sớm thì dễ kiểm tra hơn.",
    ]);
  });

  it("lists the fields where no file is named", async () => {
    const { text } = await petitionCommand(["labour-complaint"], place);
    expect(text.split("\n").slice(0, 3)).toEqual([
      "Labour complaint",
      "against (employer, employer-again): What is your petition about?",
      "name (text): What is your full name? It is printed on the petition.",
    ]);
  });

  it("refuses a petition that does not exist", async () => {
    expect(await mistake("denunciaton")).toBe(
      'There is no petition "denunciaton"; did you mean "denunciation"? (there are: administrative-complaint, denunciation, feedback, labour-complaint, labour-dispute, unemployment-complaint)',
    );
  });

  it("refuses fields that do not exist or are written by hand, all at once", async () => {
    const { file, out } = folderWith("nme: A\nidentity: '004'\n");
    expect(await mistake("labour-complaint", "--fields", file, "--out", out)).toBe(
      'there is no field "nme"; did you mean "name"?\n"identity" is written by hand on the paper and never told',
    );
  });

  it("refuses a file that is no table", async () => {
    const { file } = folderWith("- A\n");
    expect(await mistake("denunciation", "--fields", file)).toBe(
      `${file} must be a table, a line "field: value" each; values are texts or lists of texts`,
    );
  });

  it("refuses a day that is none", async () => {
    expect(await mistake("denunciation", "--known-on", "5/11/2026")).toBe(
      "--known-on 5/11/2026 is no day; write it as 2026-11-26",
    );
  });

  it("asks for a folder", async () => {
    expect(await mistake("denunciation", "--fields", folderWith("{}").file)).toBe(
      "Where shall it be written? --out names a folder",
    );
  });
});
