import type { PhoneLink, PhoneLinks } from "../../src/complaints/phone-links.ts";
import type { Morning } from "../../src/complaints/phone-news.ts";

/** Linked chats in memory, with what was asked of them. */
export class MemoryPhone implements PhoneLinks {
  readonly links = new Map<string, PhoneLink[]>();
  readonly codes: { staffId: string; code: string; expiresAt: string }[] = [];
  readonly acts: unknown[][] = [];
  morning: Morning | null = null;

  async newCode(staffId: string, code: string, expiresAt: string): Promise<void> {
    this.codes.push({ staffId, code, expiresAt });
  }

  async list(staffId: string): Promise<PhoneLink[]> {
    return this.links.get(staffId) ?? [];
  }

  async counts(): Promise<ReadonlyMap<string, number>> {
    return new Map([...this.links].map(([id, links]) => [id, links.length]));
  }

  async confirm({ staffId }: { staffId: string }, linkId: string): Promise<boolean> {
    const waits = this.links.get(staffId)?.find(({ id, confirmed }) => id === linkId && !confirmed);
    if (waits) waits.confirmed = true;
    return waits !== undefined;
  }

  async unlink({ staffId: by }: { staffId: string }, staffId: string, linkId?: string): Promise<number> {
    this.acts.push(["unlink", by, staffId, linkId]);
    const [before = [], left = []] = [
      this.links.get(staffId),
      this.links.get(staffId)?.filter(({ id }) => linkId !== undefined && id !== linkId),
    ];
    this.links.set(staffId, left);
    return before.length - left.length;
  }

  async set(...asked: Parameters<PhoneLinks["set"]>): Promise<void> {
    this.acts.push(["set", ...asked]);
  }

  async claim(): Promise<null> {
    return null;
  }

  async officer(): Promise<null> {
    return null;
  }
}
