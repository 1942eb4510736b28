import { describe, expect, it } from "vitest";
import { codesOf, codesOfHouse } from "../../src/conversation/allowances.ts";
import type { StoredConversation } from "../../src/conversation/ports.ts";
import { takeTurn } from "../../src/conversation/take-turn.ts";
import { makeReceiptCode } from "../../src/flow/receipt-code.ts";
import { smallContent } from "../flow/small-content.ts";
import { memoryAllowances } from "../memory-allowances.ts";
import { sampleCase } from "../sample-case.ts";
import { sampleEvent, sampleSession } from "../storage/sample-turn.ts";

const track = {
  id: "menu",
  start: "code",
  steps: {
    code: { ask: "code", next: "case" },
    case: { "look-up": "case-by-code", of: "code", next: "again", missing: "wrong" },
    wrong: { ask: "choice", fixed: true, options: ["again"], leads: { again: { "ask-again": ["code"] } } },
    again: { ask: "choice", fixed: true, options: ["more"], leads: { more: { "ask-again": ["code"] } } },
  },
};
const codeOf = (n: number) => makeReceiptCode(Uint8Array.from({ length: 20 }, (_, index) => index + n));
const right = codeOf(0);
const now = new Date("2026-11-26T02:00:00.000Z");

/** Types a code in a talk of its own, at the question for it; gives what was said last. */
function talkOf(allowances: ReturnType<typeof memoryAllowances>) {
  const looked: string[] = [];
  const parts = {
    content: smallContent([track]),
    allowances,
    lookUps: {
      caseByCode: async (code: string) => {
        looked.push(code);
        // What is shown of it does not matter here.
        return code === right ? sampleCase() : null;
      },
      ownCase: async () => null,
      employersLike: async () => [],
    },
    sources: {
      now: () => now.toISOString(),
      today: () => "2026-11-26",
      complaintId: () => "",
      caseNumber: () => "",
      receiptCode: () => "",
    },
  };
  const type = async (text: string, address = "a"): Promise<string> => {
    const conversation: StoredConversation = {
      id: "c",
      version: 1,
      session: sampleSession(),
      said: 1,
      arrival: null,
      pending: false,
    };
    const event = sampleEvent({ address, input: { kind: "text", text } });
    const { messages } = await takeTurn(parts, conversation, event);
    const first = messages[0]?.message;
    return first && "text" in first ? first.text : (first?.kind ?? "");
  };
  return { type, looked };
}

describe("secret codes typed in a talk", () => {
  it("are looked up thirty times when they are wrong; then the person is asked to wait, and nothing is looked up", async () => {
    const allowances = memoryAllowances(() => now);
    const { type, looked } = talkOf(allowances);
    for (let n = 1; n <= 30; n += 1) expect(await type(codeOf(n))).toBe("conversations:menu.wrong.ask");
    expect(await type(codeOf(31))).toBe("interface:retry.tooManyCodes");
    expect(await type(right)).toBe("interface:retry.tooManyCodes");
    expect(looked).toHaveLength(30);
    expect(await type(right, "another talk")).not.toBe("interface:retry.tooManyCodes");
    expect(await allowances.left(codesOfHouse)).toBe(30);
  });

  it("cost nothing when they are right", async () => {
    const allowances = memoryAllowances(() => now);
    const { type } = talkOf(allowances);
    for (let n = 0; n < 40; n += 1) await type(right);
    expect([await allowances.left(codesOf("conversation web a")), await allowances.left(codesOfHouse)]).toEqual([
      30, 60,
    ]);
  });
});
