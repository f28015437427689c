-- ACC-1: who is named for a role stands among the names as `person#role`, and counts only as long as they hold one. What stands already is
-- worked out of the state, as `namedOn` does; from now on `record` keeps it with the decision.
WITH state AS (SELECT id, state::jsonb AS "on" FROM "stream" WHERE kind = 'case'),
posts(post, roles) AS (VALUES
  ('spoc', ARRAY['spoc']), ('triage', ARRAY['triage-officer', 'gateway-manager']), ('sia', ARRAY['sia']), ('team', ARRAY['analyst', 'sia']),
  ('reviewer', ARRAY['sia', 'toex-manager']), ('claimant', ARRAY['sia', 'analyst', 'toex-manager']),
  ('gateway-manager', ARRAY['gateway-manager']), ('toex-manager', ARRAY['toex-manager'])),
said AS (
  SELECT id, who, NULL AS post FROM state, LATERAL (VALUES (state."on" #>> '{owner,user}'), (state."on" #>> '{handover,to}'),
    (state."on" ->> 'customer'), (state."on" #>> '{bid,deputySio,userId}'), (state."on" #>> '{hold,manager}')) AS plainly(who)
  UNION ALL SELECT id, who, post FROM state, LATERAL (VALUES (state."on" ->> 'spoc', 'spoc'), (state."on" ->> 'claimer', 'triage'), (state."on" ->> 'sia', 'sia'),
    (state."on" #>> '{hold,by}', CASE state."on" #>> '{hold,party}' WHEN 'gateway' THEN 'triage' ELSE 'toex-manager' END),
    (state."on" #>> '{pen,user}', CASE WHEN state."on" #>> '{pen,role}' = 'triage-officer' THEN 'triage'
      WHEN state."on" #>> '{pen,role}' IN ('spoc', 'gateway-manager', 'toex-manager', 'sia', 'reviewer') THEN state."on" #>> '{pen,role}' END)) AS by_role(who, post)
  UNION ALL SELECT id, jsonb_array_elements_text(state."on" -> 'team'), 'team' FROM state
  UNION ALL SELECT id, comment ->> 'by', 'reviewer' FROM state, jsonb_each(state."on" -> 'products') AS product,
    jsonb_array_elements(product.value -> 'comments') AS comment
    WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(state."on" -> 'ownershipHistory') AS was WHERE was ->> 'user' = comment ->> 'by')
  UNION ALL SELECT id, entry.value #>> '{claimedBy,user}', CASE entry.value ->> 'side' WHEN 'toex' THEN 'claimant' END
    FROM state, jsonb_each(state."on" -> 'value') AS entry
), words AS (
  SELECT id, array_agg(DISTINCT CASE WHEN said.post IS NULL THEN who ELSE who || '#' || role END) AS names
  FROM said LEFT JOIN posts ON posts.post = said.post LEFT JOIN LATERAL unnest(posts.roles) AS role ON true WHERE who IS NOT NULL GROUP BY id
)
UPDATE "case_read" AS r SET named = words.names || ARRAY(SELECT name FROM unnest(r.named) AS name WHERE name LIKE '%@%')
  FROM words WHERE words.id = r.ref;
