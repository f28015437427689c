// Of payloads.md, for cases that belong together and for holds.
export const besideExamples = {
  link: [{ other: 'TSK-NM-2026-00007-E', relation: 'same-group', reason: 'The same group.' }],
  unlink: [{ other: 'TSK-NM-2026-00007-E', reason: 'Another group.' }],
  'propose-merge': [{ into: 'TSK-NM-2026-00007-E', reason: 'One group.' }],
  'consent-merge': [{ into: 'TSK-NM-2026-00007-E', reason: 'Agreed.' }],
  'refuse-merge': [{ into: 'TSK-NM-2026-00007-E', reason: 'Two groups.' }],
  reopen: [
    { newIntelligence: 'A second address.', tasking: { meetingDate: '2026-11-18', decisionRef: 'ALD-TTCG-26-130' } },
    {
      newIntelligence: 'A second address.',
      tasking: { meetingDate: '2026-11-18', decisionRef: 'ALD-TTCG-26-130', offStrategyReason: 'New.' },
      sio: 'sio2.aldershire',
      sioConsent: { by: 'sio2.aldershire', at: '2026-11-19T09:00:00Z' },
    },
  ],
  unmerge: [{ into: 'TSK-NM-2026-00007-E', reason: 'Two groups after all.' }],
  'confirm-link': [{ other: 'TSK-NM-2026-00007-E', reason: 'Agreed.' }],
  hold: [
    { reasonCode: 'court', reviewBy: '2026-12-18', reason: 'The trial begins.' },
    { reasonCode: 'court', reviewBy: '2026-12-18', reason: 'Asked.', sioRequest: { by: 'sio.aldershire', at: '2026-11-20T08:00:00Z' } },
  ],
  resume: [{ reason: 'The trial is over.' }],
  'review-hold': [{ reviewBy: '2027-01-08', reason: 'The trial goes on.' }],
} as const;
