import { createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from "fastify";
import { parse } from "yaml";
import type { ConsoleDeps } from "../../src/console/console-deps.ts";
import { consolePages } from "../../src/console/console-pages.ts";
import type { Need } from "../../src/console/needs.ts";
import { hashPassword } from "../../src/console/passwords.ts";
import type { StaffMember } from "../../src/console/staff.ts";
import { buildWords } from "../../src/content/build-words.ts";
import { readLocales } from "../../src/content/read-locales.ts";
import { overviewPapers } from "../../src/reports/overview-papers.ts";
import { rolesSchema } from "../../src/rules/staff/roles.ts";
import { caseTemplates } from "../case-templates.ts";
import { MemoryDesk } from "./memory-desk.ts";
import { MemoryOperations } from "./memory-operations.ts";
import { MemoryOverview } from "./memory-overview.ts";
import { MemoryPhone } from "./memory-phone.ts";
import { noPolicy, noSetup } from "./memory-policy.ts";
import {
  MemoryEmployers,
  MemoryEmployerViews,
  MemoryIdentities,
  MemoryIntake,
  MemoryMutes,
  MemoryRecords,
} from "./memory-privacy.ts";
import { MemoryQuestions } from "./memory-questions.ts";
import { MemoryStaff } from "./memory-staff.ts";
import { MemorySurroundings } from "./memory-surroundings.ts";

/** The password of everybody in these tests. */
export const password = "một câu thật dài";

const hashed = hashPassword(password);

/** Case ids of the tests. */
export const caseIds = [1, 2, 3].map((n) => `11111111-1111-4111-8111-00000000000${n}`);

/** The roles as flows/roles.yaml has them. */
export const roleTable = rolesSchema.parse(parse(readFileSync("flows/roles.yaml", "utf8")));

/** The same without a second step at sign-in, for tests that are about something else. */
const passwordOnly = {
  roles: Object.fromEntries(
    Object.entries(roleTable.roles).map(([id, role]) => [id, { ...role, "second-step": false }]),
  ),
};

const noAudit = { list: async () => ({ lines: [], next: null }) };

const { words } = buildWords(readLocales(localeFiles()).locales);

/** The words of the console, and those of cases, time limits, bodies and sources that its pages show. */
function localeFiles() {
  const names = ["console", "cases", "danger", "deadlines", "bodies", "templates", "interface", "messenger"].map(
    (name) => `${name}.yaml`,
  );
  const sources = readdirSync("locales/vi/sources").map((name) => `sources/${name}`);
  const pages = readdirSync("locales/vi/console").map((name) => `console/${name}`);
  const files = ["vi", "en"].flatMap((lang) =>
    [...names, ...sources, ...pages].map((name) => `locales/${lang}/${name}`),
  );
  return files.filter((file) => existsSync(file)).map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

/** A console with stores in memory, a clock that only moves when told, and three people. */
export interface ConsoleUnderTest {
  app: FastifyInstance;
  desk: MemoryDesk;
  surroundings: MemorySurroundings;
  staff: MemoryStaff;
  operations: MemoryOperations;
  questions: MemoryQuestions;
  identities: MemoryIdentities;
  intake: MemoryIntake;
  employerViews: MemoryEmployerViews;
  overview: MemoryOverview;
  employers: MemoryEmployers;
  records: MemoryRecords;
  phone: MemoryPhone;
  clock: { now: Date; pass(minutes: number): void };
  people: { lan: StaffMember; minh: StaffMember; thu: StaffMember };
  deps: ConsoleDeps;
  /** Whom to tell that a case changed. */
  changes: ReadonlySet<(caseId: string) => void>;
  routes: readonly ListedRoute[];
  /** What the console logged. */
  logged: object[];
}

/** A route of the console. */
export interface ListedRoute {
  method: string;
  url: string;
  needs: Need | undefined;
}

/** Starts one; `change` replaces parts of what it is given. */
export async function consoleUnderTest(change: Partial<ConsoleDeps> = {}): Promise<ConsoleUnderTest> {
  const clock = {
    now: new Date("2026-11-23T01:30:00.000Z"),
    pass(minutes: number) {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    },
  };
  const names = new Map<string, string>();
  const staff = new MemoryStaff(() => clock.now);
  const desk = new MemoryDesk(names, () => clock.now);
  const surroundings = new MemorySurroundings(desk, names, () => clock.now);
  const operations = new MemoryOperations(words);
  const questions = new MemoryQuestions();
  const identities = new MemoryIdentities({ desk, names, now: () => clock.now });
  const [intake, employers, records] = [new MemoryIntake(), new MemoryEmployers(), new MemoryRecords()];
  const [overview, employerViews] = [new MemoryOverview(), new MemoryEmployerViews()];
  const phone = new MemoryPhone();
  const passwordHash = await hashed;
  const lan = staff.add({ login: "lan", name: "Nguyễn Thị Lan", roles: ["officer"], passwordHash });
  const minh = staff.add({ login: "minh", name: "Hoàng Văn Minh", roles: ["officer"], passwordHash });
  const thu = staff.add({
    login: "thu",
    name: "Bế Thị Thu",
    roles: ["administrator", "chief", "custodian"],
    passwordHash,
  });
  for (const person of [lan, minh, thu]) names.set(person.id, person.name);
  let drawn = 0;
  const logged: object[] = [];
  const changes = new Set<(caseId: string) => void>();
  const deps: ConsoleDeps = {
    config: {},
    desk,
    onCasesChanged: async (told) => {
      changes.add(told);
      return { stop: async () => void changes.delete(told) };
    },
    surroundings,
    letters: { docx: () => Buffer.from("docx"), pdf: async () => Buffer.from("pdf") },
    rules: desk.rules,
    templates: caseTemplates,
    staff,
    roles: passwordOnly,
    auditBook: noAudit,
    operations,
    questions,
    questionDays: 60,
    policy: noPolicy,
    setup: noSetup,
    identities,
    mutes: new MemoryMutes(desk),
    muteReasons: ["flood", "threats"],
    intake,
    employers,
    employerViews,
    clusters: employerViews,
    overview,
    papers: overviewPapers,
    records,
    phoneLinks: phone,
    phoneChannels: [
      { name: "zalo", chatAddress: () => null },
      { name: "telegram", chatAddress: () => null },
    ],
    phoneNews: { morningOf: async () => phone.morning },
    promisedBy: () => "2026-11-30",
    keptMonths: 24,
    topicTitle: (lang, topic) =>
      topic === "wage.unpaid" ? (lang === "vi" ? "Công ty nợ lương" : "Unpaid wages") : undefined,
    words,
    languages: ["vi", "en"],
    places: [
      { id: "thuc-phan", label: () => "Phường Thục Phán (thành phố Cao Bằng cũ)" },
      { id: "trung-khanh", label: () => "Xã Trùng Khánh (huyện Trùng Khánh cũ)" },
    ],
    log: { error: (fields, message) => logged.push({ ...fields, message }) },
    now: () => clock.now,
    randomBytes: (size) => {
      drawn += 1;
      return createHmac("sha512", "random").update(String(drawn)).digest().subarray(0, size);
    },
    sign: (text) => createHmac("sha256", "key").update(text).digest("base64url"),
    ...change,
  };
  const app = Fastify();
  const routes: ListedRoute[] = [];
  app.addHook("onRoute", ({ method, url, config }) => {
    for (const one of [method].flat()) routes.push({ method: one, url, needs: config?.needs });
  });
  await app.register(consolePages(deps), { prefix: "/console" });
  const stores = {
    desk,
    surroundings,
    staff,
    operations,
    questions,
    identities,
    intake,
    employers,
    employerViews,
    overview,
    records,
  };
  return { app, ...stores, phone, clock, people: { lan, minh, thu }, deps, logged, changes, routes };
}

/** A browser without JavaScript: keeps cookies, reads the token of the last page, sends forms. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Everything the last answers said about cookies. */
  setCookies: string[] = [];
  token = "";
  readonly #app: FastifyInstance;
  readonly #ip: string;

  constructor(app: FastifyInstance, ip = "203.0.113.7") {
    this.#app = app;
    this.#ip = ip;
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.#send({ method: "GET", url });
  }

  /** Sends a form with the token of the last page, unless the fields name another. */
  post(
    url: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const payload = new URLSearchParams({ token: this.token, ...fields }).toString();
    return this.#send({
      method: "POST",
      url,
      payload,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  }

  /** Signs in and returns the answer. */
  async signIn(login: string, typed = password, fields: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    await this.get("/console/sign-in");
    return this.post("/console/sign-in", { login, password: typed, ...fields });
  }

  async #send(request: { method: "GET" | "POST"; url: string; payload?: string; headers?: Record<string, string> }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await this.#app.inject({
      ...request,
      remoteAddress: this.#ip,
      headers: { ...request.headers, ...(cookie ? { cookie } : {}) },
    });
    const set = answer.headers["set-cookie"] ?? [];
    this.setCookies = Array.isArray(set) ? set : [set];
    for (const { name, value } of answer.cookies) {
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const token = /name="token" value="([^"]+)"/.exec(answer.body)?.[1];
    if (token) this.token = token;
    return answer;
  }
}

/** A browser with somebody signed in, on a page that carries their token. */
export async function signedIn(test: ConsoleUnderTest, login: string): Promise<Browser> {
  const browser = new Browser(test.app);
  await browser.signIn(login);
  await browser.get("/console/complaints");
  return browser;
}

/** The text of the notice of a page, without markup; "" when there is none. */
export function noticeOf(page: LightMyRequestResponse): string {
  const html = /<div class="notice[^>]*>(.*?)<\/div>/s.exec(page.body)?.[1] ?? "";
  return html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
