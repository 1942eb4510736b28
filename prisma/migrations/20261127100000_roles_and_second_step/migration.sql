-- Several roles an account, places and kinds it reaches (none listed: all), a second step at sign-in, sessions that can be told
-- apart and ended, and links for a new password.
ALTER TABLE "staff" ADD COLUMN "roles" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "places" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "kinds" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "sealed_second_step" BYTEA,
    ADD COLUMN "second_step_used" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "recovery_codes" TEXT[] NOT NULL DEFAULT '{}';
-- Until now administrators read every case; from now on that is the chief's.
UPDATE "staff" SET "roles" = CASE "role" WHEN 'administrator' THEN ARRAY['administrator', 'chief'] ELSE ARRAY["role"] END;
ALTER TABLE "staff" DROP COLUMN "role";

ALTER TABLE "staff_session" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN "device" TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX "staff_session_id_key" ON "staff_session"("id");

ALTER TABLE "invitation" ADD COLUMN "roles" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "staff_id" UUID;
UPDATE "invitation" SET "roles" = CASE "role" WHEN 'administrator' THEN ARRAY['administrator', 'chief'] ELSE ARRAY["role"] END;
ALTER TABLE "invitation" DROP COLUMN "role";
CREATE INDEX "invitation_staff_id_idx" ON "invitation"("staff_id");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
