import type { Case } from '../domain/case.ts';
import type { Directory } from '../domain/directory.ts';
import { overlapNotice } from '../domain/overlap.ts';
import { carryingOn } from './carrying.ts';
import { canonical } from './digests.ts';
import type { Cases, FoundOverlap, Outbox, OverlapPair, OverlapSearch, SystemCommands } from './ports.ts';

export type OverlapNeeds = {
  readonly outbox: Outbox;
  readonly cases: Cases;
  readonly search: OverlapSearch;
  readonly commands: SystemCommands;
};

/** DUP-2: what each of two gateways is told of a match across regions; each notice is about the gateway's own case. */
const across = (on: Case, match: FoundOverlap, directory: Directory): readonly OverlapPair[] => {
  const [here, there] = [directory.regions[on.region]?.gateway, directory.regions[match.region]?.gateway];
  if (here === undefined || there === undefined || here === there) return [];
  const { ref, kinds, why } = match;
  const notices = [
    { ref: on.ref, notice: overlapNotice(on, directory, { gateway: there, why }) },
    { ref, notice: overlapNotice(match, directory, { gateway: here, why }) },
  ];
  return [{ other: ref, kinds, notices }];
};

/**
 * DUP-1: looks for overlap of a case; what is new comes back as a system command, once for each row that asked. The journal is read
 * by the force, so it says only what anybody of that agency may find (DUP-2); the gateways are told of the rest.
 */
export const createOverlaps = ({ outbox, cases, search, commands }: OverlapNeeds) =>
  carryingOn(outbox, async ({ id, ref }) => {
    const [{ on, directory }, matches] = await Promise.all([cases.now(ref), search.look(ref)]);
    const told = await search.tell(
      ref,
      matches.flatMap((match) => across(on, match, directory)),
    );
    const own = matches.filter(({ agency, restricted }) => agency === on.owner.agency && !restricted);
    const found = { count: own.length, kinds: [...new Set(own.flatMap(({ kinds }) => kinds))].sort(), within: 'agency' as const };
    if (canonical(found) === canonical(on.overlaps ?? { count: 0, kinds: [], within: 'agency' })) return { found: told };
    await commands.store({ id: `${id}:found`, ref, name: 'record-overlaps', body: found });
    return { found: true };
  });
