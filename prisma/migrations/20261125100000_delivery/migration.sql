-- Channels that send: who delivers what waits, secrets that change, alarms, and where a named case came from.

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "sender" UUID,
ADD COLUMN     "sender_until" TIMESTAMPTZ(3),
ADD COLUMN     "unreachable" TEXT;

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "failure" TEXT,
ADD COLUMN     "not_before" TIMESTAMPTZ(3),
ADD COLUMN     "notice" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'mailbox';

-- AlterTable
ALTER TABLE "complaint" ADD COLUMN     "sealed_link" BYTEA;

-- CreateTable
CREATE TABLE "channel_secret" (
    "channel" TEXT NOT NULL,
    "sealed_secret" BYTEA,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_secret_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "alarm" (
    "name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "value" INTEGER,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("name","channel")
);

-- CreateIndex
CREATE INDEX "inbound_failed_idx" ON "inbound"("seq") WHERE (status = 'failed');

-- CreateIndex
CREATE INDEX "outbox_waiting_idx" ON "outbox"("created_at") WHERE (status = 'waiting');

-- CreateIndex
CREATE INDEX "outbox_dead_idx" ON "outbox"("created_at") WHERE (status = 'dead');

-- States that the program knows.
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_status_check" CHECK ("status" IN ('mailbox', 'waiting', 'held', 'dead'));

-- Sealed bytes do not compress: do not try, and keep them in the row, which is rewritten as a whole anyway. Room in each
-- page lets a conversation move on without touching its indexes.
ALTER TABLE "conversation" ALTER COLUMN "sealed_session" SET STORAGE EXTERNAL;
ALTER TABLE "conversation" SET (fillfactor = 50, toast_tuple_target = 4080);
ALTER TABLE "outbox" ALTER COLUMN "sealed_body" SET STORAGE EXTERNAL;
ALTER TABLE "outbox" SET (toast_tuple_target = 4080);
