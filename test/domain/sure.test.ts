import { describe, expect, it } from 'vitest';
import { sure } from '../../domain/sure.ts';

describe('REC-1: nothing is decided on a record that lacks what its stage promises', () => {
  it('what is there is taken as it is, whatever it is; what is not stops the decision', () => {
    expect([sure('e1'), sure(0), sure(''), sure(false)]).toEqual(['e1', 0, '', false]);
    expect(() => sure(null)).toThrow('The record lacks what its stage promises.');
    expect(() => sure(undefined)).toThrow('The record lacks what its stage promises.');
  });
});
