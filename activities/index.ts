import type { Activities } from './interface.ts';
import { createCandidates, type CandidateNeeds } from './candidates.ts';
import { createDocuments, type DocumentNeeds } from './documents/issue.ts';
import { createNotifications, type NotificationNeeds } from './notifications.ts';
import { createOverlaps, type OverlapNeeds } from './overlaps.ts';
import { createRecords, type RecordsNeeds } from './records.ts';
import { createValueLog, type ValueLogNeeds } from './value-log.ts';

export type ActivityNeeds = Pick<Activities, 'record'> &
  NotificationNeeds &
  RecordsNeeds &
  DocumentNeeds &
  OverlapNeeds &
  CandidateNeeds &
  ValueLogNeeds;

/** The activities, each handed what it touches. */
export const createActivities = (needs: ActivityNeeds): Activities => ({
  record: needs.record,
  notifications: createNotifications(needs),
  records: createRecords(needs),
  documents: createDocuments(needs),
  overlaps: createOverlaps(needs),
  candidates: createCandidates(needs),
  valueLog: createValueLog(needs),
});
