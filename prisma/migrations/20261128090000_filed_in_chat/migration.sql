-- What citizens file is told to open pages after its commit (src/storage/case-news.ts): a transaction that notifies holds a lock
-- of the whole server while it is written to disk, and people who file at the same time would wait for each other.
DROP TRIGGER "complaint_filed" ON "complaint";
CREATE TRIGGER "complaint_filed" AFTER INSERT ON "complaint" FOR EACH ROW
  WHEN (NEW."source" <> 'chat' OR NEW."split_from" IS NOT NULL) EXECUTE FUNCTION "tell_case_changed"();
