-- Who sees an escalated case, who is asked to take it over, and what its body has still to ratify. Nothing was escalated before this.
ALTER TABLE "case_read"
  ADD COLUMN "bodies" TEXT[] DEFAULT '{}',
  ADD COLUMN "considered_by" TEXT[] DEFAULT '{}',
  ADD COLUMN "receiver" TEXT,
  ADD COLUMN "to_ratify" TEXT;
ALTER TABLE "case_read" ALTER COLUMN "bodies" DROP DEFAULT, ALTER COLUMN "considered_by" DROP DEFAULT;
ALTER TABLE "sitting_read" ADD COLUMN "listed" TEXT[] DEFAULT '{}';
ALTER TABLE "sitting_read" ALTER COLUMN "listed" DROP DEFAULT;

-- By hand, since the schema language has no word for it: each is a way to reach a case, so an index can answer each.
CREATE INDEX case_read_bodies ON "case_read" USING gin (bodies);
CREATE INDEX case_read_considered_by ON "case_read" USING gin (considered_by);
CREATE INDEX case_read_receiver ON "case_read" (receiver) WHERE receiver IS NOT NULL;
CREATE INDEX case_read_to_ratify ON "case_read" (to_ratify) WHERE to_ratify IS NOT NULL;
