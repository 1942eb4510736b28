-- Work from the phone: chats that members of staff linked to their account, codes for linking, what a morning came to, and
-- news that wait to be told in a linked chat.
CREATE TABLE "staff_link" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "conversation_key" BYTEA NOT NULL,
    "check_number" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "quiet_from" TEXT NOT NULL,
    "quiet_until" TEXT NOT NULL,
    "digest" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "staff_link_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "staff_link_conversation_key_key" ON "staff_link"("conversation_key");
CREATE INDEX "staff_link_staff_id_idx" ON "staff_link"("staff_id");

CREATE TABLE "staff_link_code" (
    "staff_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_link_code_pkey" PRIMARY KEY ("staff_id")
);
CREATE UNIQUE INDEX "staff_link_code_hash_key" ON "staff_link_code"("hash");

CREATE TABLE "staff_morning" (
    "staff_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "counts" JSONB NOT NULL,
    "conversation_id" UUID,
    "n" INTEGER,

    CONSTRAINT "staff_morning_pkey" PRIMARY KEY ("staff_id","day")
);

CREATE TABLE "staff_news" (
    "seq" BIGSERIAL NOT NULL,
    "staff_id" UUID,
    "complaint_id" UUID NOT NULL,
    "what" TEXT NOT NULL,

    CONSTRAINT "staff_news_pkey" PRIMARY KEY ("seq")
);
CREATE INDEX "staff_news_staff_id_idx" ON "staff_news"("staff_id");
CREATE INDEX "staff_news_complaint_id_idx" ON "staff_news"("complaint_id");

ALTER TABLE "staff_link" ADD CONSTRAINT "staff_link_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "staff_link_code" ADD CONSTRAINT "staff_link_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "staff_morning" ADD CONSTRAINT "staff_morning_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "staff_news" ADD CONSTRAINT "staff_news_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "staff_news" ADD CONSTRAINT "staff_news_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever writes the case: what its officer is told of in a linked chat is written down with it. Nothing where nobody linked one.
CREATE OR REPLACE FUNCTION "note_staff_news"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('an_sinh.restoring', true) IS NOT DISTINCT FROM 'on' OR NOT EXISTS (SELECT FROM "staff_link") THEN
    RETURN NULL;
  END IF;
  IF NEW."danger" IS NOT NULL AND (TG_OP = 'INSERT' OR OLD."danger" IS NULL) THEN
    INSERT INTO "staff_news" ("complaint_id", "what") VALUES (NEW."id", 'danger');
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."owner_id" IS NOT NULL THEN
    IF NEW."owner_id" IS DISTINCT FROM OLD."owner_id" AND NEW."assigned_by" IS DISTINCT FROM NEW."owner_id"
      AND NEW."assigned_by" IS NOT NULL THEN
      INSERT INTO "staff_news" ("staff_id", "complaint_id", "what") VALUES (NEW."owner_id", NEW."id", 'assigned');
    END IF;
    IF NEW."unread" > OLD."unread" THEN
      INSERT INTO "staff_news" ("staff_id", "complaint_id", "what") VALUES (NEW."owner_id", NEW."id", 'wrote');
    END IF;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "complaint_filed_news" AFTER INSERT ON "complaint" FOR EACH ROW
  WHEN (NEW."danger" IS NOT NULL) EXECUTE FUNCTION "note_staff_news"();
CREATE TRIGGER "complaint_changed_news" AFTER UPDATE ON "complaint" FOR EACH ROW
  WHEN ((OLD."danger", OLD."owner_id", OLD."assigned_by") IS DISTINCT FROM (NEW."danger", NEW."owner_id", NEW."assigned_by")
    OR NEW."unread" > OLD."unread")
  EXECUTE FUNCTION "note_staff_news"();

-- An account that is switched off loses its chats; switched on again it links them anew.
CREATE OR REPLACE FUNCTION "unlink_disabled_staff"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "staff_link" WHERE "staff_id" = NEW."id";
  DELETE FROM "staff_link_code" WHERE "staff_id" = NEW."id";
  RETURN NULL;
END
$$;
CREATE TRIGGER "staff_disabled" AFTER UPDATE OF "disabled" ON "staff" FOR EACH ROW
  WHEN (NEW."disabled") EXECUTE FUNCTION "unlink_disabled_staff"();
