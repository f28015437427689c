import { describe, expect, it } from 'vitest';
import { coverShifts } from '../../domain/cover-shift.ts';
import { directoryWith } from './by-time.ts';
import { FRIDAY } from '../support/rulebook.ts';

const [X, Y, Z] = ['sio.aldershire', 'sio2.aldershire', 'owner-lead.aldershire'];
/** Only these three have deputies here: Z has X, X has whom the test says. */
const having = (deputy: string | null, other: Parameters<typeof directoryWith>[0] = {}) => {
  const on = directoryWith({ [X]: { deputy }, [Z]: { deputy: X }, [Y]: { deputy: null }, ...other });
  return { people: Object.fromEntries(Object.entries(on.people).filter(([id]) => [X, Y, Z].includes(id))) };
};

describe('ACC-6: what another deputy changes is known before it is done', () => {
  it('for whoever has the deputy, and for whose deputy they are while both are away', () => {
    expect(coverShifts(X, { before: having(Y), after: having(null) }, FRIDAY)).toEqual([
      { who: X, with: null, now: false, before: Y, after: null },
      { who: Z, with: X, now: false, before: Y, after: null },
    ]);
  });
  it('at this moment where they are away already', () => {
    const away = { [X]: { deputy: Y, absentFrom: FRIDAY, absentUntil: null } };
    const other = { [X]: { deputy: Z, absentFrom: FRIDAY, absentUntil: null } };
    expect(coverShifts(X, { before: having(Y, away), after: having(Z, other) }, FRIDAY)[0]).toEqual({
      who: X, with: null, now: true, before: Y, after: Z,
    }); // prettier-ignore
  });
  it('nothing where nobody is covered otherwise', () => {
    expect(coverShifts(X, { before: having(Y), after: having(Y) }, FRIDAY)).toEqual([]);
    expect(coverShifts('nobody', { before: having(Y), after: having(Z) }, FRIDAY)).toEqual([]);
  });
});
