-- A request to see who wrote is opened for half an hour, or declined by the second person.
ALTER TABLE "identity_request" ADD COLUMN "opened_at" TIMESTAMPTZ(3),
    ADD COLUMN "declined_at" TIMESTAMPTZ(3);

CREATE INDEX "identity_request_waiting_idx" ON "identity_request"("asked_at") WHERE (approved_at IS NULL AND declined_at IS NULL AND opened_at IS NULL);
