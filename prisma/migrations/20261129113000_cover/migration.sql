-- ACC-6: for whom a command was given, where its giver covers for somebody. Nobody covered for anybody before this.
ALTER TABLE "command" ADD COLUMN "on_behalf_of" TEXT;
