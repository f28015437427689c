// Pen, due time, clocks and holds.
import { isDeepStrictEqual } from 'node:util';
import { isLive } from '../../../domain/case.ts';
import { dueOn } from '../../../domain/clocks.ts';
import { escalationOf } from '../../../domain/escalation-state.ts';
import { penDue } from '../../../domain/pen.ts';
import type { Stage } from '../../../domain/words.ts';
import { partiesOf } from '../../domain/by-stage.ts';
import { firstOf, same, type Invariant } from './invariant.ts';

/** Section 2: the three stages of development are one stretch of work; another SIA may hand an open variation from one side to the other. */
const stretch = (stage: Stage): string => (stage === 'product-review' || stage === 'acceptance' ? 'development' : stage);
/** By hand, CLK-3 and OWN-8: machine B runs on under a hold, and so does the hold's own review. */
const besideHold = ['hold-review', 'handover', 'master-list-keyed', 'sio-deputy', 'successor-named', 'urgency'];
/** What may move a case by time: each is told of before, or says so itself. */
const movesByTime: Readonly<Record<string, readonly string[]>> = {
  'lapse-return': ['lapsed'],
  'bounce-redirect': ['triage-queue'],
  'release-leaver': ['triage-queue', 'in-triage'],
};

export const time: readonly Invariant[] = [
  {
    rules: 'journey.md section 2',
    breach: ({ before, after, given: { here } }) => {
      const { pen, stage } = after;
      // TRI-7: an appeal that runs is with whoever decides it, beside the end.
      const appealed = after.appeals?.at(-1)?.decided === null && stage === 'declined';
      if (!isLive(after))
        return (pen === null) !== appealed ? null : `the pen of a case that is ${stage} is ${pen === null ? 'with nobody' : 'held'}`;
      if (pen === null) return 'nobody has the pen';
      return firstOf(
        !partiesOf(after).includes(pen.party) && `the pen is with ${pen.party} in ${stage}`,
        pen.user !== null && !same(pen, before?.pen) && !here(pen.user) && `the pen was handed to ${pen.user}, who has left`,
        penDue(after) === null && `no due time in ${stage}, ${escalationOf(after)?.standing ?? ''}`,
      );
    },
  },
  {
    rules: 'CLK-2',
    breach: ({ before, after }) =>
      firstOf(
        ...(['force', 'gateway', 'toex', 'body'] as const).map(
          (party) =>
            // REO-1: a new round counts from its own beginning; the round before keeps its time.
            before?.round === after.round && after.spent[party] < before.spent[party] && `the time of the ${party} was taken back`,
        ),
      ),
  },
  {
    rules: 'CLK-3',
    breach: ({ before, after, given: { name } }) => {
      const still = Object.entries(after.clocks).filter(([, { pausedAt }]) => pausedAt !== undefined);
      const running = dueOn(after.clocks).map(({ clock }) => clock);
      return firstOf(
        after.hold === null && after.stage !== 'returned' && still.length > 0 && `${still[0]?.[0] ?? ''} stands still without a hold`,
        after.hold !== null && running.some((clock) => !besideHold.includes(clock)) && `${running.join(', ')} run on hold`,
        after.hold !== null && (after.stage === 'redirect-offered' || after.stage === 'closing') && `held in ${after.stage}`,
        before?.hold != null && after.hold !== null && stretch(before.stage) !== stretch(after.stage) && name !== 'release-leaver' && 'moved while on hold',
      ); // prettier-ignore
    },
  },
  {
    rules: 'REC-3, CLK-7',
    breach: ({ before, after, given: { name, by } }) =>
      by === null && before !== null && before.stage !== after.stage && movesByTime[name]?.includes(after.stage) !== true
        ? `time moved the case from ${before.stage} to ${after.stage} by ${name}`
        : null,
  },
  {
    rules: 'REC-1',
    breach: ({ before, after, entries }) =>
      firstOf(
        entries.length === 0 && 'a decision without an entry',
        entries.some(({ seq }, index) => seq !== (before?.seq ?? 0) + index + 1) && 'a gap in the journal',
        before !== null && after.version < before.version && 'the version went back',
        before !== null && after.ref !== before.ref && 'the reference changed',
        !isDeepStrictEqual(JSON.parse(JSON.stringify(entries)), entries) && 'the entries are not plain data',
      ),
  },
];
