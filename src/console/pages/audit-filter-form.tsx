import { toldActs } from "../../complaints/case-history.ts";
import { type AuditAsked, auditAddress, isAuditFiltered, otherActs, othersActing } from "../audit-filters.ts";
import { Field } from "./field.tsx";
import type { Frame } from "./frame.ts";
import { Select } from "./select.tsx";

/** Filters of the log; they combine, and what is chosen stands in the address. */
export function AuditFilterForm(props: {
  frame: Frame;
  asked: AuditAsked;
  /** Everybody who has or had an account, by name. */
  people: readonly { id: string; name: string }[];
}) {
  const { frame, asked, people } = props;
  const { t } = frame;
  const others = othersActing.map((id) => ({ id, label: t(`history.by.${id}`) }));
  const accounts = people.map(({ id, name }) => ({ id, label: name }));
  const none = t("queue.any");
  return (
    <search>
      <form class="filters audit-filters" method="get" action="/console/audit" aria-label={t("audit.filter")}>
        <div class="filter-fields">
          <Select
            id="by"
            label={t("audit.by")}
            none={none}
            chosen={asked.by ?? ""}
            options={[...accounts, ...others]}
          />
          <Select id="act" label={t("audit.act")} none={none} chosen={asked.act ?? ""} options={actOptions(frame)} />
          <Field id="number" label={t("audit.number")} value={asked.number ?? ""} autocomplete="off" maxlength={20} />
          <Field id="from" type="date" label={t("audit.from")} value={asked.from ?? ""} />
          <Field id="to" type="date" label={t("audit.to")} value={asked.to ?? ""} />
        </div>
        <div class="filter-buttons">
          <button type="submit">{t("queue.apply")}</button>
          {isAuditFiltered(asked) ? (
            <a href={auditAddress({})}>{t("queue.clear")}</a>
          ) : (
            <a href={auditAddress({ act: "access-refused" })}>{t("audit.only-refused")}</a>
          )}
        </div>
      </form>
    </search>
  );
}

/** Every act that has words, in the order of the alphabet. */
function actOptions(frame: Frame): { id: string; label: string }[] {
  const options = [...toldActs, ...otherActs].map((id) => ({ id, label: actWords(frame, id) }));
  return options.sort((one, other) => one.label.localeCompare(other.label, frame.lang));
}

/** The words of an act; its name in the log where there are none. */
export function actWords({ t }: Frame, action: string): string {
  if (toldActs.some((act) => act === action)) return t(`history.acts.${action}`);
  return otherActs.some((act) => act === action) ? t(`audit.acts.${action}`) : action;
}
