import { describe, expect, it } from 'vitest';
import { rulebook } from '../../domain/rulebook.ts';
import { commands, whenOf } from './authority-when.ts';

describe('ACC-1, CLK-3, OWN-8: when a command may be given, of every command that there is', () => {
  it.each(commands)('%s', (name) => {
    const { stages, whileHeld, whileSioUnavailable } = rulebook[name];
    expect({ stages: Object.keys(stages).toSorted(), whileHeld, whileSioUnavailable }).toEqual(whenOf(name));
  });
  it('no command is left out, and none is made up', () => {
    expect(commands.toSorted()).toEqual(Object.keys(rulebook).toSorted());
  });
});
