/** The fake's page: chat as one of several people, and a panel to make the platform misbehave. */
import type { ApiAnswer, ApiRequest } from "./api-routes.ts";
import { act } from "./control-actions.ts";
import { controlHtml } from "./control-html.ts";
import { controlScript } from "./control-script.ts";
import { controlState } from "./control-state.ts";
import { controlStyle } from "./control-style.ts";
import type { FakeZalo } from "./fake-zalo.ts";
import type { PageAnswers } from "./http-front.ts";

/** Answers the requests of the page; give it to startFakeZalo() as `page`. */
export function controlPage(fake: FakeZalo): PageAnswers {
  return async (request) => {
    switch (`${request.method} ${request.path}`) {
      case "GET /":
        return asset("text/html; charset=utf-8", controlHtml);
      case "GET /control.js":
        return asset("text/javascript; charset=utf-8", controlScript);
      case "GET /control.css":
        return asset("text/css; charset=utf-8", controlStyle);
      case "GET /favicon.ico":
        return { status: 204, headers: {}, body: "" };
      case "GET /control/state":
        return json(200, controlState(fake, request.query.get("user")));
      case "POST /control/act":
        return doAction(request, fake);
      default:
        return undefined;
    }
  };
}

async function doAction({ headers, body }: ApiRequest, fake: FakeZalo): Promise<ApiAnswer> {
  // Another site's page cannot send this type without asking first.
  if (headers["content-type"] !== "application/json") return json(415, { problem: "send application/json" });
  try {
    const fields: unknown = JSON.parse(body.toString("utf8"));
    if (typeof fields !== "object" || fields === null) throw new Error("The page sent no object.");
    return json(200, opened(await act(fake, { ...fields })));
  } catch (error) {
    return json(400, { problem: error instanceof Error ? error.message : String(error) });
  }
}

function opened(result: unknown): object {
  return typeof result === "object" && result !== null && "opened" in result ? { opened: result.opened } : {};
}

function asset(type: string, body: string): ApiAnswer {
  return { status: 200, headers: { "content-type": type, "cache-control": "no-store" }, body };
}

function json(status: number, body: unknown): ApiAnswer {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(body) };
}
