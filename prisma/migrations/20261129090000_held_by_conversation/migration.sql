-- Whether messages are held is said in one place only: by the conversation of a person who is away. Two places could come to
-- differ when the person came back at the moment at which the messages were being marked.
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_status_check";
UPDATE "outbox" SET "status" = 'waiting' WHERE "status" = 'held';
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_status_check" CHECK ("status" IN ('mailbox', 'waiting', 'dead'));
