-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "narrative" (
    "id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "text" TEXT,

    CONSTRAINT "narrative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "command" (
    "id" TEXT NOT NULL,
    "ref" TEXT,
    "name" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "give_up_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "place" BIGSERIAL NOT NULL,

    CONSTRAINT "command_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stream" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "head_hash" TEXT NOT NULL,
    "missed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stream_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal" (
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "command" TEXT,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("stream","seq")
);

-- CreateTable
CREATE TABLE "checkpoint" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heads" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_read" (
    "ref" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "live" BOOLEAN NOT NULL,
    "region" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "owner_agency" TEXT NOT NULL,
    "owner_user" TEXT NOT NULL,
    "operation_name" TEXT,
    "marking" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "since_consideration" BOOLEAN NOT NULL,
    "in_review" BOOLEAN NOT NULL,
    "named" TEXT[],
    "claimer" TEXT,
    "sia" TEXT,
    "decline_proposed_by" TEXT,
    "pen_party" TEXT,
    "pen_role" TEXT,
    "pen_user" TEXT,
    "pen_since" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "threat_types" TEXT[],
    "places" TEXT[],
    "group_refs" TEXT[],

    CONSTRAINT "case_read_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "due" (
    "stream" TEXT NOT NULL,
    "clock" TEXT NOT NULL,
    "rung" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "does" TEXT NOT NULL,

    CONSTRAINT "due_pkey" PRIMARY KEY ("stream","clock","rung")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "temperament" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "owed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "outbox" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "message_id" TEXT NOT NULL,
    "mailed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consultation" (
    "seq" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "recipients" TEXT[],

    CONSTRAINT "consultation_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "filed" (
    "outbox" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "filed_pkey" PRIMARY KEY ("outbox")
);

-- CreateTable
CREATE TABLE "reference_counter" (
    "code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_counter_pkey" PRIMARY KEY ("code","year")
);

-- CreateTable
CREATE TABLE "demo_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offset_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "demo_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "sid" VARCHAR NOT NULL,
    "sess" JSON NOT NULL,
    "expire" TIMESTAMP(6) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("sid")
);

-- CreateIndex
CREATE INDEX "command_ref_place_idx" ON "command"("ref", "place");

-- CreateIndex
CREATE UNIQUE INDEX "command_caller_key_key" ON "command"("caller", "key");

-- CreateIndex
CREATE INDEX "case_read_region_stage_idx" ON "case_read"("region", "stage");

-- CreateIndex
CREATE INDEX "case_read_owner_agency_idx" ON "case_read"("owner_agency");

-- CreateIndex
CREATE INDEX "case_read_due_at_idx" ON "case_read"("due_at");

-- CreateIndex
CREATE INDEX "case_read_sia_idx" ON "case_read"("sia");

-- CreateIndex
CREATE INDEX "due_at_idx" ON "due"("at");

-- CreateIndex
CREATE INDEX "notice_recipient_at_idx" ON "notice"("recipient", "at");

-- CreateIndex
CREATE INDEX "notice_ref_idx" ON "notice"("ref");

-- CreateIndex
CREATE UNIQUE INDEX "notice_outbox_recipient_event_key" ON "notice"("outbox", "recipient", "event");

-- CreateIndex
CREATE INDEX "consultation_object_idx" ON "consultation"("object");

-- CreateIndex
CREATE INDEX "consultation_actor_idx" ON "consultation"("actor");

-- CreateIndex
CREATE INDEX "filed_ref_idx" ON "filed"("ref");

-- CreateIndex
CREATE INDEX "session_expire_idx" ON "session"("expire");

-- By hand, since the schema language has no word for it.

-- REC-1: the record is append-only, for everybody who comes through SQL.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP;
END $$;
CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE ON "journal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON "journal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consultation_is_append_only BEFORE UPDATE OR DELETE ON "consultation" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_is_append_only BEFORE UPDATE OR DELETE ON "checkpoint" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An answer is given once: a settled command keeps its state and its answer.
CREATE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'waiting' AND (NEW.state <> OLD.state OR NEW.answer IS DISTINCT FROM OLD.answer) THEN
    RAISE EXCEPTION 'command % is settled', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER command_is_answered_once BEFORE UPDATE ON "command" FOR EACH ROW EXECUTE FUNCTION refuse_second_answer();

ALTER TABLE "command" ADD CONSTRAINT command_state_is_known CHECK (state IN ('waiting', 'accepted', 'refused', 'expired', 'faulted'));
CREATE INDEX command_waiting ON "command" (ref, place) WHERE state = 'waiting';
CREATE INDEX outbox_owed ON "outbox" (stream) WHERE done_at IS NULL;
CREATE INDEX case_read_named ON "case_read" USING gin (named);

-- OWN-1: a case has an owner at every instant; the rulebook knows which agencies may be one (OWN-2).
ALTER TABLE "case_read" ADD CONSTRAINT case_has_an_owner CHECK (owner_agency <> '' AND owner_user <> '');
INSERT INTO "demo_clock" (id, offset_ms) VALUES (1, 0);
