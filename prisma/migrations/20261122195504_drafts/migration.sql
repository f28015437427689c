-- CreateTable
CREATE TABLE "draft" (
    "id" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "bid" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "command" TEXT,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "draft_agency_idx" ON "draft"("agency");
