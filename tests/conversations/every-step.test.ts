import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import type { Input } from "../../src/flow/input.ts";
import { type Play, playTurn, startPlay } from "../../src/flow/play.ts";
import type { RecordedTurn } from "../../src/flow/recording.ts";
import type { Session } from "../../src/flow/session.ts";
import { step } from "../../src/flow/step.ts";
import { recordingsOnFile } from "./recordings-on-file.ts";

/** The main ways through the assistant, each played as recorded up to every step of it. */
const ways = ["complaint-named", "complaint-anonymous", "nq116-band-2-from-12", "nq116-on-leave"] as const;

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(import.meta.dirname, "../.."));
});

type Way = (typeof ways)[number];

function recordingOf(way: Way) {
  const recording = recordingsOnFile.get(`${way}.yaml`);
  if (!recording) throw new Error(`There is no recording ${way}`);
  return recording;
}

/** A talk played up to (not including) turn `at`. */
function playedTo(way: Way, at: number): { play: Play; rest: RecordedTurn[]; turns: RecordedTurn[]; asked: string[] } {
  const { today, talk } = recordingOf(way);
  const play = startPlay(content, today);
  const asked: string[] = [];
  for (const turn of talk.slice(0, at)) {
    asked.push(sessionOf(play)?.asked ?? "");
    playTurn(play, turn);
  }
  return { play, rest: talk.slice(at), turns: talk.slice(0, at), asked };
}

function sessionOf(play: Play): Session | null {
  return play.stored === null ? null : JSON.parse(play.stored);
}

/** Gives the engine an input that no recording holds; gives what was said. */
function take(play: Play, input: Input): number {
  const result = step({ content, session: sessionOf(play), input, sources: play.sources });
  play.stored = JSON.stringify(result.session);
  play.prompt = result.session.prompt;
  return result.effects.length;
}

function answersOf(play: Play): Partial<Session> {
  const session = sessionOf(play);
  return session ? { frames: session.frames, facts: session.facts } : {};
}

const press = (presses: string): RecordedTurn => ({ presses, says: [] });

/** Plays the rest and compares it, word for word, with the recording. */
function expectRest(play: Play, rest: RecordedTurn[]): void {
  expect(rest.map((turn) => playTurn(play, turn))).toEqual(rest.map(({ says }) => says));
}

/** Steps of a way at which something is open in a conversation, before anything was sent. */
function stepsOf(way: Way): number[] {
  const { talk } = recordingOf(way);
  return talk.flatMap((_, at) => {
    const { play } = playedTo(way, at);
    const session = sessionOf(play);
    const sent = Object.values(session?.frames.at(-1)?.answers ?? {}).some(({ kind }) => kind === "done");
    return session && session.frames.length > 1 && session.mode.is === "answering" && !sent ? [at] : [];
  });
}

describe.each(ways)("at every step of %s", (way) => {
  it("there are steps to try", () => {
    expect(stepsOf(way).length).toBeGreaterThanOrEqual(3);
  });

  it("an officer may take the talk over: nothing is lost, and a command brings the assistant back", () => {
    for (const at of stepsOf(way)) {
      const { play, rest } = playedTo(way, at);
      expect(take(play, { kind: "taken-over" })).toBe(0);
      expect(take(play, { kind: "text", text: "Vâng, em gửi anh cán bộ xem ạ" })).toBe(0);
      expect(take(play, { kind: "files", files: [] })).toBe(0);
      playTurn(play, press("command:help"));
      expectRest(play, rest);
    }
  });

  it("an officer's silence brings the assistant back with the next answer", () => {
    for (const at of stepsOf(way)) {
      const { play, rest } = playedTo(way, at);
      take(play, { kind: "taken-over" });
      play.sources.pass(1);
      const [first, ...others] = rest;
      const said = first ? playTurn(play, first) : [];
      expect(said.slice(1)).toEqual(first?.says);
      expectRest(play, others);
    }
  });

  it("coming back after hours shows the open question, with all answers", () => {
    for (const at of stepsOf(way)) {
      const { play, rest } = playedTo(way, at);
      const open = sessionOf(play)?.asked;
      play.sources.pass(7);
      playTurn(play, { open: true, says: [] });
      expect(sessionOf(play)?.asked).toBe(open);
      expectRest(play, rest);
    }
  });

  it("the list of answers to change leads back to the open question", () => {
    for (const at of stepsOf(way)) {
      const { play, rest } = playedTo(way, at);
      playTurn(play, press("command:edit"));
      if (sessionOf(play)?.mode.is === "picking-edit") playTurn(play, press("command:back"));
      expectRest(play, rest);
    }
  });

  it("one step back and the same answers again lead to the same place", () => {
    for (const at of stepsOf(way)) {
      const { play, rest, turns, asked } = playedTo(way, at);
      const before = sessionOf(play);
      playTurn(play, press("command:back"));
      const now = sessionOf(play)?.asked ?? "";
      // Back from the first question of a conversation leaves it.
      if (sessionOf(play)?.frames.length !== before?.frames.length || !asked.includes(now)) continue;
      // What was told is kept; only what was taken back is answered again.
      const back = () => isDeepStrictEqual(answersOf(play), { frames: before?.frames, facts: before?.facts });
      for (const turn of turns.slice(asked.lastIndexOf(now))) if (!back()) playTurn(play, turn);
      expect([at, sessionOf(play)?.frames, sessionOf(play)?.facts]).toEqual([at, before?.frames, before?.facts]);
      expectRest(play, rest);
    }
  });

  it("starting again keeps a draft that can be taken up where it was", () => {
    for (const at of stepsOf(way)) {
      const { play, rest, turns } = playedTo(way, at);
      const before = answersOf(play);
      playTurn(play, { types: "bắt đầu lại", says: [] });
      if (sessionOf(play)?.mode.is === "leaving") playTurn(play, press("keep"));
      expect(sessionOf(play)?.frames.length).toBe(1);
      takeUpAgain(play, turns);
      expect([at, answersOf(play)]).toEqual([at, before]);
      expectRest(play, rest);
    }
  });

  /** Opens the conversation again: with a kept draft that is all, otherwise everything is answered anew. */
  function takeUpAgain(play: Play, turns: RecordedTurn[]): void {
    const kept = Object.keys(sessionOf(play)?.drafts ?? {}).length > 0;
    const opening = turns.findIndex((_, index) => sessionOf(playedTo(way, index + 1).play)?.frames.length === 2);
    const [open, ...answers] = turns.slice(opening);
    if (open) playTurn(play, open);
    for (const turn of kept ? [press("resume")] : answers) playTurn(play, turn);
  }
});
