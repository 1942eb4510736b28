import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { smallJpeg } from "../small-jpeg.ts";
import { signedIn } from "./console-under-test.ts";
import { url, withCase } from "./one-case.ts";

const photo = { id: "f1", name: `bảng lương "><script>.jpg`, type: "image/jpeg", size: 300, viewable: true };
const paper = { id: "f2", name: "đơn.pdf", type: "application/pdf", size: 60 };
/** Kept before pictures were drawn anew. */
const old = { id: "f3", name: "cũ.jpg", type: "image/jpeg", size: 300 };
const polyglot = Buffer.from("%PDF-1.7\n<html><script>alert(1)</script></html>");

async function withFiles() {
  const { test } = await withCase({ files: [photo, paper, old] });
  test.desk.bytes.set("f1", smallJpeg);
  test.desk.bytes.set("f2", polyglot);
  test.desk.bytes.set("f3", smallJpeg);
  return { desk: test.desk, lan: await signedIn(test, "lan") };
}

const linksOf = (body: string) =>
  [...body.matchAll(/<a href="([^"]*\/files\/[^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href = "", text = ""]) => [
    href.replace(url, ""),
    text
      .replace(/<[^>]+>/g, "")
      .replace(/\s+/g, " ")
      .trim(),
  ]);

describe("the files of a case", () => {
  it("are pictures to look at and to save, and all else only to save", async () => {
    const { lan } = await withFiles();
    expect(linksOf((await lan.get(url)).body)).toEqual([
      ["/files/f1/view", "Xem ảnh: bảng lương &quot;>&lt;script>.jpg"],
      ["/files/f1", "Tải về bảng lương &quot;>&lt;script>.jpg"],
      ["/files/f2", "đơn.pdf"],
      ["/files/f3", "cũ.jpg"],
    ]);
  });

  it("are looked through one after the other", async () => {
    const { lan } = await withFiles();
    const steps = async (id: string) => linksOf((await lan.get(`${url}/files/${id}/view`)).body);
    expect([await steps("f1"), await steps("f2"), await steps("f3")]).toEqual([
      [
        ["/files/f2/view", "Tệp sau"],
        ["/files/f1", "Tải về"],
      ],
      [
        ["/files/f1/view", "Tệp trước"],
        ["/files/f3/view", "Tệp sau"],
        ["/files/f2", "Tải về"],
      ],
      [
        ["/files/f2/view", "Tệp trước"],
        ["/files/f3", "Tải về"],
      ],
    ]);
  });

  it("are not found where there is none of that id, or none to look at", async () => {
    const { lan, desk } = await withFiles();
    const paths = ["f9", "f9/view", "f9/picture", "f2/picture", "f3/picture"];
    expect(await Promise.all(paths.map(async (path) => (await lan.get(`${url}/files/${path}`)).statusCode))).toEqual([
      404, 404, 404, 404, 404,
    ]);
    expect(desk.given).toEqual([]);
  });

  it("are saved and never shown, whatever else a document also is", async () => {
    const { lan, desk } = await withFiles();
    const { headers, rawPayload } = await lan.get(`${url}/files/f2`);
    expect(rawPayload).toEqual(polyglot);
    expect({
      type: headers["content-type"],
      disposition: headers["content-disposition"],
      csp: headers["content-security-policy"],
      sniff: headers["x-content-type-options"],
      frame: headers["x-frame-options"],
      cache: headers["cache-control"],
    }).toEqual({
      type: "application/pdf",
      disposition: "attachment; filename=\"don.pdf\"; filename*=UTF-8''%C4%91%C6%A1n.pdf",
      csp: "default-src 'none'; sandbox",
      sniff: "nosniff",
      frame: "DENY",
      cache: "no-store",
    });
    expect(desk.given).toEqual(["f2"]);
  });
});

describe("the viewer", () => {
  it("puts a picture into a frame that may do nothing, and may frame nothing else", async () => {
    const { lan } = await withFiles();
    const { body, headers } = await lan.get(`${url}/files/f1/view`);
    expect(/<iframe.*?(?=<\/iframe>)/.exec(body)?.[0]).toBe(
      `<iframe class="picture" sandbox src="${url}/files/f1/picture" title="Ảnh: bảng lương &quot;>&lt;script>.jpg">`,
    );
    expect([headers["content-security-policy"], headers["x-frame-options"]]).toEqual([
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; frame-src 'self'",
      "DENY",
    ]);
  });

  it("has no frame for a document", async () => {
    const { lan } = await withFiles();
    const { body } = await lan.get(`${url}/files/f2/view`);
    expect(body).not.toContain("<iframe");
    expect(body).toContain("Tệp này là tài liệu hay ghi âm, chỉ tải về được.");
  });

  it("shows in the frame a document of an origin of its own with the picture and nothing else, and notes who saw it", async () => {
    const { lan, desk } = await withFiles();
    const { body, headers } = await lan.get(`${url}/files/f1/picture`);
    const [, style = ""] = /<style>(.*?)<\/style>/s.exec(body) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect({
      type: headers["content-type"],
      csp: headers["content-security-policy"],
      frame: headers["x-frame-options"],
      sniff: headers["x-content-type-options"],
      cache: headers["cache-control"],
      disposition: headers["content-disposition"],
    }).toEqual({
      type: "text/html; charset=utf-8",
      csp: `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`,
      frame: "SAMEORIGIN",
      sniff: "nosniff",
      cache: "no-store",
      disposition: undefined,
    });
    const name = "bảng lương &#34;&#62;&#60;script&#62;.jpg";
    expect(body.replace(style, "")).toBe(
      `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${name}</title><style></style></head><body><img alt="${name}" src="data:image/jpeg;base64,${Buffer.from(smallJpeg).toString("base64")}"></body></html>`,
    );
    expect(desk.given).toEqual(["f1"]);
  });
});
