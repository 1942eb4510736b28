import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { playTurn, startPlay } from "../../src/flow/play.ts";
import { recordingSchema } from "../../src/flow/recording.ts";

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

let content: Content;
beforeAll(async () => {
  content = await loadContent(join(folder, "../.."));
});

describe("recorded talks on the bare engine", () => {
  for (const name of files) {
    const recording = recordingSchema.parse(parse(readFileSync(join(folder, name), "utf8")));
    it(`${name}: ${recording.shows}`, () => {
      const play = startPlay(content, recording.today);
      const heard = recording.talk.map((turn) => ({ ...turn, says: playTurn(play, turn) }));
      expect(heard).toEqual(recording.talk);
    });
  }
});
