-- The audit log becomes a chain: one sealer gives each entry its place and a code over everything before it.

-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "acting_for" TEXT,
ADD COLUMN     "mac" BYTEA,
ADD COLUMN     "position" BIGINT;

-- CreateTable
CREATE TABLE "audit_state" (
    "id" INTEGER NOT NULL,
    "caught_up_at" TIMESTAMPTZ(3),
    "anchored_at" TIMESTAMPTZ(3),
    "anchored_position" BIGINT NOT NULL DEFAULT 0,
    "mailed_at" TIMESTAMPTZ(3),
    "harmed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "audit_state_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_position_key" ON "audit_entry"("position");

-- CreateIndex
CREATE INDEX "audit_entry_unsealed_idx" ON "audit_entry"("seq") WHERE (position IS NULL);

-- Sealed is whole: a place has its code.
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_sealed_check" CHECK ((position IS NULL) = (mac IS NULL));
ALTER TABLE "audit_state" ADD CONSTRAINT "audit_state_one_check" CHECK (id = 1);
