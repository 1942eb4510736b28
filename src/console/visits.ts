import type { FastifyReply, FastifyRequest } from "fastify";
import { needsSecondStep, rightsOf } from "../rules/staff/roles.ts";
import type { ConsoleCookies } from "./console-cookies.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { deviceOf } from "./device-of.ts";
import type { SignedIn, StaffMember } from "./staff.ts";
import { hashToken, newToken, sameSecret } from "./tokens.ts";

const hour = 60 * 60_000;
const idleMs = 12 * hour;
const absoluteMs = 7 * 24 * hour;

/** A signed-in person on a request. */
export interface Visit {
  staff: SignedIn;
  sessionHash: string;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Who is signed in to the console; null elsewhere and for strangers. */
    visit: Visit | null;
    /** How many alarms are on; 0 for everybody who may not look at the operation. */
    alarms: number;
  }
}

/** True for what a page asks for while nobody touches it: news of the queue. */
function isBackground(request: FastifyRequest): boolean {
  return request.headers["x-background"] === "1" || request.url.startsWith("/console/complaints/live");
}

/** Sessions of the console: a random token in a cookie, its SHA-256 in the store; 12 hours idle, 7 days in all. */
export class Visits {
  readonly #deps: ConsoleDeps;
  readonly #cookies: ConsoleCookies;

  constructor(deps: ConsoleDeps, cookies: ConsoleCookies) {
    this.#deps = deps;
    this.#cookies = cookies;
  }

  /** Who sent this request, or null. What a page asks for by itself does not keep a session alive. */
  async recognise(request: FastifyRequest): Promise<Visit | null> {
    const token = this.#cookies.read(request, "session");
    if (token === null) return null;
    const sessionHash = hashToken(token);
    if (isBackground(request)) return this.glance(sessionHash);
    const staff = await this.#deps.staff.session(sessionHash, this.activeSince());
    return staff && { staff: this.entitled(staff), sessionHash };
  }

  /** Whose session this is, or null when it is over; does not count as being here. */
  async glance(sessionHash: string): Promise<Visit | null> {
    const staff = await this.#deps.staff.session(sessionHash, this.activeSince(), { unseen: true });
    return staff && { staff: this.entitled(staff), sessionHash };
  }

  /** The person with what they may do. */
  entitled(staff: StaffMember): SignedIn {
    const { roles } = this.#deps;
    const mustSetUp = needsSecondStep(roles, staff.roles) && !staff.secondStep;
    return { ...staff, mustSetUp, rights: mustSetUp ? [] : rightsOf(roles, staff.roles) };
  }

  /** The instant since which a session must have been used to be alive still. */
  activeSince(): string {
    return new Date(this.#deps.now().getTime() - idleMs).toISOString();
  }

  /** Signs a person in on this browser: always a new token, and the browser is remembered as theirs. */
  async begin(request: FastifyRequest, reply: FastifyReply, staff: StaffMember): Promise<void> {
    const before = this.#cookies.read(request, "session");
    if (before !== null) await this.#deps.staff.closeSession(hashToken(before));
    const token = newToken(this.#deps.randomBytes);
    const sessionHash = hashToken(token);
    const expiresAt = new Date(this.#deps.now().getTime() + absoluteMs).toISOString();
    await this.#deps.staff.openSession({
      ...{ hash: sessionHash, staffId: staff.id, expiresAt },
      device: deviceOf(request.headers["user-agent"]),
    });
    this.#cookies.write(reply, "session", token);
    if (this.knownDevice(request, staff.login) === null) this.#rememberDevice(reply, staff.login);
    request.visit = { staff: this.entitled(staff), sessionHash };
  }

  /** Signs out on this browser. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.visit) await this.#deps.staff.closeSession(request.visit.sessionHash);
    this.#cookies.clear(reply, "session");
    request.visit = null;
  }

  /** The id of this browser when this login has signed in with it before. */
  knownDevice(request: FastifyRequest, login: string): string | null {
    const [id, signature] = this.#cookies.read(request, "device")?.split(".") ?? [];
    if (!id || !signature) return null;
    return sameSecret(signature, this.#deps.sign(`console-device:${id}:${login}`)) ? id : null;
  }

  #rememberDevice(reply: FastifyReply, login: string): void {
    const id = newToken(this.#deps.randomBytes);
    this.#cookies.write(reply, "device", `${id}.${this.#deps.sign(`console-device:${id}:${login}`)}`);
  }
}
