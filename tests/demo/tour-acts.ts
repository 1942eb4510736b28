import type { Demo } from "./run-demo.ts";
import type { TourAct } from "./tour-steps.ts";

const times = 3;
/** Not the calls by which the watch asks how Zalo is: they would use the misbehaviour up. */
const sends = "/v3.0/oa/message/*";

/** Does what a button of the tour asks for; gives the key of the sentence that says what was done. */
export async function doTourAct({ zalo, telegram, server }: Demo, act: TourAct): Promise<TourAct | "failed"> {
  switch (act) {
    case "zalo-lost":
      zalo.misbehave(sends, { kind: "lost" }, times);
      break;
    case "zalo-down":
      zalo.misbehave(sends, { kind: "error", code: -32 }, times);
      break;
    case "telegram-down":
      telegram.callRules.fail({ times, code: 502 });
      break;
    case "calm":
      zalo.behave();
      telegram.calm();
      break;
    case "kill":
      await server.kill();
      break;
    case "start":
      return server.start().then(
        () => act,
        () => "failed",
      );
  }
  return act;
}
