/** `npm run demo`: the whole assistant with invented cases and both platforms played, and a page that leads through it. */
import { AppError } from "../../src/errors.ts";
import { projectRoot } from "../../src/project-root.ts";
import { demoUsage, readDemoOptions, refuseRealService } from "./demo-options.ts";
import { type RunningDemo, startDemo } from "./run-demo.ts";

async function main(args: string[]): Promise<void> {
  const options = readDemoOptions(args, projectRoot);
  if (!options) return void process.stdout.write(demoUsage);
  refuseRealService(projectRoot, process.env);
  const stopped = untilSignal();
  const starting = startDemo(options, (line) => process.stdout.write(`${line} …\n`));
  // A signal while it starts waits for the start, so that everything that runs is known and ended.
  const demo = await starting;
  process.stdout.write(announcement(demo));
  await stopped;
  process.stdout.write("Stopping …\n");
  await demo.close();
  process.stdout.write("The demo has stopped. Its data is kept; --fresh wipes it.\n");
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}

function announcement({ addresses, accounts }: RunningDemo): string {
  const people = accounts.map(({ login, password, role }) => `  ${login.padEnd(8)} ${password}   ${role}`);
  return `
An Sinh demo: everything is invented, and this machine alone can open it.

  The tour:  ${addresses.tour}/
  Assistant: ${addresses.web}/   console: ${addresses.web}/console
  Zalo:      ${addresses.zalo}/   Telegram: ${addresses.telegram}/

Sign-in names and passwords of this start (codes of the second step are on the tour):
${people.join("\n")}

Ctrl+C ends it.
`;
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof AppError || !(error instanceof Error) ? (error as Error).message : error.stack}\n`,
    );
    process.exit(1);
  },
);
