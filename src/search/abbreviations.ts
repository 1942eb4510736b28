import { unmark } from "./fold.ts";

/**
 * What people shorten when they type, and what it stands for. Keys are folded. Only short forms that are no Vietnamese
 * syllable of their own, so that no name or word is torn ("hong" may be hông or Hồng and is therefore not here).
 */
const abbreviations: Readonly<Record<string, string>> = {
  bhtn: "bảo hiểm thất nghiệp",
  bhxh: "bảo hiểm xã hội",
  bhyt: "bảo hiểm y tế",
  xh: "xã hội",
  bh: "bảo hiểm",
  tctn: "trợ cấp thất nghiệp",
  hdld: "hợp đồng lao động",
  hd: "hợp đồng",
  nld: "người lao động",
  nsdld: "người sử dụng lao động",
  sdld: "sử dụng lao động",
  ld: "lao động",
  cty: "công ty",
  ctty: "công ty",
  dn: "doanh nghiệp",
  nv: "nhân viên",
  nq: "nghị quyết",
  qd: "quyết định",
  ubnd: "ủy ban nhân dân",
  sdt: "số điện thoại",
  ko: "không",
  kg: "không",
  kh: "không",
  hok: "không",
  hk: "không",
  k: "không",
  kp: "không phải",
  dc: "được",
  bn: "bao nhiêu",
  bnhieu: "bao nhiêu",
  nhiu: "nhiêu",
  bt: "biết",
  bik: "biết",
  ntn: "như thế nào",
  lm: "làm",
  ng: "người",
  ngta: "người ta",
  vs: "với",
  trc: "trước",
  mk: "mình",
  mik: "mình",
  mh: "mình",
  j: "gì",
  r: "rồi",
  cx: "cũng",
  hs: "hồ sơ",
};

/** The text with the usual abbreviations written out ("nq116" → "nghị quyết 116"); everything else stays as typed. */
export function expandAbbreviations(text: string): string {
  return text.normalize("NFC").replace(/[\p{L}\p{N}]+/gu, (word) => {
    const [, letters = word, digits = ""] = /^(\p{L}+)(\d+)$/u.exec(word) ?? [];
    const short = unmark(letters);
    const full = Object.hasOwn(abbreviations, short) ? abbreviations[short] : undefined;
    return full === undefined ? word : `${full} ${digits}`.trim();
  });
}
