-- AlterTable
ALTER TABLE "case_read" ADD COLUMN     "on_hold" BOOLEAN NOT NULL DEFAULT false;
