-- OWN-8: whether the SIO was reported, or found, not to be able to act; the stalled list names it.
ALTER TABLE "case_read" ADD COLUMN "sio_unavailable" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "case_read" ALTER COLUMN "sio_unavailable" DROP DEFAULT;
