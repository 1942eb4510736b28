-- What the public may read of a month that is over: written once, small numbers hidden beforehand, never changed.
CREATE TABLE "published_month" (
    "month" DATE NOT NULL,
    "figures" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_month_pkey" PRIMARY KEY ("month")
);
