-- The desk: the promise that was given, when a petition was settled, warnings that were told, what the citizen has read,
-- and one number by which the queue is in order.
ALTER TABLE "complaint"
    ADD COLUMN "promised_on" DATE,
    ADD COLUMN "promised_by" DATE,
    ADD COLUMN "settled_on" DATE,
    ADD COLUMN "due_level" SMALLINT NOT NULL DEFAULT 0,
    ADD COLUMN "told_level" SMALLINT NOT NULL DEFAULT 0,
    ADD COLUMN "told_on" DATE,
    ADD COLUMN "citizen_read" BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN "urgency" INTEGER NOT NULL DEFAULT 0;

-- Whoever writes a case, the queue stays in order: cases with a sign of danger; cases whose due day cannot be told, so that nobody
-- overlooks them; the others by their due day; cases where the citizen is to act; cases that ended, newest first. The states are
-- those of flows/case-states.yaml; a test compares them.
CREATE OR REPLACE FUNCTION complaint_urgency() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    due INTEGER := coalesce(NEW.due_on - DATE '2000-01-01', 0);
    filed INTEGER := (NEW.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - DATE '2000-01-01';
    waits BOOLEAN := NEW.due_on IS NULL AND NEW.state IN ('waiting-for-citizen', 'answered');
BEGIN
    NEW.urgency := CASE
        WHEN NEW.ended_on IS NOT NULL OR NEW.state IN ('refused', 'transferred', 'merged', 'closed', 'withdrawn') THEN 5000000 - filed
        WHEN waits THEN 4000000 - filed
        WHEN NEW.danger IS NOT NULL THEN due
        WHEN NEW.due_on IS NULL THEN 1000000 + filed
        ELSE 2000000 + due
    END;
    RETURN NEW;
END $$;
CREATE TRIGGER complaint_urgency BEFORE INSERT OR UPDATE ON "complaint" FOR EACH ROW EXECUTE FUNCTION complaint_urgency();
UPDATE "complaint" SET "urgency" = 0;

DROP INDEX "complaint_received_at_id_idx";
DROP INDEX "complaint_state_received_at_id_idx";
DROP INDEX "complaint_kind_received_at_id_idx";
DROP INDEX "complaint_place_received_at_id_idx";
DROP INDEX "complaint_owner_id_received_at_id_idx";
CREATE INDEX "complaint_urgency_id_idx" ON "complaint"("urgency", "id");
CREATE INDEX "complaint_state_urgency_id_idx" ON "complaint"("state", "urgency", "id");
CREATE INDEX "complaint_kind_urgency_id_idx" ON "complaint"("kind", "urgency", "id");
CREATE INDEX "complaint_place_urgency_id_idx" ON "complaint"("place", "urgency", "id");
CREATE INDEX "complaint_owner_id_urgency_id_idx" ON "complaint"("owner_id", "urgency", "id");
CREATE INDEX "complaint_told_on_idx" ON "complaint"("told_on");
