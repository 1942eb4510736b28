import type { EmployerCluster } from "../../complaints/employer-view.ts";
import type { EmployerPair, EmployerRow } from "../../complaints/employers.ts";
import { seesExactly } from "../../complaints/rights.ts";
import { shownDay } from "../../rules/day.ts";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout, TokenField } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";

/** Below this many cases only who may read them all sees the number: a small one and a firm's name may tell who wrote. */
const shownFrom = 5;

interface EmployersProps {
  frame: Frame;
  typed: string;
  /** Only those with an alarm are shown. */
  alarmed: boolean;
  /** Alarms that are on, for who may see them. */
  alarms: readonly EmployerCluster[];
  rows: EmployerRow[];
  /** Likely doubles, for who may join them. */
  pairs: EmployerPair[];
  /** Name of a commune or ward. */
  placeName(id: string): string;
  notice: Notice | null;
}

/** The register of employers with how many cases name each, and likely doubles to join. */
export function EmployersPage(props: EmployersProps) {
  const { frame, pairs } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("employers.title")} notice={props.notice}>
      <h1>{t("employers.title")}</h1>
      <p class="hint">{t("employers.hint")}</p>
      {pairs.length > 0 && <Pairs {...props} />}
      <form class="line" method="get" action="/console/employers">
        <Field id="name" label={t("employers.find")} value={props.typed} autocomplete="off" maxlength={120} />
        {props.alarmed && <input type="hidden" name="alarm" value="1" />}
        <button type="submit">{t("queue.apply")}</button>
      </form>
      <AlarmFilter {...props} />
      {props.rows.length === 0 ? <p class="calm">{t("employers.none")}</p> : <Rows {...props} />}
    </Layout>
  );
}

/** The way to employers of whom many people complain, and back; what was typed stays. */
function AlarmFilter({ frame: { t }, typed, alarmed, alarms }: EmployersProps) {
  if (alarms.length === 0 && !alarmed) return null;
  const query = new URLSearchParams({ ...(typed ? { name: typed } : {}), ...(alarmed ? {} : { alarm: "1" }) });
  const label = alarmed ? t("employers.all") : t("employers.alarmed-only", { count: alarms.length });
  return (
    <p class="filter-buttons">
      <a href={`/console/employers${query.size > 0 ? `?${query}` : ""}`}>{label}</a>
    </p>
  );
}

function Rows({ frame, rows, alarms, placeName }: EmployersProps) {
  const { t } = frame;
  return (
    <table class="cards numbers">
      <caption class="hidden">{t("employers.title")}</caption>
      <TableHead
        labels={["name", "tax-code", "place", "listed", "cases"].map((heading) => t(`employers.${heading}`))}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={`/console/employers/${row.id}`}>{row.name}</a>
              <AlarmMark frame={frame} alarm={alarms.find(({ employerId }) => employerId === row.id)} />
            </th>
            <td data-label={t("employers.tax-code")}>{row.taxCode ?? ""}</td>
            <td data-label={t("employers.place")}>{row.place === null ? "" : placeName(row.place)}</td>
            <td data-label={t("employers.listed")}>{t(row.listed ? "employers.yes" : "employers.no")}</td>
            <td data-label={t("employers.cases")}>{shownCount(frame, row.cases)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many people, and since when: what the page of the employer says. A word and a sign, not only a colour. */
function AlarmMark({ frame: { t }, alarm }: { frame: Frame; alarm: EmployerCluster | undefined }) {
  if (!alarm) return null;
  return (
    <p class="alarm-text">
      <span aria-hidden="true">⚠ </span>
      {t("clusters.line", { count: alarm.workers, day: shownDay(alarm.since) })}
    </p>
  );
}

function shownCount({ t, me }: Frame, cases: number): string {
  const open = seesExactly(me) || cases === 0 || cases >= shownFrom;
  return open ? String(cases) : t("employers.few", { count: shownFrom });
}

function Pairs(props: EmployersProps) {
  const { frame, pairs } = props;
  const { t } = frame;
  return (
    <section class="operations" aria-labelledby="pairs">
      <h2 id="pairs">{t("employers.pairs")}</h2>
      <p class="hint">{t("employers.pairs-hint")}</p>
      <ul class="alarms">
        {pairs.map((pair) => (
          <Pair key={`${pair.keep.id} ${pair.drop.id}`} {...props} pair={pair} />
        ))}
      </ul>
    </section>
  );
}

function Pair({ frame, placeName, pair }: EmployersProps & { pair: EmployerPair }) {
  const { t } = frame;
  const about = ({ name, taxCode, place, cases }: EmployerRow) =>
    [name, taxCode, place && placeName(place), t("employers.with-cases", { count: cases })].filter(Boolean).join(" · ");
  return (
    <li>
      <p>{t("employers.keep", { employer: about(pair.keep) })}</p>
      <p>{t("employers.drop", { employer: about(pair.drop) })}</p>
      <p class="hint">{t(`employers.why.${pair.why}`)}</p>
      <div class="row-buttons">
        {([pair, { keep: pair.drop, drop: pair.keep }] as const).map(({ keep, drop }, at) => (
          <form key={keep.id} method="post" action="/console/employers/join">
            <TokenField frame={frame} />
            <input type="hidden" name="keep" value={keep.id} />
            <input type="hidden" name="drop" value={drop.id} />
            <button class={at === 0 ? undefined : "secondary"} type="submit">
              {t(at === 0 ? "employers.join" : "employers.join-other-way")} <span class="hidden">{keep.name}</span>
            </button>
          </form>
        ))}
      </div>
    </li>
  );
}
