import { describe, expect, it } from 'vitest';
import { explain } from '../../domain/sentences.ts';
import { narrative } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import { storyAt, type Story } from './story.ts';

const [SIA, SIO] = ['sia.northmarch', 'sio.aldershire'] as const;
const why = narrative('Because.');
const sharing = (story: Story) => ({
  product: 'p1', to: 'children’s services', sanitised: true, handling: ['no onward sharing'], basis: why, sioApproval: { by: SIO, at: story.now() },
}); // prettier-ignore

describe('REC-4: a product goes out only with the SIO’s approval, and to whom is logged', () => {
  it.each(['reassessment', 'ownership', 'closing', 'closed'] as const)(
    'in %s the SIA records it, and the case stands as it stood',
    (stage) => {
      const story = storyAt(stage);
      const before = story.on();
      const on = story.give(SIA, 'disseminate-product', sharing(story));
      const { product, ...rest } = sharing(story);
      expect(on.products[product]?.disclosures).toMatchObject([{ ...rest, sioApproval: { by: SIO }, by: SIA }]);
      expect(on).toMatchObject({ stage, pen: before.pen, clocks: before.clocks });
      expect(story.entries.at(-1)).toMatchObject({ type: 'product-disseminated', actor: SIA, about: { to: 'children’s services' } });
    },
  );
  it('more than once, to others', () => {
    const story = storyAt('ownership');
    story.give(SIA, 'disseminate-product', sharing(story));
    expect(story.give(SIA, 'disseminate-product', { ...sharing(story), to: 'a charity' }).products['p1']?.disclosures).toHaveLength(2);
  });
  it('before the first agreement it is too early for the terms to say anything of it', () => {
    const story = storyAt('terms');
    expect(story.refused(SIA, 'disseminate-product', sharing(story))).toMatchObject({ code: 'wrong-stage', rule: 'REC-4' });
    expect(story.refused(SIA, 'confirm-pnd', { work: 'w1', at: story.now() })).toMatchObject({ code: 'wrong-stage', rule: 'DEV-3' });
  });
  it('not before it is accepted, and not what no terms name', () => {
    const early = storyAt('acceptance');
    expect(early.refused(SIA, 'disseminate-product', sharing(early))).toMatchObject({ code: 'no-product-waits', rule: 'REC-4' });
    const two = storyAt('acceptance', ['p1', 'p2']);
    two.give(SIO, 'accept-product', {
      product: 'p1',
      comments: why,
      options: two.on().products['p1']?.options.map(({ id }) => ({ id, adopted: false, reason: why })) ?? [],
    });
    expect(two.refused(SIA, 'disseminate-product', { ...sharing(two), product: 'p2' })).toMatchObject({
      code: 'product-not-ready',
      rule: 'REC-4',
    });
    expect(two.refused(SIA, 'disseminate-product', { ...sharing(two), product: 'p9' })).toMatchObject({ code: 'not-in-terms' });
    two.give(SIA, 'disseminate-product', sharing(two));
  });
  it('not without the SIO of the case, nor with an approval still to come', () => {
    const story = storyAt('ownership');
    const refused = (sioApproval: { by: string; at: ReturnType<typeof instant> }) =>
      story.refused(SIA, 'disseminate-product', { ...sharing(story), sioApproval });
    const other = refused({ by: 'sio2.aldershire', at: story.now() });
    expect(other).toMatchObject({ code: 'fields-refused', rule: 'REC-4', problems: [{ path: 'sioApproval.by' }] });
    expect(explain(other).status).toBe(422);
    expect(refused({ by: SIO, at: instant('2099-01-01T00:00:00Z') })).toMatchObject({ problems: [{ path: 'sioApproval.at' }] });
  });
  it.each([SIO, 'toex-manager.northmarch', 'analyst.northmarch'])('it is not for %s', (who) => {
    const story = storyAt('ownership');
    expect(story.refused(who, 'disseminate-product', sharing(story))).toMatchObject({ code: 'wrong-person', rule: 'REC-4' });
  });
});
