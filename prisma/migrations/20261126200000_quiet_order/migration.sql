-- What citizens without a name do is numbered by chance within its day, so that the numbers of entries say nothing of
-- when it happened and lead to no event of a conversation. Within a case numbers still ascend.
CREATE OR REPLACE FUNCTION "quiet_seq"("at" timestamptz) RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT (("at" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - DATE '2020-01-01')::bigint * 68719476736
    + (('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 9))::bit(36)::bigint >> 1)
$$;

-- A number above those that the case has. A backup that is put back keeps its numbers.
CREATE OR REPLACE FUNCTION "seq_in_case"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "last" bigint;
BEGIN
  IF NEW."complaint_id" IS NULL OR current_setting('an_sinh.restoring', true) = 'on' THEN RETURN NEW; END IF;
  IF TG_TABLE_NAME = 'complaint_entry' THEN
    SELECT max("seq") INTO "last" FROM "complaint_entry" WHERE "complaint_id" = NEW."complaint_id";
  ELSE
    SELECT max("seq") INTO "last" FROM "audit_entry" WHERE "complaint_id" = NEW."complaint_id";
  END IF;
  -- By chance, so that two that are written at once do not take the same one.
  IF NEW."seq" <= "last" THEN
    NEW."seq" := "last" + 1 + ('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 5))::bit(20)::bigint;
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "complaint_entry_seq" BEFORE INSERT ON "complaint_entry" FOR EACH ROW EXECUTE FUNCTION "seq_in_case"();
CREATE TRIGGER "audit_entry_seq" BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "seq_in_case"();
