import { countedAtMost } from "../../complaints/desk.ts";
import type { Morning } from "../../complaints/phone-news.ts";
import { morningLines } from "../../complaints/phone-news-screens.ts";
import type { Frame } from "./frame.ts";

/** What the morning came to, for who has not seen it on a phone. */
export function MorningNews({ frame: { t }, morning }: { frame: Frame; morning: Morning | null }) {
  if (!morning || morning.arrived) return null;
  const { counts } = morning;
  const lines = morningLines.filter((name) => counts[name] > 0);
  return (
    <details class="warnings morning panel" open>
      <summary>
        <h2>{t("morning.title")}</h2>
      </summary>
      {lines.length === 0 ? (
        <p>{t("phone.chat.morning.calm")}</p>
      ) : (
        <ul>
          {lines.map((name) => (
            <li key={name}>{t(`phone.chat.morning.${name}`, { count: shownCount(counts[name]) })}</li>
          ))}
        </ul>
      )}
      <p class="hint">
        <a href="/console/phone">{t("phone.link-here")}</a>
      </p>
    </details>
  );
}

function shownCount(count: number): string {
  return count < countedAtMost ? String(count) : `${countedAtMost - 1}+`;
}
