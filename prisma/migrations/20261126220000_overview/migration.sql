-- The overview for the head. missed_on: the first due day that went by before the office acted; written with the officers' moves.
-- done_on: the day a case counts as settled: its matter was answered, or it was closed, refused or passed on; not what the citizen
-- took back or what was merged into another case.
ALTER TABLE "complaint" ADD COLUMN "missed_on" DATE, ADD COLUMN "done_on" DATE;

CREATE OR REPLACE FUNCTION "complaint_done"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."done_on" := CASE WHEN NEW."state" NOT IN ('withdrawn', 'merged') THEN coalesce(NEW."settled_on", NEW."ended_on") END;
  RETURN NEW;
END
$$;
CREATE TRIGGER "complaint_done" BEFORE INSERT OR UPDATE ON "complaint" FOR EACH ROW
  WHEN (NEW."settled_on" IS NOT NULL OR NEW."ended_on" IS NOT NULL OR NEW."done_on" IS NOT NULL) EXECUTE FUNCTION "complaint_done"();
UPDATE "complaint" SET "done_on" = coalesce("settled_on", "ended_on") WHERE "state" NOT IN ('withdrawn', 'merged') AND ("settled_on" IS NOT NULL OR "ended_on" IS NOT NULL);

CREATE INDEX "complaint_done_idx" ON "complaint"("done_on", "place", "kind", "missed_on") WHERE (done_on IS NOT NULL);
CREATE INDEX "complaint_late_idx" ON "complaint"("done_on", "id") WHERE (done_on IS NOT NULL AND missed_on IS NOT NULL);
