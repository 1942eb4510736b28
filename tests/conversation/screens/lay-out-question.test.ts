import { describe, expect, it } from "vitest";
import { layOutQuestion } from "../../../src/conversation/screens/lay-out-question.ts";
import type { Abilities } from "../../../src/conversation/screens/screen.ts";
import type { Question } from "../../../src/flow/message.ts";
import { sampleAbilities, sampleQuestion } from "./abilities.ts";

function laidOut(question: Question, changes: Partial<Abilities> = {}): { text: string[]; buttons: string[] } {
  const { text, buttons } = layOutQuestion(question, "vi", sampleAbilities(changes));
  return {
    text: text.map((span) => span.text),
    buttons: buttons.map(({ role, label, press }) => `${role} ${label} ${press.prompt} ${press.id}`),
  };
}

const six = ["một", "hai", "ba", "bốn", "năm", "sáu"];

describe("layOutQuestion()", () => {
  it("shows choices and commands as buttons where they fit", () => {
    expect(laidOut(sampleQuestion(["Có", "Không"], { commands: ["back", "help"] }))).toEqual({
      text: ["Anh/chị chọn gì?"],
      buttons: ["choice Có 7 c1", "choice Không 7 c2", "command back 7 command:back", "command help 7 command:help"],
    });
  });

  it("says how far the person is", () => {
    expect(laidOut(sampleQuestion([], { progress: { at: 2, of: 5 } })).text).toEqual(["(2/5) Anh/chị chọn gì?"]);
  });

  it("names the commands in the text when they do not fit beside the choices, all of them", () => {
    expect(laidOut(sampleQuestion(["Có", "Không"], { commands: ["back", "edit", "cancel", "help"] }))).toEqual({
      text: ['Anh/chị chọn gì?\n\nvi messenger:typeCommands {"commands":"“back”, “edit”, “cancel”, “help”"}'],
      buttons: ["choice Có 7 c1", "choice Không 7 c2"],
    });
  });

  it("lists choices with numbers when there are more than buttons", () => {
    expect(laidOut(sampleQuestion(six, { commands: ["help"] }), { numberButtons: true })).toEqual({
      text: ["Anh/chị chọn gì?\n\n1. một\n2. hai\n3. ba\n4. bốn\n5. năm\n6. sáu\n\nvi messenger:typeNumber"],
      buttons: ["command help 7 command:help"],
    });
  });

  it("shows as many choices as there are buttons, and names the commands", () => {
    const five = six.slice(0, 5);
    expect(laidOut(sampleQuestion(five, { commands: ["help"] }))).toEqual({
      text: ['Anh/chị chọn gì?\n\nvi messenger:typeCommands {"commands":"“help”"}'],
      buttons: five.map((label, index) => `choice ${label} 7 c${index + 1}`),
    });
  });

  it("lists choices whose label is too long for a button", () => {
    const labels = ["Có", "Tôi chưa từng đóng bảo hiểm"];
    const list = "Anh/chị chọn gì?\n\n1. Có\n2. Tôi chưa từng đóng bảo hiểm\n\nvi messenger";
    expect(laidOut(sampleQuestion(labels))).toEqual({ text: [`${list}:typeNumber`], buttons: [] });
    expect(laidOut(sampleQuestion(labels), { numberButtons: true })).toEqual({
      text: [`${list}:pressNumber`],
      buttons: ["number 1 7 c1", "number 2 7 c2"],
    });
  });

  it("counts the length of a label in characters", () => {
    expect(laidOut(sampleQuestion(["😀".repeat(20)])).buttons).toEqual([`choice ${"😀".repeat(20)} 7 c1`]);
    expect(laidOut(sampleQuestion(["😀".repeat(21)])).buttons).toEqual([]);
  });

  it("lists choices of which several may be taken, without buttons for them", () => {
    const question = sampleQuestion(["Đỏ", "Xanh"], { expects: "choices", commands: ["help"] });
    expect(laidOut(question, { numberButtons: true })).toEqual({
      text: ["Anh/chị chọn gì?\n\n1. Đỏ\n2. Xanh\n\nvi messenger:typeNumbers"],
      buttons: ["command help 7 command:help"],
    });
  });

  it("gives both hints when neither choices nor commands fit", () => {
    const question = sampleQuestion(["Có", "Tôi chưa từng đóng bảo hiểm"], { commands: ["back", "help"] });
    expect(laidOut(question, { buttonsAtMost: 3, numberButtons: true })).toEqual({
      text: [
        'Anh/chị chọn gì?\n\n1. Có\n2. Tôi chưa từng đóng bảo hiểm\n\nvi messenger:pressNumber\nvi messenger:typeCommands {"commands":"“back”, “help”"}',
      ],
      buttons: ["number 1 7 c1", "number 2 7 c2"],
    });
  });

  it("shows no button on a messenger that has none", () => {
    expect(laidOut(sampleQuestion(["Có"], { commands: ["help"] }), { buttonsAtMost: 0 })).toEqual({
      text: ['Anh/chị chọn gì?\n\n1. Có\n\nvi messenger:typeNumber\nvi messenger:typeCommands {"commands":"“help”"}'],
      buttons: [],
    });
  });

  it("says when the person's own phone or name is asked", () => {
    const asks = (changes: Partial<Omit<Question, "commands" | "choices">>) =>
      layOutQuestion(sampleQuestion([], changes), "vi", sampleAbilities()).asks;
    expect([
      asks({ expects: "phone" }),
      asks({ expects: "text", about: "own-name" }),
      asks({ expects: "text" }),
    ]).toEqual(["phone", "name", undefined]);
  });
});
