/** The department's own list of employers, by which what citizens type is understood. */
import type { ListedEmployer } from "../flow/input.ts";
import { employerFinder } from "../search/similar-employers.ts";
import type { Database } from "./database.ts";

/** How long the list is remembered; another process that changes it is heard of so much later. */
const rememberedMs = 10_000;

type Find = (name: string) => ListedEmployer[];

interface Row extends ListedEmployer {
  taxCode: string | null;
  root: string;
}

/** Finds listed employers; the list is read once for all who ask within some seconds. */
export class ListedEmployers {
  #find: Promise<Find> | null = null;
  #until = 0;

  constructor(private readonly database: Pick<Database, "query">) {}

  /**
   * Those whose tax code was typed, or whose name is what was typed or near it, best first, at most three. A name that was
   * joined into another leads to that one.
   */
  async find(name: string): Promise<ListedEmployer[]> {
    if (this.#find === null || performance.now() >= this.#until) {
      this.#until = performance.now() + rememberedMs;
      this.#find = this.#read().catch((error) => {
        this.forget();
        throw error;
      });
    }
    return (await this.#find)(name);
  }

  /** The list was changed: it is read anew. */
  forget(): void {
    this.#find = null;
  }

  async #read(): Promise<Find> {
    const listed = await this.database.query<Row & Record<string, unknown>>({
      name: "employers-to-find",
      text: `select id, name, place, tax_code as "taxCode", employer_root(id) as root from employer where listed order by name, id`,
      values: [],
    });
    const byId = new Map(listed.map((employer) => [employer.id, employer]));
    const similar = employerFinder(listed);
    return (name) => {
      const roots = similar(name).map((found) => byId.get(found.root) ?? found);
      return [...new Set(roots)].map(({ id, name: shown, place }) => ({ id, name: shown, place }));
    };
  }
}
