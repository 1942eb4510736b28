import { describe, expect, it } from "vitest";
import { noticeOf, signedIn } from "./console-under-test.ts";
import { url, withCase } from "./one-case.ts";

describe("the page of a case", () => {
  it("shows neither name nor phone, and where to ask for them", async () => {
    const { test } = await withCase();
    const { body } = await (await signedIn(test, "lan")).get(url);
    expect(body).toContain("Có để lại tên hoặc số điện thoại; được giữ kín.");
    expect(body).toContain(`<a href="${url}/identity">Xem người gửi</a>`);
    expect(body).not.toContain("0912");
  });

  it("says who wrote it down for a caller", async () => {
    const { test } = await withCase({ filedBy: "Hoàng Văn Minh" });
    const { body } = await (await signedIn(test, "lan")).get(url);
    expect(body).toContain("Hoàng Văn Minh ghi hộ qua điện thoại.");
  });
});

describe("seeing who sent a case", () => {
  it("takes a reason, shows name and phone to who asked for half an hour, and says who asked to everybody", async () => {
    const { test } = await withCase();
    const lan = await signedIn(test, "lan");
    const refused = await lan.post(`${url}/identity`, { text: " " });
    expect([refused.statusCode, noticeOf(refused)]).toEqual([
      422,
      "Chưa gửi được. Anh/chị sửa giúp: Anh/chị viết lý do, ít nhất vài chữ, tối đa 500 ký tự.",
    ]);
    const asked = await lan.post(`${url}/identity`, { text: "Gọi hẹn ngày đối chiếu" });
    expect(asked.headers.location).toBe(`${url}/identity?done=identity-opened`);
    const { body } = await lan.get(`${url}/identity`);
    expect(body).toContain("<strong>&lt;b>Nông Thị Hoa&lt;/b></strong>");
    expect(body).toContain('<a href="tel:0912345678">0912 345 678</a>');
    expect(body).toContain("Chỉ anh/chị thấy, đến 23/11/2026 09:00.");
    const other = await (await signedIn(test, "minh")).get(`${url}/identity`);
    expect([other.body.includes("0912"), other.body.includes("Gọi hẹn ngày đối chiếu")]).toEqual([false, true]);
    test.clock.pass(31);
    const later = await lan.get(`${url}/identity`);
    expect([later.body.includes("0912"), later.body.includes("đã đóng")]).toEqual([false, true]);
  });

  it("of a case against staff waits for a second person, who is neither the asker nor holds the case", async () => {
    const { test, kept } = await withCase({ kind: "staff-conduct" });
    kept.owner = { id: test.people.minh.id, name: test.people.minh.name };
    for (const account of test.staff.accounts) account.roles = [...account.roles, "custodian"];
    const [lan, minh, thu] = [await signedIn(test, "lan"), await signedIn(test, "minh"), await signedIn(test, "thu")];
    await lan.post(`${url}/identity`, { text: "Mời lên làm việc" });
    expect((await lan.get(`${url}/identity`)).body).toContain("Đang chờ một cán bộ khác đồng ý");
    const request = test.identities.requests[0]?.id ?? "";
    const list = "/console/identity-requests";
    expect((await lan.get(list)).body).toContain("Anh/chị là người xin nên phải chờ người khác.");
    expect((await minh.get(list)).body).toContain("Anh/chị giữ hồ sơ này nên phải để người khác quyết định.");
    expect((await minh.post(`${list}/${request}/agree`)).statusCode).toBe(409);
    expect((await thu.get(list)).body).toContain("Mời lên làm việc");
    expect((await thu.post(`${list}/${request}/agree`)).headers.location).toBe(`${list}?done=identity-agreed`);
    expect((await lan.get(`${url}/identity`)).body).toContain("Bế Thị Thu đã đồng ý.");
    await lan.post(`${url}/identity/${request}/open`);
    expect((await lan.get(`${url}/identity`)).body).toContain("0912 345 678");
  });

  it("of a case without a name offers nothing", async () => {
    const { test } = await withCase({ anonymous: true, named: false });
    const lan = await signedIn(test, "lan");
    expect((await lan.get(`${url}/identity`)).body).toContain("Hồ sơ này không có tên, số điện thoại để xem.");
    expect((await lan.post(`${url}/identity`, { text: "Muốn biết" })).statusCode).toBe(404);
  });
});

describe("muting a case", () => {
  it("takes a reason of the list, is shown on its page, and is undone", async () => {
    const { test, kept } = await withCase();
    const lan = await signedIn(test, "lan");
    expect((await lan.get(`${url}/mute`)).body).toContain('<option value="flood">gửi dồn dập, lặp lại</option>');
    expect((await lan.post(`${url}/mute`, { reason: "because" })).statusCode).toBe(400);
    const muted = await lan.post(`${url}/mute`, { reason: "flood" });
    expect([muted.headers.location, kept.muted]).toEqual([`${url}?done=muted`, "flood"]);
    expect((await lan.get(url)).body).toContain("<strong> Hồ sơ đang tắt tiếng.</strong>");
    expect((await lan.get(`${url}/mute`)).body).toContain("Đang tắt tiếng vì: gửi dồn dập, lặp lại.");
    await lan.post(`${url}/unmute`);
    expect(kept.muted).toBe(null);
  });
});

describe("one person's record", () => {
  it("is for administrators only", async () => {
    const { test } = await withCase();
    const lan = await signedIn(test, "lan");
    for (const answer of [
      await lan.get(`${url}/record`),
      await lan.post(`${url}/record/erase`, { number: "26-4821-3907" }),
    ]) {
      expect(answer.statusCode).toBe(403);
    }
    expect(test.records.done).toEqual([]);
  });

  it("is one file to download, with the bytes of its photos", async () => {
    const { test, kept } = await withCase();
    const files = [{ id: "f1", name: "a.png", type: "image/png", size: 11 }];
    test.records.record = { number: "26-4821-3907", person: null, files } as never; // the page passes on what it is given
    const thu = await signedIn(test, "thu");
    const answer = await thu.post(`${url}/record/export`);
    expect(answer.headers["content-disposition"]).toBe('attachment; filename="26-4821-3907.json"');
    expect(JSON.parse(answer.body)).toEqual({
      ...{ number: "26-4821-3907", person: null },
      files: [{ ...files[0], base64: Buffer.from("bytes of f1").toString("base64") }],
    });
    expect(test.records.done).toEqual([`${test.people.thu.id} exported ${kept.id}`]);
  });

  it("is erased once its number was typed, and the page lists what went", async () => {
    const { test, kept } = await withCase();
    test.records.erasable = { number: "26-4821-3907", messages: 2, notes: 1, files: 0, person: true };
    const thu = await signedIn(test, "thu");
    const wrong = await thu.post(`${url}/record/erase`, { number: "26-4821-3908" });
    expect([wrong.statusCode, noticeOf(wrong)]).toEqual([422, "Số hồ sơ nhập chưa đúng nên chưa xóa gì."]);
    expect(test.records.done).toEqual([]);
    const erased = await thu.post(`${url}/record/erase`, { number: "26 4821 3907" });
    expect([erased.statusCode, erased.body.includes("<li>Tin nhắn: 2</li>")]).toEqual([200, true]);
    expect(test.records.done).toEqual([`${test.people.thu.id} erased ${kept.id}`]);
  });
});
