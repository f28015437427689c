import type { Figures } from '../api/ports.ts';
import { ageingFor, spentFor } from './ageing.ts';
import { boardFor } from './board.ts';
import { countedCases } from './counted.ts';
import type { Database } from './database.ts';
import { leadTimesFor, throughputFor } from './flow.ts';
import { allocationsFor, loadFor } from './load.ts';
import type { ReferenceData } from './reference-data.ts';

/** The figures of pages and API on Postgres, each over the cases of the one visibility relation. */
export const createFigures = ({ pool }: Pick<Database, 'pool'>, data: ReferenceData): Figures => ({
  counted: async (asker, filter) => countedCases(pool, asker, { filter, known: await data.load(pool) }),
  ageing: async (asker, filter) => ageingFor(pool, asker, { filter, known: await data.load(pool) }),
  throughput: async (asker, filter) => throughputFor(pool, asker, { filter, known: await data.load(pool) }),
  leadTimes: async (asker, filter) => leadTimesFor(pool, asker, { filter, known: await data.load(pool) }),
  timeSpent: async (asker, filter) => spentFor(pool, asker, { filter, known: await data.load(pool) }),
  load: async (asker, people, filter) => loadFor(pool, asker, { people, filter, known: await data.load(pool) }),
  allocations: async (asker, filter) => allocationsFor(pool, asker, { filter, known: await data.load(pool) }),
  board: async (asker, asked) => boardFor(pool, asker, { asked, known: await data.load(pool) }),
});
