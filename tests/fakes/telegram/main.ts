/** `npm run fake:telegram`: the fake with a page to chat on, for people. `--port 8081`, `--token 123456:fake`. */
import { parseArgs } from "node:util";
import { startFakeTelegram } from "./fake-telegram.ts";
import { pageRoutes } from "./page-routes.ts";

const { values } = parseArgs({
  options: { port: { type: "string", default: "8081" }, token: { type: "string", default: "123456:fake" } },
});

const fake = await startFakeTelegram({ port: Number(values.port), token: values.token, otherRoutes: pageRoutes });
for (const first_name of ["Lý Thị Mai", "Nông Văn Hùng", "Hoàng Thị Dao"]) fake.user(undefined, { first_name });

console.log(`Fake Telegram: ${fake.url}

Chat on this page. To start the server against it:
  TELEGRAM_TOKEN=${values.token} TELEGRAM_API_ROOT=${fake.url} npm start
Without PUBLIC_URL the server fetches its updates; with it, npm run telegram:setup sets its webhook.`);
