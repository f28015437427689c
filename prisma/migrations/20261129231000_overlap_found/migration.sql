-- CreateTable
CREATE TABLE "overlap_searched" (
    "ref" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "overlap_searched_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "overlap_found" (
    "ref" TEXT NOT NULL,
    "other" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "kinds" TEXT[],

    CONSTRAINT "overlap_found_pkey" PRIMARY KEY ("ref","other")
);

-- CreateIndex
CREATE INDEX "overlap_found_other_idx" ON "overlap_found"("other");
