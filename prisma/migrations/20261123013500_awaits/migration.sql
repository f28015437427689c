-- AlterTable
ALTER TABLE "case_read" ADD COLUMN     "awaits" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- By hand, since the schema language has no word for it. Cases that stand get theirs with their next entry, or all at once by
-- npm run records:rebuild.
CREATE INDEX case_read_awaits ON "case_read" USING gin (awaits);
