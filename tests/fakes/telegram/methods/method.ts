import type { ApiMethods } from "@grammyjs/types";
import type { CallParams } from "../call-params.ts";
import type { UploadedFile } from "../multipart.ts";
import type { Platform } from "../platform.ts";

type Api = ApiMethods<UploadedFile>;

/** A call of the bot: what it says, and word when the bot hangs up. */
export interface Call {
  params: CallParams;
  onClosed: (listener: () => void) => void;
}

/** Carries out some methods; the compiler holds each to the result that Telegram documents. */
export type Methods<Name extends keyof Api> = {
  [M in Name]: (platform: Platform, call: Call) => ReturnType<Api[M]> | Promise<ReturnType<Api[M]>>;
};
