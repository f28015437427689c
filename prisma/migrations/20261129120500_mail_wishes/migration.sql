-- CreateTable
CREATE TABLE "mail_wish" (
    "person" TEXT NOT NULL,
    "wish" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_wish_pkey" PRIMARY KEY ("person")
);
