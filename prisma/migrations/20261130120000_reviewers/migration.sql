-- DEV-4: of each product that waits for a review, who may not be its reviewer. A row that stands takes the names with its next decision, or at
-- once by `npm run rebuild -- --write`; until then nobody is known to be barred, so that queues and the stalled list keep what waits.
ALTER TABLE "case_read" ADD COLUMN "review_barred" TEXT[] DEFAULT '{}';
ALTER TABLE "case_read" ALTER COLUMN "review_barred" DROP DEFAULT;
UPDATE "case_read" SET review_barred = ARRAY[''] WHERE in_review;
-- By hand: few cases at a time, out of many, and the way by which a reviewer of another region reaches them.
CREATE INDEX case_read_review_barred ON "case_read" (ref) WHERE review_barred <> '{}';
