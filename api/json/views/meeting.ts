import type { Sitting } from '../../../domain/sitting.ts';
import { actionsFor, agendaFor, interestsFor, type ListedCase, type Reader } from '../../agenda.ts';

/** A sitting as api.md has it for one reader, narrative still by reference and what is absent still null. */
export const meetingView = (on: Sitting, caseOf: (ref: string) => ListedCase, reader: Reader) => ({
  id: on.id,
  body: on.body,
  kind: on.kind,
  at: on.at,
  papersDueAt: on.papersDueAt,
  status: on.status,
  version: on.version,
  openedBy: on.openedBy,
  openedAt: on.openedAt,
  startedBy: on.startedBy,
  startedAt: on.startedAt,
  minutedBy: on.minutedBy,
  minutedAt: on.minutedAt,
  attendance: [
    ...on.attendance.present.map((user) => ({ user, status: 'present' as const })),
    ...on.attendance.apologies.map((user) => ({ user, status: 'apologies' as const })),
  ],
  agenda: agendaFor(on, caseOf),
  interests: interestsFor(on, caseOf),
  actions: actionsFor(on, caseOf, reader),
});
