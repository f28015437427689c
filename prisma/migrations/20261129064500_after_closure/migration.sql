-- The operational review of a closed case that is asked for and not yet held.
ALTER TABLE "case_read" ADD COLUMN "review_owed" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX case_read_review_owed ON "case_read" (ref) WHERE review_owed;

-- REC-4: a product that went out stands in the audit with whom it went to, in the transaction that records it.
CREATE FUNCTION log_dissemination() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE about jsonb := NEW.payload::jsonb -> 'about';
BEGIN
  INSERT INTO consultation (at, actor, action, object, recipients)
  VALUES (NEW.at::timestamptz, NEW.actor, 'disclose', 'product:' || NEW.stream || '/' || (about ->> 'product'), ARRAY[about ->> 'to']);
  RETURN NULL;
END $$;
CREATE TRIGGER disseminations_stand_in_the_audit AFTER INSERT ON "journal" FOR EACH ROW
  WHEN (NEW.type LIKE 'product-disseminated@%') EXECUTE FUNCTION log_dissemination();
