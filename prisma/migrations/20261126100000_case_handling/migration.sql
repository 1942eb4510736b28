-- What a message is in law, how it came in, its clocks, whom it is about, and what may be told to whom.
ALTER TABLE "complaint"
    ADD COLUMN "track" TEXT NOT NULL DEFAULT 'feedback',
    ADD COLUMN "danger" TEXT,
    ADD COLUMN "source" TEXT NOT NULL DEFAULT 'chat',
    ADD COLUMN "filed_by" UUID,
    ADD COLUMN "employer_id" UUID,
    ADD COLUMN "sealed_petition" BYTEA,
    ADD COLUMN "due_on" DATE,
    ADD COLUMN "petition_on" DATE,
    ADD COLUMN "petition_form" TEXT,
    ADD COLUMN "petition_place" TEXT,
    ADD COLUMN "accepted_on" DATE,
    ADD COLUMN "circumstances" TEXT[] NOT NULL DEFAULT '{}',
    ADD COLUMN "ended_on" DATE,
    ADD COLUMN "outcome" TEXT,
    ADD COLUMN "transferred_to" TEXT,
    ADD COLUMN "merged_into" UUID,
    ADD COLUMN "rating" SMALLINT,
    ADD COLUMN "muted" TEXT,
    ADD COLUMN "unread" INTEGER NOT NULL DEFAULT 0;

UPDATE "complaint" SET "track" = 'enquiry' WHERE "kind" = 'enquiry';
-- A case is late from its first day on, not from this change: five working days are at least a week of the calendar.
UPDATE "complaint" SET "due_on" = ("received_at" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 7 WHERE "state" IN ('received', 'in-progress');
UPDATE "complaint" c SET "ended_on" = (
    SELECT (max(a."at") AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM "audit_entry" a WHERE a."complaint_id" = c."id" AND a."detail" = 'closed'
) WHERE c."state" = 'closed';

-- When the clocks of a case stood still, and why.
CREATE TABLE "complaint_pause" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "reason" TEXT NOT NULL,

    CONSTRAINT "complaint_pause_pkey" PRIMARY KEY ("id")
);

-- Employers: those the department listed are offered to citizens, others are known from cases only.
CREATE TABLE "employer" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "normal_name" TEXT NOT NULL,
    "tax_code" TEXT,
    "place" TEXT,
    "listed" BOOLEAN NOT NULL DEFAULT false,
    "created_on" DATE NOT NULL,

    CONSTRAINT "employer_pkey" PRIMARY KEY ("id")
);

-- Who asked to see a person's identity, why, and who agreed.
CREATE TABLE "identity_request" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "asked_by" UUID NOT NULL,
    "sealed_reason" BYTEA NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_request_pkey" PRIMARY KEY ("id")
);

-- Where an officer's message went, sealed with the case's key, so that the case shows whether it arrived.
ALTER TABLE "complaint_entry" ADD COLUMN "sealed_delivery" BYTEA;

CREATE INDEX "complaint_due_idx" ON "complaint"("due_on", "id") WHERE (ended_on IS NULL);
CREATE INDEX "complaint_employer_id_idx" ON "complaint"("employer_id");
CREATE INDEX "complaint_filed_by_idx" ON "complaint"("filed_by");
CREATE INDEX "complaint_merged_into_idx" ON "complaint"("merged_into");
CREATE INDEX "complaint_pause_complaint_id_idx" ON "complaint_pause"("complaint_id");
CREATE UNIQUE INDEX "employer_normal_name_place_key" ON "employer"("normal_name", "place") NULLS NOT DISTINCT;
CREATE INDEX "employer_tax_code_idx" ON "employer"("tax_code");
CREATE INDEX "identity_request_complaint_id_idx" ON "identity_request"("complaint_id");
CREATE INDEX "identity_request_asked_by_idx" ON "identity_request"("asked_by");
CREATE INDEX "identity_request_approved_by_idx" ON "identity_request"("approved_by");

ALTER TABLE "complaint" ADD CONSTRAINT "complaint_filed_by_fkey" FOREIGN KEY ("filed_by") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_employer_id_fkey" FOREIGN KEY ("employer_id") REFERENCES "employer"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "complaint"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "complaint_pause" ADD CONSTRAINT "complaint_pause_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "identity_request" ADD CONSTRAINT "identity_request_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "identity_request" ADD CONSTRAINT "identity_request_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "identity_request" ADD CONSTRAINT "identity_request_approved_by_fkey" FOREIGN KEY ("approved_by") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "complaint" DROP CONSTRAINT "complaint_state_check";
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_state_check" CHECK ("state" IN ('received', 'in-progress', 'waiting-for-citizen', 'petition-received', 'accepted', 'refused', 'transferred', 'merged', 'answered', 'closed', 'reopened', 'withdrawn'));
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_track_check" CHECK ("track" IN ('feedback', 'proposal', 'enquiry', 'administrative-complaint', 'unemployment-complaint', 'labour-complaint', 'labour-dispute', 'denunciation'));
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_source_check" CHECK ("source" IN ('chat', 'phone'));
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_rating_check" CHECK ("rating" BETWEEN 1 AND 5);
