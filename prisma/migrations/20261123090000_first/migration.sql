-- The first tables. Prisma's part of this file is what schema.prisma says; the parts at the end are beyond its words.

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "key" BYTEA NOT NULL,
    "sealed_address" BYTEA NOT NULL,
    "sealed_session" BYTEA NOT NULL,
    "version" INTEGER NOT NULL,
    "said" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound" (
    "seq" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "event_key" BYTEA NOT NULL,
    "conversation_key" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed_event" BYTEA,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inbound_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "outbox" (
    "conversation_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "sealed_body" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("conversation_id","n")
);

-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT,
    "state" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "anonymous" BOOLEAN NOT NULL,
    "lang" TEXT NOT NULL,
    "owner_id" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "wrapped_key" BYTEA NOT NULL,
    "receipt_hash" BYTEA NOT NULL,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint_person" (
    "complaint_id" UUID NOT NULL,
    "sealed_person" BYTEA NOT NULL,

    CONSTRAINT "complaint_person_pkey" PRIMARY KEY ("complaint_id")
);

-- CreateTable
CREATE TABLE "complaint_entry" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "complaint_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author" TEXT NOT NULL,
    "staff_id" UUID,
    "sealed_text" BYTEA NOT NULL,

    CONSTRAINT "complaint_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file" (
    "id" UUID NOT NULL,
    "conversation_key" BYTEA,
    "complaint_id" UUID,
    "wrapped_key" BYTEA NOT NULL,
    "sealed_about" BYTEA NOT NULL,
    "sealed_bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "disabled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "hash" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "invitation" (
    "hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "id" BIGSERIAL NOT NULL,
    "who_hash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "complaint_id" UUID,
    "detail" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "erased_case" (
    "complaint_id" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_case_pkey" PRIMARY KEY ("complaint_id")
);

-- CreateTable
CREATE TABLE "house_key" (
    "key_id" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "house_key_pkey" PRIMARY KEY ("key_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "conversation_key_key" ON "conversation"("key");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_event_key_key" ON "inbound"("event_key");

-- CreateIndex
CREATE INDEX "inbound_kept_idx" ON "inbound"("conversation_key", "seq") WHERE (status = 'kept');

-- CreateIndex
CREATE INDEX "inbound_received_at_idx" ON "inbound"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_number_key" ON "complaint"("number");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_receipt_hash_key" ON "complaint"("receipt_hash");

-- CreateIndex
CREATE INDEX "complaint_received_at_id_idx" ON "complaint"("received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "complaint_state_received_at_id_idx" ON "complaint"("state", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "complaint_kind_received_at_id_idx" ON "complaint"("kind", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "complaint_place_received_at_id_idx" ON "complaint"("place", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "complaint_owner_id_received_at_id_idx" ON "complaint"("owner_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "complaint_entry_seq_key" ON "complaint_entry"("seq");

-- CreateIndex
CREATE INDEX "complaint_entry_complaint_id_seq_idx" ON "complaint_entry"("complaint_id", "seq");

-- CreateIndex
CREATE INDEX "file_complaint_id_idx" ON "file"("complaint_id");

-- CreateIndex
CREATE INDEX "file_draft_idx" ON "file"("created_at") WHERE (complaint_id IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "staff_login_key" ON "staff"("login");

-- CreateIndex
CREATE INDEX "staff_session_staff_id_idx" ON "staff_session"("staff_id");

-- CreateIndex
CREATE INDEX "staff_session_expires_at_idx" ON "staff_session"("expires_at");

-- CreateIndex
CREATE INDEX "invitation_invited_by_idx" ON "invitation"("invited_by");

-- CreateIndex
CREATE INDEX "invitation_expires_at_idx" ON "invitation"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_failure_who_hash_at_idx" ON "sign_in_failure"("who_hash", "at");

-- CreateIndex
CREATE INDEX "sign_in_failure_at_idx" ON "sign_in_failure"("at");

-- CreateIndex
CREATE INDEX "audit_entry_complaint_id_seq_idx" ON "audit_entry"("complaint_id", "seq");

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint_person" ADD CONSTRAINT "complaint_person_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint_entry" ADD CONSTRAINT "complaint_entry_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint_entry" ADD CONSTRAINT "complaint_entry_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- States that the program knows.
ALTER TABLE "inbound" ADD CONSTRAINT "inbound_status_check" CHECK ("status" IN ('kept', 'done', 'failed'));
ALTER TABLE "inbound" ADD CONSTRAINT "inbound_sealed_event_check" CHECK (("status" = 'done') = ("sealed_event" IS NULL));
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_state_check" CHECK ("state" IN ('received', 'in-progress', 'answered', 'closed'));
ALTER TABLE "complaint_entry" ADD CONSTRAINT "complaint_entry_author_check" CHECK ("author" IN ('citizen', 'officer', 'note'));

-- A file belongs to a draft or to a case.
ALTER TABLE "file" ADD CONSTRAINT "file_owner_check" CHECK (("conversation_key" IS NULL) <> ("complaint_id" IS NULL));

-- Sealed bytes do not compress: do not try.
ALTER TABLE "file" ALTER COLUMN "sealed_bytes" SET STORAGE EXTERNAL;

-- Ends the statement of a turn, and undoes all of it, when its event was taken by somebody else at the last moment.
CREATE FUNCTION "turn_conflict"() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'turn_conflict' USING ERRCODE = 'AS001';
END
$$;
