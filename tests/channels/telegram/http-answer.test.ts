import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnswerReader, type HttpAnswer } from "../../../src/channels/telegram/http-answer.ts";

/** What is read of these bytes when they come in pieces of this size. */
function readIn(text: string, size: number): { answer: HttpAnswer | null; used: number } {
  const [reader, bytes] = [new AnswerReader(), Buffer.from(text, "utf8")];
  for (let at = 0; at < bytes.length; at += size) {
    const answer = reader.read(bytes.subarray(at, at + size));
    if (answer) return { answer, used: Math.min(bytes.length, at + size) };
  }
  return { answer: null, used: bytes.length };
}

function read(text: string) {
  const { answer } = readIn(text, Number.POSITIVE_INFINITY);
  return answer && { ...answer, body: answer.body.toString("utf8") };
}

describe("AnswerReader", () => {
  it("reads an answer with a length, wherever it is cut", () => {
    const text = 'HTTP/1.1 200 OK\r\nServer: nginx\r\nCONTENT-LENGTH:  16\r\n\r\n{"ok":"được ạ"}';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (size) => {
        const { answer } = readIn(text.replace("16", String(Buffer.byteLength('{"ok":"được ạ"}'))), size);
        expect(answer && { ...answer, body: answer.body.toString("utf8") }).toEqual({
          status: 200,
          body: '{"ok":"được ạ"}',
          keeps: true,
        });
      }),
    );
  });

  it("reads an answer in chunks, wherever it is cut", () => {
    const text =
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4;of=us\r\n{"ok\r\nB\r\n":true,\r\n"a\r\n4\r\n":1}\r\n0\r\nTrailer: x\r\n\r\n';
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (size) => {
        const { answer, used } = readIn(text, size);
        expect(answer?.body.toString("utf8")).toBe('{"ok":true,\r\n"a":1}');
        expect([answer?.keeps, used]).toEqual([true, text.length]);
      }),
    );
  });

  it("reads chunks without headers behind them", () => {
    expect(read("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")).toEqual({
      status: 200,
      body: "{}",
      keeps: true,
    });
  });

  it("reads an answer without a length when its connection ends", () => {
    const reader = new AnswerReader();
    expect(reader.read(Buffer.from("HTTP/1.1 502 Bad Gateway\r\n\r\n<html>"))).toBe(null);
    expect(reader.end()).toEqual({ status: 502, body: Buffer.from("<html>"), keeps: false });
  });

  it("passes over an answer that only announces the real one", () => {
    expect(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")).toEqual({
      status: 204,
      body: "",
      keeps: true,
    });
  });

  it("says when the connection is of no more use", () => {
    const closes = [
      "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
      "HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n",
      "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\nmore than was asked for",
    ];
    expect(closes.map((text) => read(text)?.keeps)).toEqual([false, false, false]);
  });

  it("gives nothing of an answer that ended too early", () => {
    const reader = new AnswerReader();
    expect(reader.read(Buffer.from("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}"))).toBe(null);
    expect(reader.end()).toBe(null);
  });

  it("refuses what is no answer", () => {
    const texts = [
      "SSH-2.0-OpenSSH_9.6\r\n\r\n",
      "HTTP/2 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nz\r\n",
      `HTTP/1.1 200 OK\r\nx: ${"x".repeat(70_000)}`,
    ];
    for (const text of texts) expect(() => read(text)).toThrow("This is no answer of HTTP/1.1");
  });
});
