import type { CallFaults } from "./call-faults.ts";
import type { FakePerson, Platform } from "./fake-person.ts";
import type { FakeVisitor } from "./fake-visitor.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { TokenBook } from "./token-book.ts";
import type { UploadStore } from "./upload-store.ts";

/** A call that the program under test made. */
export interface FakeCall {
  method: string;
  path: string;
  /** The access token it came with. */
  token?: string;
  /** JSON or form fields; for an upload name and size; for a look-up the parsed `data`. */
  body: unknown;
  /** HTTP status of the answer; absent while it is not answered. */
  status?: number;
  /** The code in the answer; 0 is success. */
  error?: number;
  /** What was made to go wrong with it. */
  fault?: string;
  /** Milliseconds since 1970, platform's clock. */
  at: number;
}

/** Everything that the platform knows: people, tokens, uploads, and what is to go wrong. */
export interface World extends Platform {
  appId: string;
  oaId: string;
  people: Map<string, FakePerson>;
  visitors: Map<string, FakeVisitor>;
  tokens: TokenBook;
  uploads: UploadStore;
  faults: CallFaults;
  rate: RateLimit;
  calls: FakeCall[];
  /** Whether answers to sends say which quota was used. */
  quotaInAnswers: boolean;
  /** Whether the account's own messages come back as oa_send_ events. */
  echo: boolean;
  /** Billed messages that the account may still send; 0: it has no package. */
  paidMessages: number;
}
