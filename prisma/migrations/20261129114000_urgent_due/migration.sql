-- By when an urgent flag is to be answered: a case whose flag is not stalls. Nothing was flagged before this.
ALTER TABLE "case_read" ADD COLUMN "urgent_due_at" TIMESTAMPTZ(3);
