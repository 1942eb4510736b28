import { describe, expect, it } from "vitest";
import { alarmText } from "../../src/watch/alarm-text.ts";
import { localeWords } from "../locale-words.ts";

const words = localeWords("console");

describe("alarmText()", () => {
  it("says what is wrong and what to do, in either language", () => {
    const alarm = { alarm: "dead-letters", channel: "zalo", value: 3 } as const;
    expect(["vi", "en"].map((lang) => alarmText(words, lang, alarm))).toEqual([
      {
        text: "Zalo: 3 tin không gửi được",
        advice: "Mở trang Vận hành, xem lý do, rồi gửi lại hoặc bỏ từng tin.",
      },
      {
        text: "Zalo: messages that could not be sent: 3",
        advice: "Open the Operations page, look at the reason, then send each message again or drop it.",
      },
    ]);
  });

  it.each([
    [61, "Có tin của người dân chờ xử lý đã 1 phút"],
    [30, "Có tin của người dân chờ xử lý đã 1 phút"],
    [7_199, "Có tin của người dân chờ xử lý đã 119 phút"],
    [7_200, "Có tin của người dân chờ xử lý đã 2 giờ"],
    [400_000, "Có tin của người dân chờ xử lý đã 111 giờ"],
  ])("says a time of %i seconds in minutes or hours", (value, text) => {
    expect(alarmText(words, "vi", { alarm: "lane-old", channel: "server", value }).text).toBe(text);
  });

  it("has words for every alarm, also without a number and for a channel it does not know", () => {
    const alarms = [
      ...["webhook-pending", "webhook-failing", "webhook-missing", "platform-unreachable", "channel-silent"],
      ...["channel-stopped", "token-old", "token-refused", "lane-old", "outbox-old", "dead-letters"],
      "events-set-aside",
    ] as Parameters<typeof alarmText>[2]["alarm"][];
    const said = alarms.flatMap((alarm) =>
      ["vi", "en"].map((lang) => alarmText(words, lang, { alarm, channel: "viber", value: null })),
    );
    expect(said.filter(({ text, advice }) => /\{\{|null/.test(text + advice))).toEqual([]);
    expect(said[0]?.text).toBe("viber: một số tin của người dân chưa chuyển được đến máy chủ");
  });
});
