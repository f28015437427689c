-- The agencies that have owned the threat: a former owner keeps reading up to the transfer. Nothing was transferred before this.
ALTER TABLE "case_read" ADD COLUMN "former_owners" TEXT[] DEFAULT '{}';
ALTER TABLE "case_read" ALTER COLUMN "former_owners" DROP DEFAULT;
CREATE INDEX case_read_former_owners ON "case_read" USING gin (former_owners);
