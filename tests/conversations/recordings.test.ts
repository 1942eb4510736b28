import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { playTurn, startPlay } from "../../src/flow/play.ts";
import { recordingsOnFile } from "./recordings-on-file.ts";

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(import.meta.dirname, "../.."));
});

describe("recorded talks on the bare engine", () => {
  for (const [name, recording] of recordingsOnFile) {
    it(`${name}: ${recording.shows}`, () => {
      const play = startPlay(content, recording.today);
      const heard = recording.talk.map((turn) => ({ ...turn, says: playTurn(play, turn) }));
      expect(heard).toEqual(recording.talk);
    });
  }
});
