import { offered } from '../../../../domain/decide.ts';
import { receiverOf } from '../../../../domain/escalation-state.ts';
import { explain } from '../../../../domain/sentences.ts';
import { escalationDue } from '../../../json/views/escalation.ts';
import { offerOf } from '../../command/escalations.ts';
import type { PageOf } from '../../visit.ts';
import { openCase } from '../open.ts';

const answers = ['accept-transfer', 'refuse-transfer'] as const;
/** What a body offers to an agency: the threat, the plan for the meantime, the decision, and the two answers. Absent where nothing is offered. */
export const offer: PageOf = async (visit) => {
  const opened = await openCase(visit);
  if (opened?.opens !== 'page' || receiverOf(opened.on) === null) return { kind: 'missing' };
  const { on, facts } = opened;
  await visit.ports.consultations.log({ actor: visit.person.id, action: 'read', object: `offer:${on.ref}` });
  const refusal = answers.map((name) => offered(name, on, facts)).find((found) => found !== null) ?? null;
  return {
    kind: 'page',
    view: 'case/offer/view.njk',
    title: `Offered to your agency – ${on.ref}`,
    marking: on.marking,
    data: { c: on, shown: await offerOf(visit, on), dueAt: escalationDue(on), why: refusal === null ? null : explain(refusal).detail },
  };
};
