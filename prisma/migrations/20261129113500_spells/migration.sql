-- By whom a case is worked on, how much of it is open, and the clock by which the holder of the pen is measured.
ALTER TABLE "case_read" ADD COLUMN "team" TEXT[], ADD COLUMN "products_open" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "clock_from" TIMESTAMPTZ(3), ADD COLUMN "clock_target" INTEGER, ADD COLUMN "clock_still" INTEGER, ADD COLUMN "clock_paused" TIMESTAMPTZ(3);
ALTER TABLE "case_read" ALTER COLUMN "products_open" DROP DEFAULT;

-- CLK-2: where the time of a case went.
CREATE TABLE "case_spell" (
    "ref" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "party" TEXT,
    "crossing" TEXT,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "minutes" INTEGER NOT NULL,
    "held_minutes" INTEGER NOT NULL,
    "runs_from" TIMESTAMPTZ(3),
    "held_from" TIMESTAMPTZ(3),

    CONSTRAINT "case_spell_pkey" PRIMARY KEY ("ref","seq")
);
CREATE INDEX "case_spell_ended_at_idx" ON "case_spell"("ended_at");
-- By hand: what came in and went out, week by week; and the one spell of a case that is open.
CREATE INDEX case_spell_crossed ON "case_spell" (began_at) WHERE crossing IN ('in', 'out');
CREATE INDEX case_spell_open ON "case_spell" (ref) WHERE ended_at IS NULL;
-- ALL-3: who was allocated, when and why, is read where it was decided.
CREATE INDEX journal_allocations ON "journal" (at) WHERE type LIKE 'allocated@%' OR type LIKE 'reallocated@%';

-- What stands already; from now on `record` keeps both with the decision.
UPDATE "case_read" AS r SET team = ARRAY(SELECT jsonb_array_elements_text(s.state -> 'team')), products_open = s.products_open
  FROM (SELECT id, state::jsonb AS state, (SELECT count(*) FROM jsonb_each(state::jsonb -> 'products')
    WHERE value ->> 'status' IN ('owed', 'submitted', 'released')) AS products_open FROM "stream" WHERE kind = 'case') AS s
  WHERE s.id = r.ref;
UPDATE "case_read" AS r SET clock_from = (clock ->> 'startedAt')::timestamptz, clock_target = (clock ->> 'targetMinutes')::int,
    clock_still = coalesce((clock ->> 'pausedMinutes')::int, 0), clock_paused = (clock ->> 'pausedAt')::timestamptz
  FROM (SELECT s.id, (SELECT value FROM jsonb_each(s.state::jsonb -> 'clocks') JOIN (VALUES
      ('triage-queue', 'claim'), ('in-triage', 'triage-outcome'), ('in-triage', 'merge-consent'), ('returned', 'answer-return'),
      ('redirect-offered', 'redirect-acknowledged'), ('decline-review', 'decline-review'), ('consideration', 'toex-decision'),
      ('awaiting-capacity', 'capacity'), ('terms', 'terms-agreed'), ('development', 'work-stalled'), ('development', 'product-due'),
      ('product-review', 'product-review'), ('acceptance', 'product-acceptance'), ('reassessment', 'reassessment-signed'),
      ('ownership', 'ownership'), ('escalated', 'escalation-listed'), ('escalated', 'sitting-awaited'), ('escalated', 'decision-confirmed'),
      ('escalated', 'extraordinary-decision'), ('escalated', 'transfer-answered'), ('closing', 'value-and-closure'),
      ('variation', 'variation-agreed')) AS of(stage, step) ON of.step = value ->> 'step'
      WHERE of.stage = CASE WHEN r.products_open = 0 AND r.stage IN ('development', 'product-review', 'acceptance') THEN 'variation' ELSE r.stage END
      ORDER BY value ->> 'dueAt' LIMIT 1) AS clock
    FROM "stream" AS s JOIN "case_read" AS r ON r.ref = s.id WHERE r.live AND r.pen_party IS NOT NULL) AS timed
  WHERE timed.id = r.ref;
