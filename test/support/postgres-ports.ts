// The api's ports on a real PostgreSQL; commands are recorded in this process, so that no engine is needed.
import { canonical } from '../../activities/digests.ts';
import { servedDocuments } from '../../activities/documents/served.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { createRecorder } from '../../activities/record/record.ts';
import { parsePayload, parseSittingPayload } from '../../api/json/payloads/read.ts';
import type { Ports } from '../../api/ports.ts';
import { createActivityPorts } from '../../prisma/activity-ports.ts';
import { createCaseFiles } from '../../prisma/case-files.ts';
import { createClock } from '../../prisma/clock.ts';
import { createCommandBook } from '../../prisma/command-book.ts';
import { createConsultations } from '../../prisma/consultations.ts';
import { isAway, type Database } from '../../prisma/database.ts';
import { createDrafts } from '../../prisma/drafts.ts';
import { createErrands } from '../../prisma/errands.ts';
import { createMeetings } from '../../prisma/meetings.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createRecordStore } from '../../prisma/record-store.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { createValueExports } from '../../prisma/value-exports.ts';
import { createVerifier } from '../../prisma/verifier.ts';

export const postgresPorts = (database: Database): Ports => {
  const { pool, prisma } = database;
  const data = createReferenceData();
  const clock = createClock(pool);
  const store = createRecordStore(pool, data);
  const recorder = createRecorder({
    store,
    read: parsePayload,
    readAtSitting: parseSittingPayload,
    isAway,
    alarm: () => undefined,
    marked: false,
  });
  const never = () => Promise.reject(new Error('not part of these tests'));
  return {
    clock,
    book: createCommandBook(pool),
    errands: createErrands(pool),
    drafts: createDrafts(pool, data),
    engine: {
      give: async (told) => (await recorder.record(told)).answer,
      healthy: () => Promise.resolve(true),
      polled: () => Promise.resolve(true),
    },
    recorder: { record: ({ commandId }) => recorder.submit(commandId), expire: recorder.expire },
    files: createCaseFiles(database, data),
    meetings: createMeetings(database, data),
    questions: createQuestions(database, data),
    consultations: createConsultations(prisma, clock),
    verifier: createVerifier(database, { canonical, hashOf, firstHash }),
    documents: servedDocuments({ ...createActivityPorts(database, data), folder: { read: () => Promise.resolve(null) } }),
    valueExports: createValueExports(pool),
    demo: { after: never, advance: never, mail: never },
    readiness: { check: never },
  };
};
