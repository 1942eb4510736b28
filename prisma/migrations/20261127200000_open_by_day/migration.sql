-- Open cases by when they came: a week long ago is found without looking at all that is open. The number is where the queue's
-- open cases end (src/storage/queue-order.ts).
CREATE INDEX "complaint_open_received_idx" ON "complaint"("received_at") WHERE (urgency <= 4000000);
