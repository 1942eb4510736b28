import { afterEach, describe, expect, it } from "vitest";
import type { SoleWork } from "../../src/conversation/delivery.ts";
import { whileSole } from "../../src/conversation/while-sole.ts";
import { collectGarbage } from "../collect-garbage.ts";

/** Work that some other process does until it is free. */
class OthersWork implements SoleWork {
  free = false;
  asked = 0;
  released = 0;
  lost = new AbortController();

  async take() {
    this.asked += 1;
    if (!this.free) return null;
    this.lost = new AbortController();
    const release = async () => {
      this.released += 1;
    };
    return { lost: this.lost.signal, release };
  }
}

/** Work that writes down when it began and ended. */
function notedWork() {
  const noted: string[] = [];
  const work = {
    start: () => void noted.push("begun"),
    stop: async () => void noted.push("ended"),
  };
  return { noted, work };
}

const garbage: { stop(): void }[] = [];
afterEach(() => {
  for (const one of garbage.splice(0)) one.stop();
});

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < 1_000 && !isSo(); waited += 5) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("whileSole()", () => {
  it("takes the work over when whoever did it is gone, however much is collected meanwhile", async () => {
    garbage.push(collectGarbage());
    const sole = new OthersWork();
    const { noted, work } = notedWork();
    const lasting = whileSole({ soleWork: sole, againMs: 30 }, "watchdogs", work);
    lasting.start();
    await until(() => sole.asked >= 3);
    sole.free = true;
    await until(() => noted.length > 0);
    expect(noted).toEqual(["begun"]);
    await lasting.stop();
  });

  it("ends the work when it is lost, and asks for it again", async () => {
    const sole = new OthersWork();
    sole.free = true;
    const { noted, work } = notedWork();
    const lasting = whileSole({ soleWork: sole, againMs: 30 }, "watchdogs", work);
    lasting.start();
    await until(() => noted.length === 1);
    sole.lost.abort();
    await until(() => noted.length === 3);
    await lasting.stop();
    expect([noted, sole.released]).toEqual([["begun", "ended", "begun", "ended"], 2]);
  });

  it("stops at once while another process does the work", async () => {
    const sole = new OthersWork();
    const { noted, work } = notedWork();
    const lasting = whileSole({ soleWork: sole, againMs: 60_000 }, "watchdogs", work);
    lasting.start();
    await until(() => sole.asked === 1);
    await lasting.stop();
    expect(noted).toEqual([]);
  });
});
