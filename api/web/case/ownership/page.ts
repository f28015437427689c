import { escalationOf, receiverOf } from '../../../../domain/escalation-state.ts';
import { escalationDue } from '../../../json/views/escalation.ts';
import { standingTitle } from '../../wording/standing-words.ts';
import { outcomeTitle } from '../../wording/outcomes.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

/** Who owns the risk and who owned it before, what the master list shows, and every escalation: its papers, its decisions and what became of them. */
export const ownership: Part = async (visit, { on }) => ({
  escalations: await worded(visit, Object.values(on.escalations ?? {}).toReversed()),
  open: on.stage === 'escalated' ? (escalationOf(on)?.id ?? null) : null,
  escalationDue: escalationDue(on),
  receiver: receiverOf(on),
  offeredToMe: receiverOf(on) === visit.person.organisation,
  outcomeTitle,
  standingTitle,
});
