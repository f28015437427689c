-- By hand, since the schema language has no word for it: a notice stands in the inbox from the instant at which it is owed, written
-- with the row that owes it, whoever writes that row. What is left to be carried out is the mail.
CREATE FUNCTION owed_notices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said jsonb := NEW.payload::jsonb;
BEGIN
  INSERT INTO notice (id, outbox, recipient, ref, event, text, at, due_at, message_id)
  SELECT NEW.id || ':' || recipient, NEW.id, recipient, NEW.stream, said ->> 'event', said ->> 'text',
    date_trunc('milliseconds', clock_timestamp()) + offset_ms * interval '1 millisecond', (said ->> 'dueAt')::timestamptz,
    '<' || left(encode(sha256(convert_to(NEW.id || ':' || recipient, 'UTF8')), 'hex'), 40) || '@tasking-gateway.local>'
  FROM demo_clock, jsonb_array_elements_text(said -> 'to') AS recipient
  WHERE demo_clock.id = 1
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER owed_notices_stand_in_the_inbox AFTER INSERT ON "outbox" FOR EACH ROW
  WHEN (NEW.temperament = 'notifications') EXECUTE FUNCTION owed_notices();

-- Those that were owed and not yet begun.
INSERT INTO notice (id, outbox, recipient, ref, event, text, at, due_at, message_id)
SELECT o.id || ':' || recipient, o.id, recipient, o.stream, said ->> 'event', said ->> 'text',
  date_trunc('milliseconds', clock_timestamp()) + offset_ms * interval '1 millisecond', (said ->> 'dueAt')::timestamptz,
  '<' || left(encode(sha256(convert_to(o.id || ':' || recipient, 'UTF8')), 'hex'), 40) || '@tasking-gateway.local>'
FROM outbox AS o, demo_clock, LATERAL (SELECT o.payload::jsonb AS said) AS read, jsonb_array_elements_text(said -> 'to') AS recipient
WHERE demo_clock.id = 1 AND o.temperament = 'notifications' AND o.done_at IS NULL
ON CONFLICT DO NOTHING;
