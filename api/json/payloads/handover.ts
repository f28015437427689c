import { z } from 'zod';
import { person, sha256 } from './fields.ts';
import type { Leaves } from './leaves.ts';

export const proposeHandover = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ to: person('Successor'), reason: leaf.narrative({ title: 'Reason' }) });
export const acceptHandover = () => z.strictObject({ termsDigest: sha256('Digest of the terms in force').exactOptional() });
