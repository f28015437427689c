import { z } from 'zod';
import type { RedirectKind } from '../../../domain/redirect-state.ts';
import { organisation, person } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const kinds: readonly [RedirectKind, ...RedirectKind[]] = ['other-gateway', 'rocu-capability', 'partner', 'force-only'];

export const reassign = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({ to: person('Officer'), reason: leaf.narrative({ title: 'Reason' }) });
export const redirect = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    to: noted(z.strictObject({ kind: noted(z.enum(kinds), { title: 'What it is redirected to' }), body: organisation('Body') }), {
      title: 'To whom',
    }),
    reason: leaf.narrative({ title: 'Reason' }),
  });
/** TRI-6: who of the body and how it is known, where that body has no account. Both may name people, so both are narrative. */
export const acknowledgeRedirect = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    acknowledgedBy: leaf.narrative({ title: 'Who of the body has taken it up' }).exactOptional(),
    evidence: leaf
      .narrative({ title: 'Evidence', hint: 'How you know: the date and the subject of their letter, for example' })
      .exactOptional(),
  });
