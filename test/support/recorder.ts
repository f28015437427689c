import type { Pool } from 'pg';
import { createRecorder } from '../../activities/record/record.ts';
import { parseAdministration, parsePayload, parseSittingPayload } from '../../api/json/payloads/read.ts';
import { isAway } from '../../prisma/database.ts';
import { createRecordStore } from '../../prisma/record-store.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';

type Parts = Parameters<typeof createRecorder>[0];
/** The recorder of the service on this database. `read` and `alarm` stand in place of the usual ones. */
export const recorderOn = (pool: Pool, { read = parsePayload, alarm = () => undefined }: Partial<Pick<Parts, 'read' | 'alarm'>> = {}) =>
  createRecorder({
    store: createRecordStore(pool, createReferenceData()),
    read,
    readAtSitting: parseSittingPayload,
    readAdministration: parseAdministration,
    isAway,
    alarm,
    marked: false,
  });
