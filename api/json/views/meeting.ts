import type { Sitting } from '../../../domain/sitting.ts';

/** A sitting as api.md has it, narrative still by reference and what is absent still null. */
export const meetingView = (on: Sitting) => ({
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
  actions: Object.values(on.actions),
});
