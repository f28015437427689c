-- Each decision that its body has still to ratify, as <body>/<key of its item>: a case may have more than one.
ALTER TABLE "case_read" DROP COLUMN "to_ratify";
ALTER TABLE "case_read" ADD COLUMN "to_ratify" TEXT[] DEFAULT '{}';
ALTER TABLE "case_read" ALTER COLUMN "to_ratify" DROP DEFAULT;
CREATE INDEX case_read_to_ratify ON "case_read" (ref) WHERE to_ratify <> '{}';
