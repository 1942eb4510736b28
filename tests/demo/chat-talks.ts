/** Talks with the assistant that a new demo begins with: questions on the web, and a complaint in each messenger. */
import type { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import type { FakeZalo } from "../fakes/zalo-oa/fake-zalo.ts";
import { WebClient } from "../web-client.ts";

/** What people asked: some of it nobody can answer, which the policy officer then sees. */
const questions = [
  "Trợ cấp thất nghiệp nộp hồ sơ trong bao lâu?",
  "Mất sổ bảo hiểm xã hội thì làm sao?",
  "Lương tối thiểu vùng bây giờ bao nhiêu?",
  "Đi làm ở Hàn Quốc theo diện EPS đăng ký ở đâu?",
  "Nhà tôi bị sạt lở có được hỗ trợ không?",
  "nha toi bi sat lo co duoc ho tro khong",
  "Nhà tôi bị sạt lở có được hỗ trợ không?",
  "Con tôi học đại học có được vay vốn không?",
  "con toi hoc dai hoc co duoc vay von khong",
  "Làm căn cước cho con nhỏ cần gì?",
  "Thuê đất rừng của xã thì hỏi ai?",
  "Trâu bò chết rét có được đền không?",
  "Xin giấy phép xây nhà ở đâu?",
];

/** Its answer was not what the person asked. */
const notHelped = "Đi làm ở Hàn Quốc theo diện EPS đăng ký ở đâu?";

/** Asks the assistant's web chat, each time as somebody else. */
export async function askQuestions(home: string): Promise<void> {
  for (const text of questions) {
    const person = new WebClient(home);
    await person.open();
    await person.say({ text });
    if (text === notHelped) await person.say({ text: "Chưa đúng ý tôi" });
  }
}

/** A complaint as somebody files it who leaves name and phone, so that the answer comes into the chat. */
const complaint = (story: string, name: string, phone: string) => [
  "gửi phản ánh",
  "lương",
  "1",
  "Bỏ qua câu này",
  "Bỏ qua câu này",
  story,
  "Xong",
  "1",
  "1",
  name,
  phone,
  "Gửi phản ánh",
  "Để sau",
];

/** Files a complaint in the fake Zalo and one in the fake Telegram, each as its first person. */
export async function fileInMessengers(zalo: FakeZalo, telegram: FakeTelegram): Promise<void> {
  const [an] = zalo.users;
  for (const text of complaint("Quán ăn nợ tôi hai tháng lương, gọi không nghe máy.", "Lê An", "0559 000 111")) {
    if (!an) break;
    const before = an.messages.length;
    await an.send(text);
    await until(() => an.messages.length > before + 1);
  }
  const [mai] = telegram.people;
  mai?.start();
  for (const text of complaint("Xưởng gỗ giữ lương tháng cuối của tôi.", "Lý Thị Mai", "0559 000 222")) {
    if (!mai) break;
    await until(() => telegram.pendingUpdates === 0);
    const before = mai.messages.length;
    mai.send(text);
    await until(() => mai.messages.length > before + 1);
  }
}

const patienceMs = 5_000;

/** Waits until something is so; a chat that stays silent ends the wait, not the demo. */
async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + patienceMs; !isSo() && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
