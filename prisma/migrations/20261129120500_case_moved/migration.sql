-- Which cases have moved, and on which anything was decided, by transaction: a reader's page asks what came since it was made.
CREATE TABLE "case_moved" (
    "ref" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "moved" xid8 NOT NULL,
    "touched" xid8 NOT NULL,

    CONSTRAINT "case_moved_pkey" PRIMARY KEY ("ref")
);
CREATE INDEX "case_moved_touched_idx" ON "case_moved"("touched");
-- By hand, since the schema language has no word for it. A case moves when a list could gain it; made anew as it was, it has not.
CREATE FUNCTION case_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_moved AS m (ref, place, moved, touched)
  VALUES (NEW.ref, concat_ws('/', NEW.stage, NEW.region, NEW.owner_agency, coalesce(NEW.pen_party, '-'), coalesce(NEW.pen_role, '-'), coalesce(NEW.pen_user, '-'),
    coalesce(NEW.claimer, '-'), coalesce(NEW.sia, '-'), NEW.on_hold, NEW.in_review, coalesce(NEW.receiver, '-'), coalesce(NEW.asked_body, '-')), pg_current_xact_id(), pg_current_xact_id())
  ON CONFLICT (ref) DO UPDATE SET place = excluded.place, touched = excluded.touched,
    moved = CASE WHEN m.place = excluded.place THEN m.moved ELSE excluded.moved END;
  RETURN NULL;
END $$;
CREATE TRIGGER case_moves AFTER INSERT OR UPDATE ON "case_read" FOR EACH ROW EXECUTE FUNCTION case_moves();
INSERT INTO case_moved (ref, place, moved, touched)
SELECT ref, '', pg_current_xact_id(), pg_current_xact_id() FROM case_read;
