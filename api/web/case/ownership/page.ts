import { isUnconfirmed } from '../../../../domain/case.ts';
import { escalationOf, isPaperPending, paperOf, receiverOf } from '../../../../domain/escalation-state.ts';
import { escalationDue } from '../../../json/views/escalation.ts';
import { standingTitle } from '../../wording/standing-words.ts';
import { outcomeTitle } from '../../wording/outcomes.ts';
import { worded } from '../open.ts';
import { openAmong } from '../../meetings/open.ts';
import type { Part } from '../page.ts';

/** Who owns the risk and who owned it before, what the master list shows, and every escalation: its papers, its decisions and what became of them. */
export const ownership: Part = async (visit, { on }) => {
  const escalation = on.stage === 'escalated' ? escalationOf(on) : null;
  return {
    escalations: await worded(visit, Object.values(on.escalations ?? {}).toReversed()),
    open: escalation?.id ?? null,
    // ESC-6: of the escalation whose paper is still to be decided on.
    unconfirmed: escalation !== null && isPaperPending(on) && isUnconfirmed(on, paperOf(escalation)) ? escalation.id : null,
    escalationDue: escalationDue(on),
    receiver: receiverOf(on),
    offeredToMe: receiverOf(on) === visit.person.organisation,
    sittings: await openAmong(visit, [escalation?.listed?.meeting]),
    outcomeTitle,
    standingTitle,
  };
};
