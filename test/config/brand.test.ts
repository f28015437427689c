import { describe, expect, it } from 'vitest';
import { brandFile, contrastFaults } from '../../config/brand.ts';
import shipped from '../../config/brand.json' with { type: 'json' };

const faultsOf = (given: unknown): readonly string[] => {
  const read = brandFile.safeParse(given);
  return read.success
    ? contrastFaults(read.data).map(({ path, message }) => `${path}: ${message}`)
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('the name and the colours of whoever runs the service', () => {
  it('hold as they ship', () => expect(faultsOf(shipped)).toEqual([]));
  it('are refused where they are none, all at once', () =>
    expect(faultsOf({ name: ' ', colours: { ...shipped.colours, ink: 'navy' } })).toEqual([
      'name: must not be empty',
      'colours.ink: must be a colour such as #2b3a67, in lower case',
    ]));
  it('are refused where text could not be read, with the figure: black on white has 21, grey #777777 a little under 4.5', () => {
    const grey = { ...shipped.colours, link: '#777777', brand: '#000000', pale: '#ffffff' };
    const unread = 'cannot be read: choose one of 4.5 or more';
    expect(faultsOf({ ...shipped, colours: grey })).toEqual([
      `colours.link: has a contrast of 4.4 to white, and ${unread}`,
      `colours.link: has a contrast of 4.4 to pale, and ${unread}`,
    ]);
    expect(faultsOf({ ...shipped, colours: { ...grey, link: '#767676' } })).toEqual([]);
  });
});
