-- CreateTable
CREATE TABLE "sitting_paper" (
    "meeting" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sitting_paper_pkey" PRIMARY KEY ("meeting","seq")
);

-- By hand: a model is composed once, and nobody changes it.
CREATE TRIGGER sitting_paper_is_append_only BEFORE UPDATE OR DELETE ON "sitting_paper" FOR EACH ROW EXECUTE FUNCTION refuse_change();
