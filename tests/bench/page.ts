/**
 * `npm run bench -- page`: the first visit of the chat's page on a slow phone: bytes of everything that is loaded, when the page is seen and when
 * it can be used, in Chromium with a slow 3G line (400 ms, 400 kbit/s) and a processor four times slower.
 */
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import { webServer } from "../channels/web/web-server.ts";

const visits = 5;
const bytesAtMost = 60_000;
const usableMs = 2_000;

/** How `npm run bench -- --help` explains it. */
export const pageUsage = `page: the first visit of the chat's page on a slow phone, in Chromium (CHROMIUM names it)
`;

interface Visit {
  bytes: number;
  requests: number;
  /** Milliseconds from the start of the visit. */
  seen: number;
  usable: number;
}

/** Visits the page a few times; true when it is as small and as fast as promised. */
export async function measurePage(): Promise<boolean> {
  const server = await webServer();
  await server.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = server.app.server.address() as AddressInfo; // listening on TCP
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const found: Visit[] = [];
  for (let at = 0; at <= visits; at += 1) found.push(await visit(browser, `http://127.0.0.1:${port}/?lang=vi`));
  await browser.close();
  await server.app.close();
  const counted = found.slice(1); // the first visit also makes the packed files
  const middle = (name: keyof Visit) => counted.map((one) => one[name]).sort((one, two) => one - two)[visits >> 1] ?? 0;
  process.stdout.write(
    `page, slow 3G, processor x4, median of ${visits}: ${middle("bytes")} bytes in ${middle("requests")} requests, seen after ${middle("seen")} ms, usable after ${middle("usable")} ms\n`,
  );
  return middle("bytes") <= bytesAtMost && middle("usable") <= usableMs;
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  // Only so that the benchmark itself may wait inside the page.
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  let bytes = 0;
  let requests = 0;
  line.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await line.send("Network.enable");
  const throughput = 400_000 / 8;
  const slow = { offline: false, latency: 400, downloadThroughput: throughput, uploadThroughput: throughput };
  await line.send("Network.emulateNetworkConditions", slow);
  await line.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(address, { waitUntil: "commit" });
  // anSinhReady is set by chat.js once every button does what it says.
  await page.waitForFunction("window.anSinhReady === true", undefined, { polling: 10 });
  const usable = Math.round(await page.evaluate(() => performance.now()));
  await page.waitForLoadState("load");
  const seen = await page.evaluate(() =>
    Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN),
  );
  await page.waitForTimeout(1500);
  await context.close();
  return { bytes, requests, seen, usable };
}
