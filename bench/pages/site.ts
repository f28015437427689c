import { createServer } from 'node:http';
import { createApp } from '../../api/app.ts';
import { log } from '../../api/log.ts';
import type { Ports } from '../../api/ports.ts';
import { postgresSessions } from '../../api/web/sessions.ts';
import { compileStyles } from '../../api/web/styles.ts';
import { loadConfiguration } from '../../config/load.ts';
import { createAdministration } from '../../prisma/administration-files.ts';
import { createCaseFiles } from '../../prisma/case-files.ts';
import { createChanges } from '../../prisma/changes.ts';
import { createClock } from '../../prisma/clock.ts';
import { createConsultations } from '../../prisma/consultations.ts';
import type { Database } from '../../prisma/database.ts';
import { createDrafts } from '../../prisma/drafts.ts';
import { createFigures } from '../../prisma/figures.ts';
import { createMailWishes } from '../../prisma/mail-wishes.ts';
import { createMeetings } from '../../prisma/meetings.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { createSavedViews } from '../../prisma/saved-views.ts';

log.level = 'warn';

/** The real pages over this database, sessions with them; nothing is decided, so no engine is there. */
export const openSite = async (database: Database) => {
  const { pool, prisma } = database;
  const data = createReferenceData();
  const clock = createClock(pool);
  const configuration = loadConfiguration('config');
  if (!configuration.ok) throw new Error('the configuration does not hold');
  // What no page that is measured asks; asked all the same, it fails and says so.
  const asked = {
    clock,
    drafts: createDrafts(pool, data),
    mailWishes: createMailWishes(prisma),
    savedViews: createSavedViews(pool),
    changes: createChanges(pool),
    files: createCaseFiles(database, data),
    meetings: createMeetings(database, data),
    administration: createAdministration(pool),
    questions: createQuestions(database, data),
    figures: createFigures(database, data),
    consultations: createConsultations(database),
    demo: null,
    identity: null,
  };
  const away = (port: string): unknown =>
    new Proxy({}, { get: (_, name) => () => Promise.reject(new Error(`no page that is measured asks ${port}.${String(name)}`)) });
  const ports = new Proxy(asked, {
    get: (known, name) => (name in known ? (Reflect.get(known, name) as unknown) : away(String(name))),
  }) as unknown as Ports;
  await compileStyles();
  const settings = {
    mode: 'demo' as const,
    tls: false,
    publicUrl: 'http://127.0.0.1/',
    sessionSecret: 'only for a measurement, and long enough for one',
    sessions: postgresSessions(pool),
    personas: configuration.personas,
    brand: configuration.brand,
    journey: null,
    // What is measured is a page, not a person.
    pageLimit: { points: Number.MAX_SAFE_INTEGER, seconds: 60 },
  };
  const server = createServer(createApp({ ports, settings }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    base: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
};
