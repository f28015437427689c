-- The body to which a bid is offered by a redirect. Nothing was redirected before this.
ALTER TABLE "case_read" ADD COLUMN "asked_body" TEXT;
CREATE INDEX case_read_asked_body ON "case_read" (asked_body) WHERE asked_body IS NOT NULL;
