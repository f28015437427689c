-- CreateTable
CREATE TABLE "sitting_read" (
    "id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "papers_due_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "named" TEXT[],
    "open_actions" TEXT[],

    CONSTRAINT "sitting_read_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sitting_read_body_at_idx" ON "sitting_read"("body", "at");

-- By hand, since the schema language has no word for it.
CREATE INDEX sitting_read_named ON "sitting_read" USING gin (named);
