import type { EmployerSpelling, JoinedName } from "../../complaints/employer-view.ts";
import { shownDay } from "../../rules/day.ts";
import { normalEmployerName } from "../../search/employer-name.ts";
import type { EmployerProps } from "./employer-props.ts";
import type { Frame } from "./frame.ts";
import { TokenField } from "./layout.tsx";
import { TableHead } from "./table-head.tsx";

/** The names that lead to an employer with the reasons, and others that may. */
export function EmployerNames(props: EmployerProps) {
  const { t } = props.frame;
  return (
    <>
      <section class="figures" aria-labelledby="names">
        <h2 id="names">{t("employer.names")}</h2>
        <p class="hint">{t("employer.names-hint")}</p>
        <ul class="names">
          <Own {...props} />
          {props.view.joined.map((name) => (
            <Joined key={name.id} {...props} name={name} />
          ))}
        </ul>
      </section>
      <Proposals {...props} />
    </>
  );
}

function Own({ frame, view }: EmployerProps) {
  const { employer, spellings } = view;
  return (
    <li class="panel">
      <p>
        <strong>{employer.name}</strong> <span class="aside">{frame.t("employer.own-name")}</span>
      </p>
      <Spellings frame={frame} name={employer.name} spellings={spellings} />
    </li>
  );
}

function Joined({ frame, view, name, edits, exact, placeName }: EmployerProps & { name: JoinedName }) {
  const { t } = frame;
  const day = shownDay(name.joinedOn);
  const about = [
    name.taxCode,
    name.place && placeName(name.place),
    exact && t("employers.with-cases", { count: name.cases }),
  ];
  return (
    <li class="panel">
      <p>
        <strong>{name.name}</strong> <span class="aside">{about.filter(Boolean).join(" · ")}</span>
      </p>
      <p>
        {t(`employer.join-why.${name.why}`)}{" "}
        <span class="aside">
          {name.by === null ? t("employer.joined-on", { day }) : t("employer.joined-by", { name: name.by, day })}
        </span>
      </p>
      <Spellings frame={frame} name={name.name} spellings={name.spellings} />
      {edits && (
        <form method="post" action="/console/employers/part">
          <TokenField frame={frame} />
          <input type="hidden" name="joined" value={name.id} />
          <input type="hidden" name="from" value={view.employer.id} />
          <button class="secondary" type="submit">
            {t("employer.part")} <span class="hidden">{name.name}</span>
          </button>
        </form>
      )}
    </li>
  );
}

/** How people wrote a name; by what it is compared stands beside it. */
function Spellings({ frame: { t }, name, spellings }: { frame: Frame; name: string; spellings: EmployerSpelling[] }) {
  return (
    <>
      <p class="hint">{t("employer.normal", { normal: normalEmployerName(name) || name })}</p>
      {spellings.length > 0 && (
        <table class="cards">
          <caption class="hidden">{t("employer.as-written")}</caption>
          <TableHead labels={[t("employer.as-written"), t("employer.why")]} />
          <tbody>
            {spellings.map(({ spelling, why }) => (
              <tr key={spelling}>
                <th scope="row">{spelling}</th>
                <td data-label={t("employer.why")}>{t(`employer.spelling-why.${why}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Other entries that may be this employer, for who may join them. */
function Proposals({ frame, view, edits, placeName }: EmployerProps) {
  const { t } = frame;
  if (!edits) return null;
  return (
    <section class="figures" aria-labelledby="proposals">
      <h2 id="proposals">{t("employer.proposals")}</h2>
      <p class="hint">{t("employer.proposals-hint")}</p>
      {view.proposals.length === 0 && <p class="calm">{t("employer.no-proposals")}</p>}
      <ul class="names">
        {view.proposals.map(({ employer, why }) => (
          <li key={employer.id} class="panel">
            <p>
              <a href={`/console/employers/${employer.id}`}>{employer.name}</a>{" "}
              <span class="aside">
                {[employer.taxCode, employer.place && placeName(employer.place)].filter(Boolean).join(" · ")}{" "}
                {t("employers.with-cases", { count: employer.cases })}
              </span>
            </p>
            <p>{t(`employer.join-why.${why}`)}</p>
            <form method="post" action="/console/employers/join">
              <TokenField frame={frame} />
              <input type="hidden" name="keep" value={view.employer.id} />
              <input type="hidden" name="drop" value={employer.id} />
              <input type="hidden" name="from" value={view.employer.id} />
              <button type="submit">
                {t("employer.join")} <span class="hidden">{employer.name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
