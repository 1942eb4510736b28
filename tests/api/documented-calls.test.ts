import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { problemStatus } from "../../src/api/problem.ts";
import { projectRoot } from "../../src/project-root.ts";
import { apiServer } from "./api-server.ts";

const page = readFileSync(join(projectRoot, "docs/api.md"), "utf8").split("# The rules as a JSON interface\n")[1] ?? "";

/** The calls of the page as a shell would make them. */
const calls = [
  ...page.matchAll(/^curl -s "?\$api([^\s"]+)"?(?:[^'\n]*'Content-Type: application\/json'[^']*'([^']+)')?/gm),
].map(([, path = "", payload]) => ({ path, payload }));

describe("docs/api.md", () => {
  it("shows calls", () => {
    expect(calls.map(({ path }) => path)).toEqual([
      "/programmes?lang=en&asOf=2021-11-01",
      "/eligibility",
      "/eligibility",
      "/unemployment-benefit",
      "/deadlines",
    ]);
  });

  it.each(calls)("shows a call of $path that is answered", async ({ path, payload }) => {
    const { app } = await apiServer();
    const url = `/api/v1${path}`;
    const headers = { "content-type": "application/json" };
    const response = payload
      ? await app.inject({ method: "POST", url, headers, payload })
      : await app.inject({ method: "GET", url });
    expect(response.statusCode).toBe(200);
  });

  it("explains every refusal with its status", () => {
    const explained = [...page.matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(explained).toEqual(Object.entries(problemStatus));
  });

  it("names every endpoint", async () => {
    const { app } = await apiServer();
    const { paths } = (await app.inject({ url: "/api/v1/openapi.json" })).json();
    const named = [...page.matchAll(/^\| `(GET|POST) ([^?`]+)/gm)].map(([, , path]) => path);
    expect(named).toEqual(Object.keys(paths));
  });
});
