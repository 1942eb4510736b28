/** `npm run fake:zalo`: the fake platform with a page, to try the assistant by hand. `--port`, `--webhook`. */
import { parseArgs } from "node:util";
import { controlPage } from "./control-page.ts";
import { type FakeZalo, startFakeZalo } from "./fake-zalo.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8082" },
    webhook: { type: "string", default: "http://127.0.0.1:3000/zalo/webhook" },
  },
});

const fake = await startFakeZalo({ port: Number(values.port), webhook: values.webhook, page: controlPage });
fake.user("2000000000000000002", { displayName: "Lê An" });
fake.user("2000000000000000003", { displayName: "Nông Thị Bình" });
fake.user("2000000000000000004", { displayName: "Hoàng Văn Cường (không theo dõi)", follows: false });
fake.issueTokens();
process.stdout.write(instructions(fake, values.webhook));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void fake.close());

function instructions({ url, credentials, tokens }: FakeZalo, webhook: string): string {
  const settings = [
    `ZALO_APP_ID=${credentials.appId}`,
    `ZALO_APP_SECRET=${credentials.appSecret}`,
    `ZALO_OA_SECRET=${credentials.oaSecret}`,
    `ZALO_API_ROOT=${url}`,
    `ZALO_OAUTH_ROOT=${url}`,
    "ZALO_FILE_HOSTS=127.0.0.1",
  ].join(" ");
  return `Fake Zalo: open ${url}/ to chat and to make things go wrong. Events go to ${webhook}.

Start the assistant against it, in another terminal:
  ${settings} npm start

Give it the account's tokens (once; the pair below, or a new one or a code from the page):
  ${settings} npm run zalo:login
    access token:  ${tokens.current?.access_token}
    refresh token: ${tokens.current?.refresh_token}
`;
}
