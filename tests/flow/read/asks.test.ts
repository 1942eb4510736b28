import { describe, expect, it } from "vitest";
import { asksSomething, tells } from "../../../src/flow/read/asks.ts";

describe("asksSomething()", () => {
  it.each([
    "toi chua dong bao hiem bao gio",
    "chưa nghỉ không lương bao giờ",
    "toi con tre lam, chua co luong huu hay tro cap gi dau",
    "tôi không được nhận khoản nào",
    "hoi truoc chua nhan duoc dong nao ca",
    "toi lam cong ty may",
    "làm công nhân may",
    "thu sau tuan truoc no duoi tao chu may",
    "da bao la chua nop gi ca",
    "tôi chưa bao giờ nhận trợ cấp thất nghiệp",
    "chua tung bao gio nhan luong huu",
  ])("takes %j for an answer", (text) => {
    expect(asksSomething(text)).toBe(false);
  });

  it.each([
    "bao giờ thì có tiền",
    "tai sao toi chua nhan duoc dong nao",
    "chua dong thang nao co duoc huong khong",
    "không có hợp đồng thì hỏi ai",
    "chưa đóng bao giờ?",
    "nop o dau",
    "tiền chưa về, bao giờ có",
    "tôi chưa biết bao giờ có tiền",
    "cong ty may co duoc ho tro khong",
    "duoc may thang",
    "bhtn la gi",
  ])("takes %j for a question", (text) => {
    expect(asksSomething(text)).toBe(true);
  });
});

describe("asksSomething() of a long text", () => {
  const long = "cong ty no luong cua toi ma van chua tra dong nao ca va toi da lam o do";

  it("is decided at once", () => {
    const from = performance.now();
    expect(asksSomething(`${long} ${long}`)).toBe(false);
    expect(performance.now() - from).toBeLessThan(500);
  });

  it("finds a question at either end", () => {
    expect(asksSomething(`${long} nen gio toi phai lam sao de lay lai tien`)).toBe(true);
    expect(asksSomething(`cho em hoi la ${long}`)).toBe(true);
  });
});

describe("tells()", () => {
  it("knows a statement from the bare name of a subject", () => {
    expect(["moi 38 tuoi", "lam tu 2017", "8 cu", "chua nop"].map(tells)).toEqual([true, true, true, true]);
    expect(["thủ tục hồ sơ", "thai san"].map(tells)).toEqual([false, false]);
  });
});
