-- AlterTable
ALTER TABLE "case_read" ADD COLUMN "handling" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- CreateTable: by hand, since the schema language has no word for what is worked out of `line`.
CREATE TABLE "value_line" (
    "ref" TEXT NOT NULL,
    "entry" TEXT NOT NULL,
    "line" JSONB NOT NULL,
    "number" INTEGER NOT NULL GENERATED ALWAYS AS (substr(entry, 2)::integer) STORED,
    "date_of_event" TEXT NOT NULL GENERATED ALWAYS AS (line ->> 'dateOfEvent') STORED,
    "four_p" TEXT NOT NULL GENERATED ALWAYS AS (line ->> 'fourP') STORED,
    "level" TEXT NOT NULL GENERATED ALWAYS AS (line ->> 'level') STORED,
    "kind" TEXT NOT NULL GENERATED ALWAYS AS (line ->> 'kind') STORED,
    "hours_saved" DECIMAL GENERATED ALWAYS AS ((line ->> 'hoursSaved')::numeric) STORED,
    "verified" BOOLEAN NOT NULL GENERATED ALWAYS AS (line ->> 'verifiedBy' IS NOT NULL) STORED,
    "on_apmis" BOOLEAN NOT NULL GENERATED ALWAYS AS (line ->> 'apmisStatus' IN ('entered', 'reconciled')) STORED,
    "reverses" TEXT GENERATED ALWAYS AS (line ->> 'reverses') STORED,
    "reversed_by" TEXT GENERATED ALWAYS AS (line ->> 'reversedBy') STORED,

    CONSTRAINT "value_line_pkey" PRIMARY KEY ("ref","entry")
);

-- CreateIndex
CREATE INDEX "value_line_date_of_event_idx" ON "value_line"("date_of_event");

-- What stands already; from now on `record` keeps both with the decision.
UPDATE "case_read" AS r SET handling = ARRAY(SELECT jsonb_array_elements_text(s.state::jsonb #> '{bid,legal,handling}'))
  FROM "stream" AS s WHERE s.id = r.ref AND jsonb_typeof(s.state::jsonb #> '{bid,legal,handling}') = 'array';
INSERT INTO "value_line" (ref, entry, line)
  SELECT s.id, e.key, e.value FROM "stream" AS s CROSS JOIN LATERAL jsonb_each(s.state::jsonb -> 'value') AS e WHERE s.kind = 'case';
