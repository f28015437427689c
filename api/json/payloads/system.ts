import { z } from 'zod';
import type { Leaves } from './leaves.ts';

const name = z.string().min(1).max(200);
/** What time does names the rung of the clock that has come due (CLK-7). */
export const onClock = () => z.strictObject({ clock: name, rung: name });
/** The service proposes from the facts of its moment; there is nothing to say. */
export const proposeCandidate = () => z.strictObject({});
export const releaseLeaver = () => z.strictObject({ person: name });
export const recomputeClocks = () => z.strictObject({ policyVersion: z.int().positive(), from: z.int().positive().exactOptional() });
export const recordOverlaps = () =>
  z.strictObject({ count: z.int().nonnegative(), kinds: z.array(name).max(50), within: z.literal('agency').exactOptional() });
export const exportedEntries = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ export: name, by: name, at: leaf.instant({ title: 'Time of the export' }), entries: z.array(name).max(10_000) });
