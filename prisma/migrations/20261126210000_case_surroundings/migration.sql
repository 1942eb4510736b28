-- A case that was split off another one.
ALTER TABLE "complaint" ADD COLUMN "split_from" UUID;
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_split_from_fkey" FOREIGN KEY ("split_from") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "complaint_split_from_idx" ON "complaint"("split_from");
-- Cases of one place and kind that came about the same time.
CREATE INDEX "complaint_place_kind_received_at_idx" ON "complaint"("place", "kind", "received_at");

-- Who has a case open.
CREATE TABLE "case_look" (
    "complaint_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_look_pkey" PRIMARY KEY ("complaint_id","staff_id")
);
CREATE INDEX "case_look_staff_id_idx" ON "case_look"("staff_id");
CREATE INDEX "case_look_seen_at_idx" ON "case_look"("seen_at");
ALTER TABLE "case_look" ADD CONSTRAINT "case_look_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "case_look" ADD CONSTRAINT "case_look_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
