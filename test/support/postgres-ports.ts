// The api's ports on a real PostgreSQL; commands are recorded in this process, so that no engine is needed.
import { canonical } from '../../activities/digests.ts';
import { servedDocuments } from '../../activities/documents/served.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import type { Ports } from '../../api/ports.ts';
import { isAdministered } from '../../domain/administration-state.ts';
import { createActivityPorts } from '../../prisma/activity-ports.ts';
import { createAdministration } from '../../prisma/administration-files.ts';
import { createCaseFiles } from '../../prisma/case-files.ts';
import { createChanges } from '../../prisma/changes.ts';
import { createClock } from '../../prisma/clock.ts';
import { createCommandBook } from '../../prisma/command-book.ts';
import { createConsultations } from '../../prisma/consultations.ts';
import { type Database } from '../../prisma/database.ts';
import { createDrafts } from '../../prisma/drafts.ts';
import { createErrands } from '../../prisma/errands.ts';
import { createMailWishes } from '../../prisma/mail-wishes.ts';
import { createMeetings } from '../../prisma/meetings.ts';
import { createFigures } from '../../prisma/figures.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { createSavedViews } from '../../prisma/saved-views.ts';
import { createValueExports } from '../../prisma/value-exports.ts';
import { createVerifier } from '../../prisma/verifier.ts';
import { recorderOn } from './recorder.ts';

export const postgresPorts = (database: Database): Ports => {
  const { pool, prisma } = database;
  const data = createReferenceData();
  const clock = createClock(pool);
  const recorder = recorderOn(pool);
  const never = () => Promise.reject(new Error('not part of these tests'));
  return {
    clock,
    book: createCommandBook(pool),
    errands: createErrands(pool),
    drafts: createDrafts(pool, data),
    savedViews: createSavedViews(pool),
    mailWishes: createMailWishes(prisma),
    engine: {
      give: async (told) =>
        isAdministered(told.ref) ? recorder.administer({ ...told, ref: told.ref }) : (await recorder.record(told)).answer,
      healthy: () => Promise.resolve(true),
      polled: () => Promise.resolve(true),
    },
    recorder: { record: ({ commandId }) => recorder.submit(commandId), expire: recorder.expire },
    files: createCaseFiles(database, data),
    administration: createAdministration(database.pool),
    meetings: createMeetings(database, data),
    questions: createQuestions(database, data),
    changes: createChanges(pool),
    figures: createFigures(database, data),
    consultations: createConsultations(database),
    verifier: createVerifier(database, { canonical, hashOf, firstHash }),
    documents: servedDocuments({ ...createActivityPorts(database, data), folder: { read: () => Promise.resolve(null) } }),
    valueExports: createValueExports(pool),
    demo: { after: never, advance: never, mail: never, reset: null },
    identity: null,
    readiness: { check: never },
  };
};
