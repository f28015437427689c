-- AlterTable
ALTER TABLE "outbox" ALTER COLUMN "stream" DROP NOT NULL;

-- AlterTable
ALTER TABLE "notice" ALTER COLUMN "ref" DROP NOT NULL;

-- CreateTable
CREATE TABLE "errand" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "goal" TEXT NOT NULL,
    "answer" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "errand_pkey" PRIMARY KEY ("caller","key")
);
