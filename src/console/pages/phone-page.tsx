import { codeMinutes, type PhoneLink, type PhoneMessenger } from "../../complaints/phone-links.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { QrPicture } from "./qr-picture.tsx";

interface PhoneProps {
  frame: Frame;
  links: readonly PhoneLink[];
  /** A code that was just made; shown this once. */
  code: string | null;
  /** Messengers that the service is connected to. */
  channels: readonly PhoneMessenger[];
  notice: Notice | null;
}

/** Work from the phone: one's chats, those that wait for one's word first. */
export function PhonePage(props: PhoneProps) {
  const { frame, links, channels } = props;
  const { t } = frame;
  const waiting = links.filter(({ confirmed }) => !confirmed);
  const linked = links.filter(({ confirmed }) => confirmed);
  return (
    <Layout narrow frame={frame} title={t("phone.title")} notice={props.notice}>
      <h1>{t("phone.title")}</h1>
      {waiting.map((link) => (
        <Waiting key={link.id} frame={frame} link={link} />
      ))}
      <p>{t("phone.what")}</p>
      <p class="hint">{t("phone.shown")}</p>
      <p class="hint">{t("phone.third-party")}</p>
      {channels.length === 0 ? <p class="panel">{t("phone.no-channel")}</p> : <NewChat {...props} />}
      <section aria-labelledby="chats">
        <h2 id="chats">{t("phone.chats")}</h2>
        {linked.length === 0 ? <p class="calm">{t("phone.none")}</p> : <p class="hint">{t("phone.lost")}</p>}
        {linked.map((link) => (
          <Linked key={link.id} frame={frame} link={link} />
        ))}
      </section>
    </Layout>
  );
}

/** The digits are compared by the officer, so that nobody confirms a chat that is not theirs. */
function Waiting({ frame, link }: { frame: Frame; link: PhoneLink }) {
  const { t } = frame;
  return (
    <section class="panel phone-waiting" aria-labelledby={`waiting-${link.id}`}>
      <h2 id={`waiting-${link.id}`}>{t("phone.waiting.title")}</h2>
      <p>
        {t(`phone.channels.${link.channel}`)} · <When frame={frame} link={link} />
      </p>
      <p class="phone-check">{link.check}</p>
      <p class="hint">{t("phone.waiting.hint")}</p>
      <form method="post" action={`/console/phone/${link.id}/confirm`}>
        <TokenField frame={frame} />
        <button type="submit">{t("phone.waiting.confirm")}</button>
      </form>
      <form method="post" action={`/console/phone/${link.id}/unlink`}>
        <TokenField frame={frame} />
        <button class="secondary" type="submit">
          {t("phone.waiting.refuse")}
        </button>
      </form>
    </section>
  );
}

function When({ frame: { t }, link }: { frame: Frame; link: PhoneLink }) {
  return (
    <>
      {t("phone.since")} <time dateTime={machineMoment(link.since, "minute")}>{shownMoment(link.since, "minute")}</time>
      , {t("phone.used")}{" "}
      <time dateTime={machineMoment(link.usedAt, "minute")}>{shownMoment(link.usedAt, "minute")}</time>
    </>
  );
}

function Linked({ frame, link }: { frame: Frame; link: PhoneLink }) {
  const { t } = frame;
  const name = t(`phone.channels.${link.channel}`);
  return (
    <section class="panel" aria-labelledby={`chat-${link.id}`}>
      <h3 id={`chat-${link.id}`}>{name}</h3>
      <p>
        <When frame={frame} link={link} />
      </p>
      {!link.reachable && <p class="hint">{t("phone.unreachable")}</p>}
      <Settings frame={frame} link={link} />
      <form method="post" action={`/console/phone/${link.id}/unlink`}>
        <TokenField frame={frame} />
        <button class="secondary" type="submit">
          {t("phone.unlink")} <span class="hidden">{name}</span>
        </button>
      </form>
    </section>
  );
}

function Settings({ frame, link }: { frame: Frame; link: PhoneLink }) {
  const { t } = frame;
  const time = (name: "from" | "until", value: string) => (
    <div class="field">
      <label for={`${name}-${link.id}`}>{t(`phone.quiet-${name}`)}</label>
      <input type="time" id={`${name}-${link.id}`} name={name} value={value} required />
    </div>
  );
  return (
    <details>
      <summary>{t("phone.settings")}</summary>
      <form class="stack" method="post" action={`/console/phone/${link.id}/settings`}>
        <TokenField frame={frame} />
        <p class="hint">{t("phone.quiet-hint")}</p>
        {time("from", link.quiet.from)}
        {time("until", link.quiet.until)}
        <label class="tick">
          <input type="checkbox" name="digest" value="1" checked={link.digest} /> {t("phone.digest")}
        </label>
        <button class="secondary" type="submit">
          {t("phone.save")}
        </button>
      </form>
    </details>
  );
}

/** How the code gets into a chat: by a link on this phone, by a picture from another screen, or typed. */
function Way({ frame: { t }, name, address }: { frame: Frame; name: string; address: string | null }) {
  if (address === null) return <>{t(`phone.new.${name}`)}</>;
  return (
    <>
      {t(`phone.new.${name}-open`)}
      <p class="phone-address">
        <a href={address} rel="noreferrer">
          {address}
        </a>
      </p>
      <QrPicture text={address} label={t("phone.new.picture", { messenger: t(`phone.channels.${name}`) })} />
    </>
  );
}

function NewChat({ frame, code, channels }: PhoneProps) {
  const { t } = frame;
  return (
    <section class="panel" aria-labelledby="new-chat">
      <h2 id="new-chat">{t("phone.new.title")}</h2>
      <p class="hint">{t("phone.new.hint", { minutes: codeMinutes })}</p>
      {code === null ? (
        <form method="post" action="/console/phone/code">
          <TokenField frame={frame} />
          <button type="submit">{t("phone.new.do")}</button>
        </form>
      ) : (
        <>
          <p>
            {t("phone.new.code")}: <strong class="phone-check">{code}</strong>
          </p>
          <ul>
            {channels.map(({ name, chatAddress }) => (
              <li key={name}>
                <Way frame={frame} name={name} address={chatAddress(code)} />
              </li>
            ))}
          </ul>
          <p>{t("phone.new.then")}</p>
          <p>
            <a href="/console/phone">{t("phone.new.reload")}</a>
          </p>
        </>
      )}
    </section>
  );
}
