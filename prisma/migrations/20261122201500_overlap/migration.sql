-- By hand: names are compared by their three-letter groups, which PostgreSQL's own extension pg_trgm does. It is trusted, so the
-- owner of the database may create it; where the server lacks it or the role may not, the migration says what to do.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The extension pg_trgm is missing, and this role may not create it in database %. Have somebody who may run: CREATE EXTENSION pg_trgm; then apply the migrations again.', current_database();
  WHEN undefined_file OR feature_not_supported THEN
    RAISE EXCEPTION 'This PostgreSQL server does not have the extension pg_trgm. Install its contrib package (such as postgresql-contrib), then apply the migrations again.';
END $$;
DO $$
BEGIN
  IF to_regtype('gtrgm') IS NULL THEN
    RAISE EXCEPTION 'The extension pg_trgm stands in a schema that this role does not search. Run: ALTER EXTENSION pg_trgm SET SCHEMA public; or put its schema on the search path of this role; then apply the migrations again.';
  END IF;
END $$;

-- CreateTable
CREATE TABLE "case_overlap" (
    "ref" TEXT NOT NULL,
    "operation" TEXT,
    "group_refs" TEXT[],
    "places" TEXT[],
    "threat_types" TEXT[],
    "key_dates" DATE[],
    "tasked_on" DATE,
    "summary" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "case_overlap_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "overlap_told" (
    "ref" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "kinds" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "overlap_told_pkey" PRIMARY KEY ("ref","other")
);

-- CreateIndex
CREATE INDEX "case_overlap_summary_idx" ON "case_overlap"("summary");

-- By hand, since the schema language has no word for it.

CREATE INDEX case_overlap_operation ON "case_overlap" USING gin (operation gin_trgm_ops);
CREATE INDEX case_overlap_group_refs ON "case_overlap" USING gin (group_refs);
CREATE INDEX case_overlap_places ON "case_overlap" USING gin (places);
CREATE INDEX case_overlap_words ON "case_overlap" USING gin (words);
-- DUP-2: how many searches a person has made today.
CREATE INDEX consultation_searches ON "consultation" (actor, at) WHERE action = 'search';

-- The form in which names, references and places are compared: without case, spacing and punctuation.
CREATE FUNCTION overlap_key(said TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(said), '[[:space:][:punct:]‘’“”–—]+', '', 'g')
$$;
CREATE FUNCTION overlap_keys(said TEXT[]) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT key ORDER BY key) FILTER (WHERE key <> ''), '{}') FROM (SELECT overlap_key(each) AS key FROM unnest(said) AS each) AS keys
$$;
-- "Op. Granite Fox" and "Operation Granite-Fox" are one name.
CREATE FUNCTION overlap_name(said TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT nullif(overlap_key(regexp_replace(said, '^\s*(operation|op)[.:]?\s+', '', 'i')), '')
$$;
CREATE FUNCTION overlap_words(said TEXT) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('pg_catalog.english', coalesce(said, ''))
$$;

-- A text that is erased leaves the index with it, whoever erases it.
CREATE FUNCTION overlap_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE case_overlap SET words = CASE WHEN TG_OP = 'DELETE' THEN ''::tsvector ELSE overlap_words(NEW.text) END WHERE summary = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER narrative_leaves_the_index AFTER UPDATE OF text OR DELETE ON "narrative" FOR EACH ROW EXECUTE FUNCTION overlap_forgets();

-- The cases that stand already.
INSERT INTO case_overlap (ref, operation, group_refs, places, threat_types, key_dates, tasked_on, summary, words)
SELECT s.id, overlap_name(bid ->> 'operationName'),
  overlap_keys(array_remove(ARRAY[bid #>> '{threat,ocgRef}', bid #>> '{threat,apmisRef}'], NULL)),
  overlap_keys(ARRAY(SELECT jsonb_array_elements_text(coalesce(bid -> 'places', '[]')))),
  ARRAY(SELECT jsonb_array_elements_text(bid #> '{threat,types}')),
  ARRAY(SELECT (each ->> 'date')::date FROM jsonb_array_elements(coalesce(bid #> '{investigation,keyDates}', '[]')) AS each),
  (bid #>> '{forceTasking,meetingDate}')::date,
  bid #>> '{threat,summary,narrative}', overlap_words(n.text)
FROM (SELECT id, state::jsonb -> 'bid' AS bid FROM stream WHERE kind = 'case') AS s
LEFT JOIN narrative AS n ON n.id = bid #>> '{threat,summary,narrative}';
