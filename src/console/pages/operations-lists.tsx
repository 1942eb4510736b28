import type { ComponentChildren } from "preact";
import type { DeadLetter, SetAsideEvent } from "../../conversation/delivery.ts";
import type { LostFile } from "../../conversation/lost-files.ts";
import { failureReason } from "../failure-reason.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import { channelName } from "./channel-name.ts";
import type { Frame } from "./frame.ts";
import { TokenField } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";

/** Messages that were given up: why, and buttons to send each again or to drop it. */
export function Letters(props: { frame: Frame; letters: DeadLetter[]; mostRows: number }) {
  const { frame, letters, mostRows } = props;
  const list = { frame, name: "letters", headings: ["message", "channel", "at", "reason", "act"], mostRows } as const;
  return (
    <List {...list} count={letters.length}>
      {letters.slice(0, mostRows).map((letter) => (
        <LetterRow key={`${letter.conversationId} ${letter.n}`} frame={frame} letter={letter} />
      ))}
    </List>
  );
}

/** Events set aside after bugs, and buttons to try each again or to drop it. */
export function SetAside(props: { frame: Frame; events: SetAsideEvent[]; mostRows: number }) {
  const { frame, events, mostRows } = props;
  const list = { frame, name: "events", headings: ["channel", "at", "attempts", "act"], mostRows } as const;
  return (
    <List {...list} count={events.length}>
      {events.slice(0, mostRows).map((event) => (
        <EventRow key={event.id} frame={frame} event={event} />
      ))}
    </List>
  );
}

/** Files that could not be fetched from a platform: where, when and the code of why. */
export function FilesLost(props: { frame: Frame; files: LostFile[]; mostRows: number }) {
  const { frame, files, mostRows } = props;
  const { t } = frame;
  const list = { frame, name: "files", headings: ["channel", "at", "reason"], mostRows } as const;
  return (
    <List {...list} count={files.length}>
      {files.slice(0, mostRows).map((file) => (
        <tr key={file.id}>
          <th scope="row">{channelName(frame, file.channel)}</th>
          <td data-label={t("operations.at")}>
            <time dateTime={machineMoment(file.at, "minute")}>{shownMoment(file.at, "minute")}</time>
          </td>
          <td data-label={t("operations.reason")}>
            <code>{file.code}</code>
          </td>
        </tr>
      ))}
    </List>
  );
}

interface ListProps {
  frame: Frame;
  name: "letters" | "events" | "files";
  headings: readonly string[];
  count: number;
  mostRows: number;
  children: ComponentChildren;
}

function List({ frame: { t }, name, headings, count, mostRows, children }: ListProps) {
  return (
    <section class="operations" aria-labelledby={name}>
      <h2 id={name}>{t(`operations.${name}`)}</h2>
      {count === 0 ? (
        <p class="calm">{t(`operations.no-${name}`)}</p>
      ) : (
        <>
          <p class="hint">{t(`operations.${name}-hint`)}</p>
          <table class="cards" aria-labelledby={name}>
            <TableHead labels={headings.map((heading) => t(`operations.${heading}`))} />
            <tbody>{children}</tbody>
          </table>
          {count > mostRows && <p class="hint">{t("operations.first-only", { count: mostRows })}</p>}
        </>
      )}
    </section>
  );
}

function LetterRow({ frame, letter }: { frame: Frame; letter: DeadLetter }) {
  const { t } = frame;
  const message = t(`operations.messages.${letter.kind}`);
  const channel = channelName(frame, letter.channel);
  const when = shownMoment(letter.at, "minute");
  return (
    <tr>
      <th scope="row">{message}</th>
      <td data-label={t("operations.channel")}>{channel}</td>
      <td data-label={t("operations.at")}>
        <time dateTime={machineMoment(letter.at, "minute")}>{when}</time>
      </td>
      <td data-label={t("operations.reason")}>
        <span>
          {t(`operations.reasons.${failureReason(letter.code)}`)} <code>{letter.code}</code>
        </span>
      </td>
      <Buttons
        frame={frame}
        address={`/console/operations/letters/${letter.conversationId}/${letter.n}`}
        again="again"
        named={t("operations.letter-named", { message, channel, when })}
      />
    </tr>
  );
}

function EventRow({ frame, event }: { frame: Frame; event: SetAsideEvent }) {
  const { t } = frame;
  const channel = channelName(frame, event.channel);
  const when = shownMoment(event.at, "minute");
  return (
    <tr>
      <th scope="row">{channel}</th>
      <td data-label={t("operations.at")}>
        <time dateTime={machineMoment(event.at, "minute")}>{when}</time>
      </td>
      <td data-label={t("operations.attempts")}>{event.attempts}</td>
      <Buttons
        frame={frame}
        address={`/console/operations/events/${event.id}`}
        again="try-again"
        named={t("operations.event-named", { channel, when })}
      />
    </tr>
  );
}

/** The two buttons of a row; the row's name is only heard, so that a list of buttons makes sense too. */
function Buttons(props: { frame: Frame; address: string; again: "again" | "try-again"; named: string }) {
  const { frame, address, named } = props;
  const { t } = frame;
  return (
    <td data-label={t("operations.act")}>
      <div class="row-buttons">
        {(["again", "drop"] as const).map((change) => (
          <form key={change} method="post" action={`${address}/${change}`}>
            <TokenField frame={frame} />
            <button class={change === "again" ? "secondary" : "quiet"} type="submit">
              {t(`operations.${change === "again" ? props.again : "drop"}`)} <span class="hidden">{named}</span>
            </button>
          </form>
        ))}
      </div>
    </td>
  );
}
