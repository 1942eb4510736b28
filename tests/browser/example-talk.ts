import type { Choice, Message, Question } from "../../src/flow/message.ts";
import type { Script } from "../channels/web/memory-conversation.ts";

const commands: Choice[] = [
  { id: "command:back", label: "Quay lại" },
  { id: "command:edit", label: "Sửa câu trả lời" },
  { id: "command:cancel", label: "Thoát ra" },
  { id: "command:help", label: "Trợ giúp" },
];

/** A short talk that shows every kind of message and question; each input leads to the next part. */
export const exampleTalk: Script = (_input, inputs) => {
  const part = parts[Math.min(inputs.length, parts.length) - 1];
  return (part ?? []).map((message) => (message.kind === "question" ? { ...message, prompt: inputs.length } : message));
};

function ask(question: Pick<Question, "text" | "expects"> & Partial<Question>): Question {
  return { kind: "question", prompt: 0, choices: [], commands, ...question };
}

const parts: Message[][] = [
  [
    {
      kind: "text",
      text: "Chào anh/chị! Tôi là trợ lý An Sinh của tỉnh Cao Bằng.\nAnh/chị cứ bấm nút, gõ số, hoặc gõ bằng lời của mình, không cần dấu.",
    },
    ask({
      text: "Hôm nay anh/chị muốn làm gì?",
      expects: "choice",
      choices: [
        { id: "check", label: "Xem tôi được hỗ trợ gì" },
        { id: "complaint", label: "Gửi phản ánh, khiếu nại" },
        { id: "status", label: "Xem trả lời bằng mã bí mật" },
        { id: "officer", label: "Hỏi cán bộ" },
      ],
      commands: commands.slice(3),
    }),
  ],
  [
    ask({
      text: "Từ tháng 1/2018 đến tháng 9/2021, anh/chị đã đóng bảo hiểm thất nghiệp được bao nhiêu tháng mà chưa hưởng trợ cấp?",
      expects: "months",
      choices: [{ id: "unknown", label: "Tôi không biết" }],
      progress: { at: 2, of: 6 },
    }),
  ],
  [
    {
      kind: "card",
      title: "Hỗ trợ từ Quỹ Bảo hiểm thất nghiệp (Nghị quyết 116/NQ-CP)",
      summary: "Anh/chị đủ điều kiện nhận hỗ trợ.",
      amount: 2_650_000,
      lines: [
        { label: "Thời gian đóng chưa hưởng", value: "5 năm 2 tháng (62 tháng)", tone: "good" },
        { label: "Ngày dừng tham gia", value: "15/08/2021", tone: "good" },
        { label: "Đang hưởng lương hưu", value: "Không", tone: "neutral" },
        { label: "Nộp hồ sơ sau hạn", value: "Hạn là 30/11/2021", tone: "bad" },
      ],
      sources: ["Quyết định 28/2021/QĐ-TTg, Điều 2 khoản 2", "Nghị quyết 116/NQ-CP, mục I.1"],
      notes: [
        "Chương trình này đã kết thúc ngày 31/12/2021.",
        "Nếu đã nộp hồ sơ mà chưa được trả, anh/chị có thể gửi phản ánh.",
      ],
    },
    ask({
      text: "Anh/chị gặp chuyện gì? Có thể chọn nhiều mục.",
      expects: "choices",
      choices: [
        { id: "wages", label: "Bị nợ lương, trả thiếu lương" },
        { id: "insurance", label: "Không đóng hoặc nợ tiền bảo hiểm xã hội" },
        { id: "safety", label: "Nơi làm việc không an toàn, tai nạn lao động" },
        { id: "skip", label: "Bỏ qua câu này" },
      ],
    }),
  ],
  [
    ask({
      text: "Anh/chị kể lại chuyện đã xảy ra. Có thể gửi nhiều tin, kèm ảnh hoặc tài liệu. Xong thì bấm Xong.",
      expects: "story",
      choices: [{ id: "done", label: "Xong" }],
      filesAtMost: 10,
      progress: { at: 3, of: 5 },
    }),
  ],
  [
    { kind: "text", text: "Tôi đã ghi. Anh/chị kể tiếp, hoặc bấm Xong." },
    ask({ text: "Còn gì nữa không?", expects: "story", choices: [{ id: "done", label: "Xong" }], filesAtMost: 10 }),
  ],
  [
    {
      kind: "receipt",
      text: "Chúng tôi đã nhận phản ánh của anh/chị. Cán bộ sẽ xem và trả lời.",
      caseNumber: "26-4821-3907",
      code: "K7QM-2XVD-9RTH-4WCN-P",
    },
    ask({
      text: "Anh/chị cần gì nữa không?",
      expects: "choice",
      choices: [{ id: "menu", label: "Về đầu trang" }],
      commands: commands.slice(3),
    }),
  ],
];
