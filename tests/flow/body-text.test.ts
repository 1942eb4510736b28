import { describe, expect, it } from "vitest";
import { buildWords } from "../../src/content/build-words.ts";
import { readLocales } from "../../src/content/read-locales.ts";
import { readSourceFiles } from "../../src/content/source-files.ts";
import { bodyName, contactLines } from "../../src/flow/body-text.ts";
import { projectRoot } from "../../src/project-root.ts";
import type { Body } from "../../src/rules/bodies/bodies.ts";
import { registers } from "../rules/load-places.ts";

const { files } = await readSourceFiles(projectRoot);
const { words } = buildWords(readLocales(files.filter(({ file }) => file.endsWith("/bodies.yaml"))).locales);
const centre = registers.bodies.bodies["employment-service-centre"] as Body; // flows/parameters/bodies.yaml has it

describe("bodyName()", () => {
  it.each([
    ["labour-department", "vi", "Sở Lao động - Thương binh và Xã hội"],
    ["home-affairs", "vi", "Sở Nội vụ"],
    ["health-department", "vi", "Sở Y tế"],
    ["employment-service-centre", "vi", "Trung tâm Dịch vụ việc làm"],
    ["public-administration-centre", "vi", "Trung tâm Phục vụ hành chính công tỉnh"],
    ["social-insurance-office", "en", "social insurance office"],
  ])("names %s in %s", (id, lang, name) => {
    expect(bodyName(id, lang, words)).toBe(name);
  });
});

describe("contactLines()", () => {
  it("says where to ask for what is not known", () => {
    expect(contactLines(centre, "vi", words)).toEqual([
      "Điện thoại: anh/chị hỏi tại Trung tâm Dịch vụ việc làm.",
      "Địa chỉ: anh/chị hỏi tại Trung tâm Dịch vụ việc làm.",
      "Giờ làm việc: anh/chị hỏi tại Trung tâm Dịch vụ việc làm.",
    ]);
  });

  it("says what is known, and asks only for the rest", () => {
    const known = { ...centre, contact: { phone: "0206 000 000" } };
    expect(contactLines(known, "en", words)).toEqual([
      "Phone: 0206 000 000",
      "Address: please ask at the Employment Service Centre.",
      "Opening hours: please ask at the Employment Service Centre.",
    ]);
  });
});
