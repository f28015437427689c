-- How an escalated case stands, and what is still to be keyed into the SOC master list: the queues of bodies and of the gateway.
ALTER TABLE "case_read" ADD COLUMN "standing" TEXT, ADD COLUMN "to_key" BOOLEAN NOT NULL DEFAULT false;

-- What was escalated before says so in its state.
UPDATE "case_read" SET "to_key" = "live" AND s.state::json #>> '{masterList,agency}' IS DISTINCT FROM s.state::json #>> '{masterList,keyedAgency}'
  FROM "stream" AS s WHERE s.id = "case_read"."ref" AND s.kind = 'case';
UPDATE "case_read" SET "standing" = (
    SELECT e.value ->> 'standing' FROM json_each(s.state::json -> 'escalations') AS e ORDER BY e.value ->> 'at' DESC, e.key DESC LIMIT 1)
  FROM "stream" AS s WHERE s.id = "case_read"."ref" AND s.kind = 'case' AND "case_read"."stage" = 'escalated';

-- By hand, as in the migration before: few cases at a time, out of many.
CREATE INDEX case_read_standing ON "case_read" (standing) WHERE standing IS NOT NULL;
CREATE INDEX case_read_to_key ON "case_read" (ref) WHERE to_key;
