import { describe, expect, it, vi } from "vitest";
import { CaseNews } from "../../src/storage/case-news.ts";

describe("news of filed cases", () => {
  /** News over a database that fails as often as told, and what was told. */
  function newsOver(failures: number) {
    const told: unknown[] = [];
    let left = failures;
    const query = async ({ values }: { values: unknown[] }) => {
      left -= 1;
      if (left >= 0) throw new Error("the database is away");
      told.push(...values);
      return [];
    };
    return { told, news: new CaseNews({ query }), failed: () => left < failures };
  }

  it("are told together, and again while the database is away", async () => {
    vi.useFakeTimers();
    try {
      const { told, news, failed } = newsOver(1);
      news.filed(["a"]);
      news.filed(["b"]);
      await vi.advanceTimersByTimeAsync(100);
      expect([failed(), told]).toEqual([true, []]);
      news.filed(["c"]);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(told).toEqual([["a", "b", "c"]]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("are told once more at the end, and no timer is left when that fails", async () => {
    vi.useFakeTimers();
    try {
      const { told, news } = newsOver(1);
      news.filed(["a"]);
      await news.close();
      expect([told, vi.getTimerCount()]).toEqual([[], 0]);
    } finally {
      vi.useRealTimers();
    }
  });
});
