/**
 * The bot we compare ourselves with: Telegraf, its sessions in PostgreSQL, a wizard that asks what our complaint
 * conversation asks, and one INSERT at the end. Written plainly, with the defaults of its libraries; it seals nothing,
 * recognises no repeated delivery and forgets a reply that it could not send.
 */
import { createServer } from "node:http";
import { Postgres } from "@telegraf/session/pg";
import pg from "pg";
import { Scenes, session, Telegraf } from "telegraf";
import { listen } from "./fake-platform.ts";
import { complaintWizard, type PlainContext, showMenu } from "./plain-wizard.ts";
import { endWithParent, required, sayReady, tellProcessorTime } from "./role.ts";

const path = "/webhook";
const secret = "plain-bot-secret";

const tables = `
  create table if not exists complaint (
    id bigint generated always as identity primary key,
    number text not null unique,
    kind text not null,
    wish text not null,
    place text,
    employer text,
    story text not null,
    who text not null,
    name text,
    phone text,
    code_hash text not null unique,
    created_at timestamptz not null default now()
  )`;

/** Starts the bot and tells where it takes updates. */
export async function runPlainBot(): Promise<void> {
  const pool = new pg.Pool({ connectionString: required("DATABASE_URL") });
  pool.on("error", (error) => process.stderr.write(`${error.message}\n`));
  await pool.query(tables);
  const bot = new Telegraf<PlainContext>(required("TELEGRAM_TOKEN"), {
    telegram: { apiRoot: required("TELEGRAM_API_ROOT") },
  });
  bot.use(session({ store: Postgres<Scenes.WizardSession>({ pool }) }));
  const stage = new Scenes.Stage<PlainContext>([complaintWizard(pool)]);
  stage.start(async (ctx) => {
    await ctx.scene.leave();
    await showMenu(ctx);
  });
  bot.use(stage.middleware());
  bot.hears(["3", "5"], (ctx) => ctx.scene.enter("complaint"));
  bot.action(["3", "5"], (ctx) => ctx.scene.enter("complaint"));
  bot.on("message", showMenu);
  bot.botInfo = await bot.telegram.getMe();
  const server = createServer(bot.webhookCallback(path, { secretToken: secret }));
  const port = await listen(server);
  endWithParent(async () => {
    server.close();
    server.closeAllConnections();
    await pool.end();
  });
  tellProcessorTime();
  sayReady({ port, path, secret });
}
