import { carrying } from './carrying.ts';
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
  carrying(outbox, async ({ id, ref }) => {
    const [{ on }, matches] = await Promise.all([cases.now(ref), search.matches(ref)]);
    const found = matches.map(({ ref: other, kinds }) => ({ ref: other, kinds }));
    if (canonical(found) === canonical(on.overlaps)) return { found: false };
    await commands.store({ id: `${id}:found`, ref, name: 'record-overlaps', body: { found } });
    return { found: true };
  });
