import { caseStates, complaintKinds } from "../../complaints/desk.ts";
import { isFiltered, type QueueFilters, queueAddress } from "../queue-filters.ts";
import { Field } from "./field.tsx";
import type { Frame } from "./frame.ts";
import type { QueueProps } from "./queue-props.ts";

interface Option {
  id: string;
  label: string;
}

/** Search and filters; they combine, and what is chosen stands in the address. */
export function QueueFilterForm(props: QueueProps) {
  const { frame, filters } = props;
  const { t } = frame;
  const filtered = isFiltered(filters);
  return (
    <search>
      <form class="filters" method="get" action="/console/complaints" aria-label={t("queue.filter")}>
        <Kept filters={filters} />
        <Field
          id="q"
          label={t("queue.search")}
          hint={t("queue.search-hint")}
          value={filters.q ?? ""}
          type="search"
          autocomplete="off"
          maxlength={100}
        />
        <details class="more-filters" open={filtered && !(filters.q && onlySearched(filters))}>
          <summary>{t("queue.more-filters")}</summary>
          <Choices {...props} />
        </details>
        <div class="filter-buttons">
          <button type="submit">{t("queue.apply")}</button>
          {filtered && <a href={queueAddress({ view: filters.view })}>{t("queue.clear")}</a>}
        </div>
      </form>
    </search>
  );
}

function onlySearched({ q: _q, ...filters }: QueueFilters): boolean {
  return !isFiltered(filters);
}

/** What the form does not ask for, but the address may hold. */
function Kept({ filters: { view, employer } }: { filters: QueueFilters }) {
  return (
    <>
      {view && <input type="hidden" name="view" value={view} />}
      {employer && <input type="hidden" name="employer" value={employer} />}
    </>
  );
}

function Choices({ frame, filters, places, colleagues, rows }: QueueProps) {
  const { t, lang } = frame;
  const named = (ids: readonly string[], group: string) => ids.map((id) => ({ id, label: t(`${group}.${id}`) }));
  const people = colleagues.map(({ id, name }) => ({ id, label: name }));
  const states = caseStates.map((id) => ({ id, label: frame.say(`cases:states.${id}`) }));
  const employer = filters.employer ? (rows[0]?.employer ?? "") : "";
  return (
    <div class="filter-fields">
      {employer && <p class="hint">{t("queue.of-employer", { name: employer })}</p>}
      <Choice id="owner" {...{ frame, filters }} options={[...named(["none", "mine"], "queue.owners"), ...people]} />
      <Choice id="state" {...{ frame, filters }} options={states} />
      <Choice id="kind" {...{ frame, filters }} options={named(complaintKinds, "kinds")} />
      <Choice
        id="place"
        {...{ frame, filters }}
        options={places.map(({ id, label }) => ({ id, label: label(lang) }))}
      />
      <Field id="from" type="date" label={t("queue.from")} value={filters.from ?? ""} />
      <Field id="to" type="date" label={t("queue.to")} value={filters.to ?? ""} />
      <Tick id="danger" {...{ frame, filters }} />
      <Tick id="overdue" {...{ frame, filters }} />
    </div>
  );
}

function Tick({ id, frame, filters }: { id: "danger" | "overdue"; frame: Frame; filters: QueueFilters }) {
  return (
    <label class="tick">
      <input type="checkbox" name={id} value="1" checked={filters[id]} /> {frame.t(`queue.${id}-only`)}
    </label>
  );
}

function Choice(props: {
  id: "owner" | "state" | "kind" | "place";
  frame: Frame;
  filters: QueueFilters;
  options: readonly Option[];
}) {
  const { id, frame, filters, options } = props;
  const chosen = filters[id];
  return (
    <div class={chosen ? "field active" : "field"}>
      <label for={id}>{frame.t(`queue.${id}`)}</label>
      <select id={id} name={id}>
        <option value="">{frame.t("queue.any")}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id} selected={option.id === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
