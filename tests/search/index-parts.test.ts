import { describe, expect, it } from "vitest";
import { searchTopics } from "../../src/search/find-topic.ts";
import { indexBytes, indexOfBytes } from "../../src/search/index-parts.ts";
import { openIndex } from "../../src/search/open-index.ts";
import { buildParts, buildTopicIndex } from "../../src/search/topic-index.ts";
import { followUps, offTopic, pairs, questions, twoInOne } from "./questions-on-file.ts";
import { spellings } from "./spellings.ts";
import { dictionariesOnFile, entriesOnFile } from "./topics-on-file.ts";

const built = buildTopicIndex(entriesOnFile, dictionariesOnFile);
const bytesOf = (lang: string) =>
  indexBytes(
    buildParts(
      entriesOnFile.filter((entry) => entry.lang === lang),
      dictionariesOnFile.get(lang),
    ),
  );
const kept = new Map([...built.keys()].map((lang) => [lang, bytesOf(lang)]));

describe("an index kept as bytes", () => {
  it("finds the same topics with the same scores, however a question is typed", () => {
    const opened = new Map([...kept].map(([lang, bytes]) => [lang, openIndexOf(bytes, lang)]));
    const asked = [...questions, ...offTopic, ...twoInOne, ...followUps].map(({ ask }) => ask);
    const all = [...asked, ...pairs.map(({ not }) => not)].flatMap((ask) =>
      Object.values(spellings).flatMap((spell) => [...built.keys()].map((lang) => ({ lang, question: spell(ask) }))),
    );
    const other = all.filter(
      ({ lang, question }) =>
        JSON.stringify(searchTopics(opened, lang, { question })) !==
        JSON.stringify(searchTopics(built, lang, { question })),
    );
    expect(all.length).toBeGreaterThan(10_000);
    expect(other).toEqual([]);
  });

  it("gives the same parts again, list by list", () => {
    const parts = buildParts(
      entriesOnFile.filter(({ lang }) => lang === "en"),
      dictionariesOnFile.get("en"),
    );
    expect(indexOfBytes(indexBytes(parts))).toEqual(parts);
  });

  it("is the same whenever it is built", () => {
    expect(Buffer.compare(bytesOf("en"), bytesOf("en"))).toBe(0);
  });

  it("keeps an index of nothing", () => {
    const parts = buildParts([]);
    expect(indexOfBytes(indexBytes(parts))).toEqual(parts);
  });
});

describe("indexOfBytes()", () => {
  const bytes = indexBytes(buildParts([{ id: "a.b", lang: "vi", title: "nợ lương", aliases: ["no luong"], text: "" }]));

  it("reads none that are cut off, longer, or not those of an index", () => {
    const longer = new Uint8Array(bytes.length + 8);
    longer.set(bytes);
    const others = [new Uint8Array(), bytes.slice(0, 40), bytes.slice(0, -8), longer, new Uint8Array(4_096).fill(7)];
    expect(others.map(indexOfBytes)).toEqual([null, null, null, null, null]);
  });

  it("reads none that do not begin at a multiple of eight", () => {
    const room = new Uint8Array(bytes.length + 1);
    room.set(bytes, 1);
    expect(indexOfBytes(room.subarray(1))).toBeNull();
  });
});

function openIndexOf(bytes: Uint8Array, lang: string) {
  const parts = indexOfBytes(bytes);
  if (!parts) throw new Error(`The bytes of ${lang} are none of an index`);
  return openIndex(parts, dictionariesOnFile.get(lang));
}
