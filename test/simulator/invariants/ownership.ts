// Machine B: one owner at every instant, and how the risk may go to another.
import { isLive, type Case } from '../../../domain/case.ts';
import { escalationOf } from '../../../domain/escalation-state.ts';
import { firstOf, same, type Given, type Invariant } from './invariant.ts';

const owning = ['force', 'rocu', 'national'];
const agencyOf = (user: string, { directory }: Pick<Given, 'directory'>): string | undefined => directory.people[user]?.organisation;
const beforeDevelopment = ['triage-queue', 'in-triage', 'returned', 'redirect-offered', 'decline-review', 'consideration', 'awaiting-capacity', 'terms']; // prettier-ignore
/** By hand, OWN-8: what may move or sign while the SIO is unavailable; a bounce by decision 31. */
const whileUnavailable = [
  'accept-transfer', 'refuse-transfer', 'propose-handover', 'accept-handover', 'refuse-handover', 'lapse-handover', 'withdraw', 'hold', 'report-sio-available', 'bounce-redirect',
]; // prettier-ignore
const signaturesOf = (on: Case): number =>
  [...Object.values(on.terms), ...Object.values(on.reassessments)].reduce((sum, { signatures }) => sum + signatures.length, 0);

export const ownership: readonly Invariant[] = [
  {
    rules: 'OWN-1, OWN-2',
    breach: ({ after: { owner, ownershipHistory, masterList, escalations }, given }) => {
      const { organisations } = given.directory;
      const kind = organisations[owner.agency]?.kind ?? '';
      const receivers = Object.values(escalations ?? {}).flatMap(({ decisions }) => decisions.map(({ newOwner }) => newOwner));
      return firstOf(
        !owning.includes(kind) && `owned by ${owner.agency}, which is a ${kind}`,
        agencyOf(owner.user, given) !== owner.agency && `${owner.user} is not of ${owner.agency}`,
        !same(
          { agency: ownershipHistory.at(-1)?.agency, user: ownershipHistory.at(-1)?.user },
          { agency: owner.agency, user: owner.user },
        ) && 'the history ends with another owner',
        masterList.agency !== owner.agency && 'the master list is to name another agency',
        receivers.some((id) => id !== null && !owning.includes(organisations[id]?.kind ?? '')) && 'a transfer to whom may not own',
      );
    },
  },
  {
    rules: 'OWN-1, OWN-4, OWN-7',
    breach: ({ before, after, given }) => {
      const { name, by } = given;
      if (before === null || same(before.owner, after.owner))
        return before !== null && before.ownershipHistory.length !== after.ownershipHistory.length
          ? 'the history grew, and nobody took over'
          : null;
      if (name === 'accept-handover')
        return firstOf(
          before.owner.agency !== after.owner.agency && 'a handover changed the agency',
          (before.handover?.to !== after.owner.user || by !== after.owner.user) && 'another than the nominee took over',
          after.handover != null && 'the nomination is still open',
        );
      // REO-1: its own agency's SPOC may name the SIO of a new round.
      if (name === 'reopen')
        return firstOf(
          before.owner.agency !== after.owner.agency && 'another agency',
          agencyOf(by ?? '', given) !== after.owner.agency && 'TOEX named an SIO',
        );
      if (name !== 'accept-transfer') return `${name} changed the owner`;
      const decided = escalationOf(before)?.decisions.at(-1);
      return firstOf(
        beforeDevelopment.includes(before.stage) && 'a threat changed agency before development',
        escalationOf(before)?.standing !== 'transfer-decided' && 'no transfer was decided',
        decided?.newOwner !== after.owner.agency && 'another agency than the decided one took over',
        decided?.effectiveAt === null && 'the decision had no effect yet',
        agencyOf(by ?? '', given) !== after.owner.agency && 'somebody of another agency accepted',
        after.handover != null && 'the nomination outlived the transfer (OWN-8)',
      );
    },
  },
  {
    rules: 'OWN-6',
    breach: ({ after: { owner, masterList, clocks, stage } }) =>
      owner.agency !== masterList.keyedAgency && stage === 'closed' ? 'closed, and the master list names another owner'
      : Object.hasOwn(clocks, 'master-list-keyed') && owner.agency === masterList.keyedAgency ? 'a task for a list that is right'
      : null, // prettier-ignore
  },
  {
    rules: 'OWN-8',
    breach: ({ before, after, given: { name, by, here } }) =>
      before === null ||
      !isLive(before) ||
      before.owner.user !== after.owner.user ||
      whileUnavailable.includes(name) ||
      by === null ||
      (here(before.owner.user) && (before.unavailable ?? null) === null)
        ? null
        : firstOf(
            before.stage !== after.stage && before.stage !== 'closed' && `${name} moved the case while its SIO could not act`,
            signaturesOf(after) > signaturesOf(before) && `${name} signed while the SIO could not act`,
          ),
  },
  {
    rules: 'OWN-8, ACC-7',
    breach: ({ before, after, given: { name, here } }) =>
      isLive(after) && !here(after.owner.user) && (after.unavailable ?? null) === null && (before === null || !isLive(before) || name === 'release-leaver')
        ? 'its SIO has left, and nobody is asked to take over'
        : null, // prettier-ignore
  },
  {
    rules: 'OWN-10',
    breach: ({ before, given: { name } }) =>
      name === 'withdraw' && before !== null && before.stage === 'escalated' && escalationOf(before)?.standing === 'transfer-decided'
        ? 'withdrawn from under a decided transfer'
        : null,
  },
];
