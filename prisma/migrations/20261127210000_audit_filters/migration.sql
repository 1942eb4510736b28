-- The log is read newest first by its page (src/storage/audit-book.ts), filtered by who, by what and by both. Each filter
-- has an index in that order, so that a page costs its rows and not the log. Of a case the entries are few.
CREATE INDEX "audit_entry_at_seq_idx" ON "audit_entry"("at", "seq");
CREATE INDEX "audit_entry_actor_at_seq_idx" ON "audit_entry"("actor", "at", "seq");
CREATE INDEX "audit_entry_action_at_seq_idx" ON "audit_entry"("action", "at", "seq");
CREATE INDEX "audit_entry_actor_action_at_seq_idx" ON "audit_entry"("actor", "action", "at", "seq");
