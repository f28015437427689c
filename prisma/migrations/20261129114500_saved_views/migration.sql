-- Filters of queues that people keep under a name.
CREATE TABLE "saved_view" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_view_owner_idx" ON "saved_view"("owner");
CREATE INDEX "saved_view_agency_idx" ON "saved_view"("agency");
