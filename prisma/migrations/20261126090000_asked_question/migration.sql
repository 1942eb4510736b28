-- What became of questions, by day: for those who improve the answers.
CREATE TABLE "asked_question" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "lang" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "topic" TEXT,
    "sealed_words" BYTEA NOT NULL,

    CONSTRAINT "asked_question_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "asked_question_day_outcome_idx" ON "asked_question"("day", "outcome");
