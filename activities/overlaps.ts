import { carryingOn } from './carrying.ts';
import { canonical } from './digests.ts';
import type { Cases, Outbox, OverlapSearch, SystemCommands } from './ports.ts';

export type OverlapNeeds = {
  readonly outbox: Outbox;
  readonly cases: Cases;
  readonly search: OverlapSearch;
  readonly commands: SystemCommands;
};

/** DUP-1: looks for overlap of a case; what is new comes back as a system command, once for each row that asked. */
export const createOverlaps = ({ outbox, cases, search, commands }: OverlapNeeds) =>
  carryingOn(outbox, async ({ id, ref }) => {
    const [{ on }, matches] = await Promise.all([cases.now(ref), search.matches(ref)]);
    // The journal is read by the force too: it says how many and of what kinds, never which (DUP-2).
    const found = { count: matches.length, kinds: [...new Set(matches.flatMap(({ kinds }) => kinds))].sort() };
    if (canonical(found) === canonical(on.overlaps ?? { count: 0, kinds: [] })) return { found: false };
    await commands.store({ id: `${id}:found`, ref, name: 'record-overlaps', body: found });
    return { found: true };
  });
