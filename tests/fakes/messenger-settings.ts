import type { FakeTelegram } from "./telegram/fake-telegram.ts";
import type { FakeZalo } from "./zalo-oa/fake-zalo.ts";

/** The settings of an An Sinh that talks to these two instead of the real platforms. */
export function messengerSettings(telegram: FakeTelegram, zalo: FakeZalo): Record<string, string> {
  const { appId, appSecret, oaSecret } = zalo.credentials;
  return {
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: appSecret,
    ZALO_OA_SECRET: oaSecret,
    ZALO_API_ROOT: zalo.url,
    ZALO_OAUTH_ROOT: zalo.url,
    ZALO_FILE_HOSTS: "127.0.0.1",
  };
}
