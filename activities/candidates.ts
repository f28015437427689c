import { awaitsAllocation } from '../domain/candidates.ts';
import { carryingOn } from './carrying.ts';
import type { Cases, Outbox, SystemCommands } from './ports.ts';

export type CandidateNeeds = { readonly outbox: Outbox; readonly cases: Cases; readonly commands: SystemCommands };

/** ALL-3: asks for an SIA to be proposed, once for each row that owes it; who it is, is decided where it is recorded. Nothing where it is too late. */
export const createCandidates = ({ outbox, cases, commands }: CandidateNeeds) =>
  carryingOn(outbox, async ({ id, ref }) => {
    const { on } = await cases.now(ref);
    if (!awaitsAllocation(on)) return { found: false };
    await commands.store({ id: `${id}:proposed`, ref, name: 'propose-candidate', body: {} });
    return { found: true };
  });
