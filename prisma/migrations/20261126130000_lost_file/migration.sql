-- Files that no try could fetch from a platform: when, where and why, never whose.
CREATE TABLE "lost_file" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "lost_file_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "lost_file_at_idx" ON "lost_file"("at");
