import { describe, expect, it } from "vitest";
import { downloadHeaders } from "../../src/console/download-headers.ts";

describe("downloadHeaders()", () => {
  it("names a Vietnamese file for old and new browsers", () => {
    expect(downloadHeaders({ name: "bảng lương (đợt 1).jpg", type: "image/jpeg" })).toEqual({
      "content-type": "image/jpeg",
      "content-disposition":
        "attachment; filename=\"bang luong (dot 1).jpg\"; filename*=UTF-8''b%E1%BA%A3ng%20l%C6%B0%C6%A1ng%20%28%C4%91%E1%BB%A3t%201%29.jpg",
      "content-security-policy": "default-src 'none'; sandbox",
    });
  });

  it("leaves no way out of the header or the folder, and calls pages bytes", () => {
    const headers = downloadHeaders({ name: '../a"\r\nSet-Cookie: x\u202egpj.html\ud800', type: "text/html" });
    expect(headers["content-type"]).toBe("application/octet-stream");
    expect(headers["content-disposition"]).toBe(
      "attachment; filename=\".._a___Set-Cookie_ x_gpj.html_\"; filename*=UTF-8''.._a%22__Set-Cookie%3A%20x_gpj.html_",
    );
  });
});
