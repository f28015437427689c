// Every example of payloads.md for the commands of a sitting, word for word where it gives words.
import type { HumanSittingCommand } from '../../domain/sitting-commands.ts';

const onCase = { case: 'TSK-NM-2026-00042-C', reason: 'For a reason.' };
export const meetingExamples: { readonly [C in HumanSittingCommand]: readonly object[] } = {
  'open-meeting': [{ body: 'northmarch-ttcg', at: '2026-12-15T10:00:00Z', kind: 'ordinary' }],
  'close-papers': [{}],
  start: [{}],
  'record-attendance': [{ present: ['chair.northmarch', 'secretary.northmarch'], apologies: [] }],
  postpone: [{ to: '2026-12-22T10:00:00Z', reason: 'The room is taken.' }],
  cancel: [{ reason: 'Nothing to decide.' }],
  'add-action': [
    { text: 'Brief the schools.', owner: 'triage.northmarch', due: '2027-01-10', case: 'TSK-NM-2026-00042-C' },
    { text: 'Brief the schools.', owner: 'triage.northmarch', due: '2027-01-10' },
  ],
  'update-action': [{ action: 'a1', text: 'Half done.' }],
  'complete-action': [{ action: 'a1', text: 'Done.' }],
  'approve-minutes': [{}],
  'declare-interest': [onCase],
  'strike-item': [onCase],
  'carry-item': [onCase],
  'supplement-pack': [onCase],
  'ratify-decision': [onCase],
  'decline-to-ratify': [onCase],
};
