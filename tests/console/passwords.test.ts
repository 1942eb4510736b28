import { describe, expect, it } from "vitest";
import { hashPassword, passwordFits, passwordProblem } from "../../src/console/passwords.ts";

describe("passwordProblem()", () => {
  it.each([
    ["ngắn thôi", "too-short"],
    ["x".repeat(201), "too-long"],
    ["004123456789", "only-digits"],
    ["0912 345 678", "only-digits"],
    ["nguyenthilan2026", "is-login"],
    ["NguyenThiLan!!!!", "is-login"],
    ["matkhau12345", "too-common"],
    ["Mật khẩu 123", "too-common"],
    ["matkhaumatkhau", "too-common"],
    ["P@ssw0rd1234", "too-common"],
    ["aaaaaaaaaaaa", "too-common"],
    ["qwertyuiop123", "too-common"],
    ["Caobang@2026", "too-common"],
    ["bốn con trâu trắng", null],
    ["một câu thật dài", null],
    ["Tr4u-trang-len-nui", null],
  ])("finds %j to be %s", (password, problem) => {
    expect(passwordProblem(password, "nguyenthilan")).toBe(problem);
  });

  it("counts characters, not bytes", () => {
    expect(passwordProblem("ăâđêôơưáàảãạ", "lan")).toBe(null);
    expect(passwordProblem("ăâđêôơưáàảã", "lan")).toBe("too-short");
  });
});

describe("passwordFits()", () => {
  it("accepts the password however its marks were typed (NFC or NFD), and no other", async () => {
    const hash = await hashPassword("bốn con trâu trắng".normalize("NFD"));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=3,p=1\$/);
    expect(await passwordFits(hash, "bốn con trâu trắng".normalize("NFC"))).toBe(true);
    expect(await passwordFits(hash, "bon con trau trang")).toBe(false);
  });

  it("is never true for an account that does not exist", async () => {
    expect(await passwordFits(null, "bốn con trâu trắng")).toBe(false);
  });
});
