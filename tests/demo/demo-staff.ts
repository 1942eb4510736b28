/** Who works in the demo's office. Passwords are drawn at every start; nobody can know them beforehand. */
import { randomBytes, randomInt } from "node:crypto";
import { everywhere } from "../../src/complaints/reach.ts";
import { hashPassword } from "../../src/console/passwords.ts";
import { codeAt, newSecret } from "../../src/console/second-step.ts";
import type { SignInAccount, StaffStore } from "../../src/console/staff.ts";
import { hashToken, newToken } from "../../src/console/tokens.ts";
import { type RoleTable, rolesWith } from "../../src/rules/staff/roles.ts";

/** Somebody of the office: sign-in name, name, and what flows/roles.yaml lets them do. */
interface Post {
  login: string;
  name: string;
  role: string;
  /** Kinds of cases they reach; left out: all. */
  kinds?: readonly string[];
}

/** The one list of the demo's staff. */
export const posts = [
  { login: "lan", name: "Nông Thị Lan", role: "officer" },
  { login: "hung", name: "Hoàng Văn Hùng", role: "officer" },
  { login: "dao", name: "Lý Thị Dao", role: "officer", kinds: ["safety", "support-money"] },
  { login: "truong", name: "Triệu Đức Trường", role: "chief" },
  { login: "bich", name: "Bế Ngọc Bích", role: "custodian" },
  { login: "chinh", name: "Đàm Minh Chính", role: "policy" },
  { login: "quan", name: "Lục Quang Quân", role: "administrator" },
  { login: "kiem", name: "Sầm Thu Kiểm", role: "auditor" },
] as const satisfies readonly Post[];

/** Sign-in name of somebody of the office. */
export type DemoLogin = (typeof posts)[number]["login"];

/** An account with what its owner knows. */
export interface DemoAccount {
  id: string;
  login: string;
  name: string;
  role: string;
  password: string;
  /** The code of their app now; null where no second step is asked for. */
  code(now: Date): string | null;
}

/** Makes the accounts, or gives those that are there new passwords and codes. Throws where flows/roles.yaml lacks a role. */
export async function openAccounts(staff: StaffStore, roles: RoleTable): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const post of posts) accounts.push(await openAccount(staff, roles, post));
  return accounts;
}

async function openAccount(staff: StaffStore, roles: RoleTable, post: Post): Promise<DemoAccount> {
  const { login, name, role } = post;
  const known = roles.roles[role];
  if (!known) throw new Error(`flows/roles.yaml has no role ${JSON.stringify(role)}, which ${login} of the demo has`);
  const password = drawPassword();
  const passwordHash = await hashPassword(password);
  const there = await staff.byLogin(login);
  const id = there ? await renew(staff, there, passwordHash) : await join(staff, { post, passwordHash, roles });
  const secret = known["second-step"] ? newSecret(randomBytes) : null;
  if (secret) await staff.setSecondStep(id, { secret, used: 0, recovery: [] });
  return { id, login, name, role, password, code: (now) => secret && codeAt(secret, now) };
}

interface Joining {
  post: Post;
  passwordHash: string;
  roles: RoleTable;
}

async function join(staff: StaffStore, { post, passwordHash, roles }: Joining): Promise<string> {
  const { login, name, role, kinds } = post;
  const hash = await invite(staff, { roles: [role] });
  const account = await staff.accept(hash, { login, name, passwordHash });
  if (account === null || account === "login-taken") throw new Error(`the account ${login} could not be opened`);
  const works = rolesWith(roles, "case.work").includes(role);
  const given = { roles: [role], reach: { ...everywhere, kinds: kinds ?? null }, works };
  if (kinds) await staff.setRoles({ staffId: account.id }, account.id, given);
  return account.id;
}

/** A new password for an account of an earlier start; one that was switched off there is on again. */
async function renew(staff: StaffStore, { id, login, disabled }: SignInAccount, passwordHash: string): Promise<string> {
  if (disabled) await staff.setDisabled({ staffId: id }, id, false);
  const renewed = await staff.renew(await invite(staff, { roles: [], renews: id }), passwordHash);
  if (renewed === null) throw new Error(`the account ${login} got no new password`);
  return id;
}

async function invite(staff: StaffStore, link: { roles: readonly string[]; renews?: string }): Promise<string> {
  const hash = hashToken(newToken(randomBytes));
  await staff.invite({ hash, ...link, by: null, expiresAt: new Date(Date.now() + 60_000).toISOString() });
  return hash;
}

const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** Twelve letters and digits in groups that can be typed: 59 bits. */
function drawPassword(): string {
  const drawn = Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join("");
  return drawn.replace(/(.{4})(?=.)/g, "$1-");
}

/** Signs somebody in without their password, for the buttons of the tour; gives what the console's cookie must hold. */
export async function signInAs(staff: StaffStore, account: DemoAccount, now: Date): Promise<string> {
  const token = newToken(randomBytes);
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000).toISOString();
  await staff.openSession({ hash: hashToken(token), staffId: account.id, expiresAt, device: "demo" });
  return token;
}
