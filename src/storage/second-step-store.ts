/** The second step of signing in: its secret sealed, each code good once. */
import type { StaffStore } from "../console/staff.ts";
import type { Database } from "./database.ts";
import type { HouseKeys } from "./house-keys.ts";
import { dataKey, openWith, sealWith } from "./seal.ts";

type Store = Pick<StaffStore, "setSecondStep" | "resetSecondStep" | "useCode" | "useRecovery">;

/** The second steps of a database. `secretOf` opens the secret of an account. */
export function secondStepStore(database: Database, keys: Pick<HouseKeys, "derive">) {
  const key = dataKey(keys.derive("second step"));
  const placeOf = (row: string) => ({ column: "staff.sealed_second_step", row }) as const;
  const store: Store = {
    async setSecondStep(staffId, { secret, used, recovery }) {
      await database.query({
        text: `with changed as (update staff set sealed_second_step = $2, second_step_used = $3, recovery_codes = $4::text[]
                 where id = $1::uuid returning id)
               insert into audit_entry (at, actor, action) select now(), id::text, 'second-step-set' from changed`,
        values: [staffId, sealWith(key, placeOf(staffId), secret), used, recovery],
      });
    },
    async resetSecondStep({ staffId: by }, staffId) {
      await database.query({
        text: `with changed as (update staff set sealed_second_step = null, recovery_codes = '{}' where id = $1::uuid returning id),
               ended as (delete from staff_session using changed where staff_id = changed.id)
               insert into audit_entry (at, actor, action, detail) select now(), $2::text, 'second-step-reset', id::text from changed`,
        values: [staffId, by],
      });
    },
    async useCode(staffId, halfMinute) {
      const used = await database.query({
        name: "second-step-code",
        text: "update staff set second_step_used = $2 where id = $1::uuid and second_step_used < $2 returning id",
        values: [staffId, halfMinute],
      });
      return used.length > 0;
    },
    async useRecovery(staffId, hash) {
      const used = await database.query({
        name: "second-step-recovery",
        text: `with used as (update staff set recovery_codes = array_remove(recovery_codes, $2::text)
                 where id = $1::uuid and $2::text = any(recovery_codes) returning id),
               audited as (insert into audit_entry (at, actor, action) select now(), id::text, 'second-step-recovered' from used)
               select id from used`,
        values: [staffId, hash],
      });
      return used.length > 0;
    },
  };
  return { store, secretOf: (staffId: string, sealed: Uint8Array) => openWith(key, placeOf(staffId), sealed) };
}
