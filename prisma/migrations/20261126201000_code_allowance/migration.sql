-- CreateTable
CREATE TABLE "code_allowance" (
    "who_hash" BYTEA NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "refused" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_allowance_pkey" PRIMARY KEY ("who_hash")
);
-- CreateIndex
CREATE INDEX "code_allowance_at_idx" ON "code_allowance"("at");
