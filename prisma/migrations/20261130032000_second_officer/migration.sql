-- TRI-4, TRI-8: who may not be the second officer of a decline or a recommendation; empty where none is waited for. A row that stands takes
-- all of it with its next decision, or at once by `npm run rebuild -- --write`; the queue of declines must not lack it until then.
ALTER TABLE "case_read" ADD COLUMN "second_barred" TEXT[] DEFAULT '{}';
ALTER TABLE "case_read" ALTER COLUMN "second_barred" DROP DEFAULT;
UPDATE "case_read" SET second_barred = ARRAY[decline_proposed_by, owner_user] WHERE stage = 'decline-review' AND decline_proposed_by IS NOT NULL;
ALTER TABLE "case_read" DROP COLUMN "decline_proposed_by";
-- By hand: few cases at a time, out of many, and the way by which an officer of another region reaches them.
CREATE INDEX case_read_second_barred ON "case_read" (ref) WHERE second_barred <> '{}';
