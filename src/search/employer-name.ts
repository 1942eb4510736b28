import { fold } from "./fold.ts";

/** Words for the kind of firm, folded, longer ones first: people leave them out, shorten them or turn them round. */
const kindsOfFirm = [
  "hai thanh vien tro len",
  "trach nhiem huu han",
  "doanh nghiep tu nhan",
  "mot thanh vien",
  "hop tac xa",
  "chi nhanh",
  "tap doan",
  "cong ty",
  "co phan",
  "tnhh",
  "dntn",
  "cty",
  "mtv",
  "htx",
  "cp",
];
const kindPattern = new RegExp(`(?<= )(?:${kindsOfFirm.join("|")}) `, "g");

/**
 * The name of an employer for comparing, at most 120 characters: "Cty TNHH MTV Sao Mai" and "công ty trách nhiệm hữu hạn
 * Sao Mai" are both "sao mai". Empty when nothing but kinds of firm was written.
 */
export function normalEmployerName(name: string): string {
  return ` ${fold(name)} `.replace(kindPattern, "").trim().slice(0, 120);
}
