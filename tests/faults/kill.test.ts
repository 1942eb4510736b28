import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "../../src/flow/message.ts";
import { WebClient } from "../web-client.ts";
import { buildServer, newDataDir, RunningServer } from "./running-server.ts";

let bundle: string;
let data: Awaited<ReturnType<typeof newDataDir>>;
beforeAll(async () => {
  bundle = await buildServer();
  data = await newDataDir();
});
afterAll(async () => {
  await data.remove();
});

const start = (env: Record<string, string> = {}) => RunningServer.start(bundle, { DATA_DIR: data.path, ...env });

/** A person one press before sending a complaint. */
async function readyToSend(origin: string, story: string): Promise<WebClient> {
  const person = new WebClient(origin);
  await person.open();
  await person.say({ start: true });
  for (const id of ["complaint", "wages", "report", "skip", "skip"])
    await person.say({ press: { prompt: person.prompt, id } });
  await person.say({ text: story });
  for (const id of ["done", "anonymous"]) await person.say({ press: { prompt: person.prompt, id } });
  return person;
}

function receipts(messages: { message: Message }[]): Extract<Message, { kind: "receipt" }>[] {
  return messages.flatMap(({ message }) => (message.kind === "receipt" ? [message] : []));
}

/** The same person against the restarted server, which listens on another port. */
function moved(person: WebClient, origin: string): WebClient {
  return Object.assign(new WebClient(origin), { ...person, origin });
}

describe("the server killed with SIGKILL while a complaint is sent", () => {
  for (const boundary of ["before-commit", "after-commit", "before-delivery"]) {
    it(`loses nothing and doubles nothing when it dies ${boundary.replace("-", " ")}`, async () => {
      const story = `Công ty nợ lương, ${boundary}`;
      const healthy = await start();
      const person = await readyToSend(healthy.origin, story);
      await healthy.stop();

      const dying = await start({ KILL_AT: boundary });
      const press = { press: { prompt: person.prompt, id: "send" } };
      const id = `send-${boundary}`;
      await expect(moved(person, dying.origin).send(press, id)).rejects.toThrow();
      await dying.ended();

      const restarted = await start();
      const again = moved(person, restarted.origin);
      const shown = receipts(await again.say(press, id));
      expect(shown.length).toBe(1);
      expect((await again.send(press, id)).body.outcome).toBe("duplicate");

      for (const id of ["kept-picture", "menu", "track"]) await again.say({ press: { prompt: again.prompt, id } });
      const found = await again.say({ text: shown[0]?.code ?? "" });
      expect(found[0]?.message).toMatchObject({ kind: "card", title: `Hồ sơ ${shown[0]?.caseNumber}` });

      const fresh = moved(person, restarted.origin);
      const everything = await fresh.request("GET", "/messages?after=0");
      expect(receipts((everything.body as { messages: { message: Message }[] }).messages).length).toBeLessThanOrEqual(
        1,
      );
      await restarted.stop();
    });
  }
});

describe("the server killed with SIGKILL with kept messages", () => {
  it("takes them up after the restart, in order, once each", async () => {
    const dying = await start({ KILL_AT: "before-commit", KILL_ON: "7" });
    const person = new WebClient(dying.origin);
    await person.open();
    await person.say({ start: true });
    for (const id of ["complaint", "wages", "report", "skip"])
      await person.say({ press: { prompt: person.prompt, id } });
    const parts = ["bỏ qua", "phần một", "phần hai"];
    const ids = parts.map((_, index) => `part-number-${index}`);
    await Promise.allSettled(parts.map((text, index) => person.send({ text }, ids[index])));
    await dying.ended();

    const restarted = await start();
    const again = moved(person, restarted.origin);
    for (const [index, text] of parts.entries()) await again.send({ text }, ids[index]);
    await again.poll(10);
    await again.say({ press: { prompt: again.prompt, id: "done" } });
    const confirm = await again.say({ text: "giấu tên" });
    const question = confirm.findLast(({ message }) => message.kind === "question")?.message;
    expect(question?.kind === "question" && question.text).toContain("phần một\nphần hai");
    await restarted.stop();
  });
});
