/** Types a browser may be told; everything else is called bytes. */
const plainTypes = new Set(["image/jpeg", "image/png", "image/webp", "application/pdf"]);

/** The headers under which a citizen's file is handed out: saved, never opened as a page of ours (RFC 6266, 8187). */
export function downloadHeaders(file: { name: string; type: string }): Record<string, string> {
  const name = file.name.replace(/[/\\\p{Cc}\p{Cf}\p{Cs}]/gu, "_") || "file";
  const plain = name
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[^\w.() -]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "content-type": plainTypes.has(file.type) ? file.type : "application/octet-stream",
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    "content-security-policy": "default-src 'none'; sandbox",
  };
}
