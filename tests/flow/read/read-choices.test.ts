import { describe, expect, it } from "vitest";
import { readChoices } from "../../../src/flow/read/read-choices.ts";

const kinds = [
  { id: "wages", label: "Tiền lương" },
  { id: "insurance", label: "Bảo hiểm xã hội" },
  { id: "contract", label: "Hợp đồng và sa thải" },
  { id: "safety", label: "An toàn lao động" },
];

describe("readChoices()", () => {
  it.each([
    ["1", ["wages"]],
    ["1, 3 và 4", ["wages", "contract", "safety"]],
    ["1 3", ["wages", "contract"]],
    ["1,3", ["wages", "contract"]],
    ["3 và 1", ["contract", "wages"]],
    ["1 va 1", ["wages"]],
    ["1; 2 & 4", ["wages", "insurance", "safety"]],
    ["tiền lương, bhxh", ["wages", "insurance"]],
    ["tien luong va an toan lao dong", ["wages", "safety"]],
    ["Hợp đồng và sa thải", ["contract"]],
    ["hop dong va sa thai", ["contract"]],
    ["tiền lương\nan toàn", ["wages", "safety"]],
    ["tiền lương và số 2".normalize("NFD"), ["wages", "insurance"]],
  ])("reads %j", (text, ids) => {
    expect(readChoices(text, kinds)).toEqual({ ok: true, value: ids });
  });

  it.each([
    ["1, 9", { ok: false, reason: "unreadable" }],
    ["tiền lương và trời mưa", { ok: false, reason: "unreadable" }],
    ["", { ok: false, reason: "empty" }],
    [
      "1-3",
      {
        ok: false,
        reason: "ambiguous",
        options: [
          ["wages", "insurance", "contract"],
          ["wages", "contract"],
        ],
      },
    ],
    ["2-3", { ok: false, reason: "ambiguous", options: [["insurance", "contract"]] }],
    ["lao động, 1", { ok: true, value: ["safety", "wages"] }],
    ["cho tôi hỏi lương tối thiểu là bao nhiêu", { ok: false, reason: "unreadable" }],
  ])("answers %j with %j", (text, reading) => {
    expect(readChoices(text, kinds)).toEqual(reading);
  });
});
