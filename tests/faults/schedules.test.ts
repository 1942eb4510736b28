import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Content } from "../../src/content/content.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { projectRoot } from "../../src/project-root.ts";
import { type DatabaseServer, startDatabaseServer } from "../storage/database-server.ts";
import { type Breakage, breakages } from "./schedules/breakages.ts";
import { report, runCampaign } from "./schedules/campaign.ts";

let content: Content;
let server: DatabaseServer;
beforeAll(async () => {
  content = await loadContent(projectRoot);
  server = await startDatabaseServer();
});
afterAll(async () => {
  await server.stop();
});

describe("three hundred random fault schedules", () => {
  it("break no promise", async () => {
    const { failures } = await runCampaign({ content, server, schedules: 300, seed: 1 });
    expect(failures.map(report)).toEqual([]);
  }, 300_000);
});

describe("a server that is broken on purpose", () => {
  for (const [what, breakage] of Object.entries<Breakage>(breakages)) {
    it(`is caught when it ${what}`, async () => {
      const { failures } = await runCampaign({ content, server, schedules: 200, seed: 1, breakage, failuresAtMost: 1 });
      expect(failures.length).toBeGreaterThan(0);
    });
  }
});
