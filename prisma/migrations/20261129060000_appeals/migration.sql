-- TRI-7: who may not decide the appeal that runs against a decline; empty where none runs.
ALTER TABLE "case_read" ADD COLUMN "appeal_barred" TEXT[] DEFAULT '{}';
ALTER TABLE "case_read" ALTER COLUMN "appeal_barred" DROP DEFAULT;
-- By hand: few cases at a time, out of many, and the way by which a decider of another region reaches them.
CREATE INDEX case_read_appeal_barred ON "case_read" (ref) WHERE appeal_barred <> '{}';
