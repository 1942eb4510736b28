-- Names of one employer are joined without losing any: the joined one stays, says into which it went, and can be taken out
-- again. A case keeps which name was told of it (named_employer_id, no foreign key: employers are never deleted; null when it
-- is the employer's own) beside the employer it is about, which is always one that is not joined itself.
ALTER TABLE "employer"
    ADD COLUMN "joined_into" UUID,
    ADD COLUMN "joined_at" TIMESTAMPTZ(3),
    ADD COLUMN "joined_by" UUID,
    ADD COLUMN "joined_why" TEXT,
    ADD COLUMN "joined_gave" TEXT[];
ALTER TABLE "employer" ADD CONSTRAINT "employer_joined_into_fkey" FOREIGN KEY ("joined_into") REFERENCES "employer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "employer_joined_into_idx" ON "employer"("joined_into");

ALTER TABLE "complaint" ADD COLUMN "named_employer_id" UUID;

-- How people wrote the name of an employer, and why it was taken for this one (a code).
CREATE TABLE "employer_spelling" (
    "employer_id" UUID NOT NULL,
    "spelling" TEXT NOT NULL,
    "why" TEXT NOT NULL,

    CONSTRAINT "employer_spelling_pkey" PRIMARY KEY ("employer_id","spelling")
);
ALTER TABLE "employer_spelling" ADD CONSTRAINT "employer_spelling_employer_id_fkey" FOREIGN KEY ("employer_id") REFERENCES "employer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Many different people about one employer within days: the alarm that is on, and the day people were told of it.
CREATE TABLE "employer_cluster" (
    "employer_id" UUID NOT NULL,
    "workers" INTEGER NOT NULL,
    "since" DATE NOT NULL,
    "told_on" DATE,

    CONSTRAINT "employer_cluster_pkey" PRIMARY KEY ("employer_id")
);
ALTER TABLE "employer_cluster" ADD CONSTRAINT "employer_cluster_employer_id_fkey" FOREIGN KEY ("employer_id") REFERENCES "employer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The employer into which one was joined, through however many; itself when it was not.
CREATE OR REPLACE FUNCTION "employer_root"("of" uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT e."id", e."joined_into", 1 AS step FROM "employer" e WHERE e."id" = "of"
    UNION ALL SELECT e."id", e."joined_into", up.step + 1 FROM up JOIN "employer" e ON e."id" = up."joined_into" WHERE up.step < 100)
  SELECT coalesce((SELECT "id" FROM up WHERE "joined_into" IS NULL), "of")
$$;

-- Whoever files a case, it is about the employer into which the named one was joined. A part of a case was named with the whole.
CREATE OR REPLACE FUNCTION "complaint_employer"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  root UUID := "employer_root"(NEW."employer_id");
BEGIN
  IF NEW."split_from" IS NOT NULL THEN
    NEW."named_employer_id" := coalesce(NEW."named_employer_id", (SELECT "named_employer_id" FROM "complaint" WHERE "id" = NEW."split_from"));
  END IF;
  IF root <> NEW."employer_id" THEN
    NEW."named_employer_id" := coalesce(NEW."named_employer_id", NEW."employer_id");
    NEW."employer_id" := root;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "complaint_employer" BEFORE INSERT ON "complaint" FOR EACH ROW WHEN (NEW."employer_id" IS NOT NULL) EXECUTE FUNCTION "complaint_employer"();
