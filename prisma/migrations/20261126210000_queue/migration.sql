-- The queue: words of what was told as keyed hashes, indexes for every filter in the order of the queue, who gave a case to
-- whom, and word to open pages that a case changed.

-- AlterTable
ALTER TABLE "complaint" ADD COLUMN     "assigned_by" UUID;

-- CreateTable
CREATE TABLE "complaint_word" (
    "complaint_id" UUID NOT NULL,
    "words" INTEGER[],

    CONSTRAINT "complaint_word_pkey" PRIMARY KEY ("complaint_id")
);

-- CreateIndex
CREATE INDEX "complaint_word_words_idx" ON "complaint_word" USING GIN ("words");

-- CreateIndex
CREATE INDEX "complaint_word_pending_idx" ON "complaint_word"("complaint_id") WHERE (words IS NULL);

-- AddForeignKey
ALTER TABLE "complaint_word" ADD CONSTRAINT "complaint_word_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Cases that are there already wait for the sweep that opens them and writes their words.
INSERT INTO "complaint_word" ("complaint_id") SELECT "id" FROM "complaint";

-- Each filter in the order of the queue.
DROP INDEX "complaint_employer_id_idx";
CREATE INDEX "complaint_employer_id_urgency_id_idx" ON "complaint"("employer_id", "urgency", "id");
CREATE INDEX "complaint_danger_idx" ON "complaint"("urgency", "id") WHERE (danger IS NOT NULL);
CREATE INDEX "complaint_warned_idx" ON "complaint"("due_on", "id") WHERE (ended_on IS NULL AND due_level >= 50);
-- Numbers are compared byte by byte, so that those with the same beginning lie together in the index.
ALTER TABLE "complaint" ALTER COLUMN "number" TYPE TEXT COLLATE "C";

-- What officers see of a case changed: whoever looks at the queue is told, by id only. Not while a backup is put back.
CREATE OR REPLACE FUNCTION "tell_case_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('an_sinh.restoring', true) IS DISTINCT FROM 'on' THEN
    PERFORM pg_notify('case_changed', NEW."id"::text);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "complaint_filed" AFTER INSERT ON "complaint" FOR EACH ROW EXECUTE FUNCTION "tell_case_changed"();
CREATE TRIGGER "complaint_changed" AFTER UPDATE ON "complaint" FOR EACH ROW
  WHEN ((OLD."version", OLD."state", OLD."owner_id", OLD."due_on", OLD."unread", OLD."urgency")
    IS DISTINCT FROM (NEW."version", NEW."state", NEW."owner_id", NEW."due_on", NEW."unread", NEW."urgency"))
  EXECUTE FUNCTION "tell_case_changed"();
