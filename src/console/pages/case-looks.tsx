import type { Looking } from "../../complaints/case-surroundings.ts";
import type { Frame } from "./frame.ts";

/** A warning that colleagues have the case open too. The script keeps it up to date; without it, it is as of when the page was sent. */
export function CaseLooks({ frame, id, looking }: { frame: Frame; id: string; looking: readonly Looking[] }) {
  return (
    <p
      class="looks"
      id="looks"
      role="status"
      data-address={`/console/complaints/${id}/looking`}
      data-token={frame.token}
    >
      {looksText(frame, looking)}
    </p>
  );
}

/** Who else has the case open, in words; "" for nobody. */
export function looksText({ t }: Frame, looking: readonly Looking[]): string {
  if (looking.length === 0) return "";
  return t("looks.warning", { names: looking.map(({ name }) => name).join(", ") });
}