-- As of each entry: what was said of it last. What an entry counts is of the spell before, where it begins another.
WITH said AS (
  SELECT j.stream AS ref, j.seq, j.at::timestamptz AS at, j.payload::jsonb -> 'after' AS after
  FROM "journal" AS j JOIN "stream" AS s ON s.id = j.stream WHERE s.kind = 'case'
), marked AS (
  SELECT *, count(after -> 'stage') OVER so AS stages, count(after -> 'round') OVER so AS rounds, count(after -> 'pen') OVER so AS pens,
    count(after -> 'spent') OVER so AS spents, count(after -> 'hold') OVER so AS holds, count(after -> 'held') OVER so AS helds
  FROM said WINDOW so AS (PARTITION BY ref ORDER BY seq)
), stood AS (
  SELECT ref, seq, at,
    first_value(after ->> 'stage') OVER (PARTITION BY ref, stages ORDER BY seq) AS stage,
    first_value(after ->> 'round') OVER (PARTITION BY ref, rounds ORDER BY seq) AS round,
    first_value(after -> 'pen') OVER (PARTITION BY ref, pens ORDER BY seq) AS pen,
    first_value(after -> 'spent') OVER (PARTITION BY ref, spents ORDER BY seq) AS spent,
    first_value(after -> 'hold') OVER (PARTITION BY ref, holds ORDER BY seq) AS hold,
    first_value(after -> 'held') OVER (PARTITION BY ref, helds ORDER BY seq) AS held
  FROM marked
), told AS (
  SELECT ref, seq, at, stage, round, pen ->> 'party' AS party, stage IN ('closed', 'declined', 'withdrawn', 'lapsed', 'redirected', 'merged') AS ended,
    (SELECT sum(value::int) FROM jsonb_each_text(spent)) AS spent, coalesce((held ->> 'minutes')::int, 0) AS held,
    CASE WHEN pen ->> 'since' IS NOT NULL AND hold ->> 'since' IS NULL
      THEN greatest((pen ->> 'since')::timestamptz, (held ->> 'until')::timestamptz) END AS runs_from,
    (hold ->> 'since')::timestamptz AS held_from
  FROM stood
), beside AS (
  SELECT *, lag(stage) OVER so AS stage_was, lag(round) OVER so AS round_was, lag(ended) OVER so AS ended_was,
    CASE WHEN round = lag(round) OVER so THEN spent - lag(spent) OVER so ELSE 0 END AS minutes,
    CASE WHEN round = lag(round) OVER so THEN held - lag(held) OVER so ELSE 0 END AS held_minutes,
    lag(seq) OVER so IS NULL OR (stage, round, party) IS DISTINCT FROM (lag(stage) OVER so, lag(round) OVER so, lag(party) OVER so) AS begins
  FROM told WINDOW so AS (PARTITION BY ref ORDER BY seq)
), numbered AS (
  SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY ref ORDER BY seq) AS spell FROM beside
), summed AS (
  SELECT ref, spell - begins::int AS spell, sum(minutes) AS minutes, sum(held_minutes) AS held_minutes FROM numbered GROUP BY 1, 2
), latest AS (
  SELECT DISTINCT ON (ref) ref, spell, runs_from, held_from FROM numbered ORDER BY ref, seq DESC
)
INSERT INTO "case_spell" (ref, seq, round, stage, party, crossing, began_at, ended_at, minutes, held_minutes, runs_from, held_from)
  SELECT b.ref, b.seq, b.round::int, b.stage, b.party,
    CASE WHEN b.stage_was IS NULL OR (b.ended_was AND NOT b.ended) THEN 'in' WHEN b.ended AND NOT b.ended_was THEN 'out'
      WHEN (b.stage, b.round) IS DISTINCT FROM (b.stage_was, b.round_was) THEN 'stage' END,
    b.at, lead(b.at) OVER (PARTITION BY b.ref ORDER BY b.seq), coalesce(s.minutes, 0), coalesce(s.held_minutes, 0), l.runs_from, l.held_from
  FROM numbered AS b LEFT JOIN summed AS s ON s.ref = b.ref AND s.spell = b.spell LEFT JOIN latest AS l ON l.ref = b.ref AND l.spell = b.spell
  WHERE b.begins;
