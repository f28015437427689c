// Which of the cards of the random runs are played: one of each meaning.
import type { CaseCommand, Commands } from '../../domain/commands.ts';
import type { MeetingCommand } from '../../domain/sitting-commands.ts';
import { deck } from '../domain/any-command.ts';
import type { Draw } from '../domain/draw.ts';
import * as given from '../domain/payloads.ts';

/** Numbers whose cards mean different things, by hand; one sound card of everything else. */
const numbers: { readonly [C in CaseCommand]?: readonly number[] } = {
  'propose-terms': [1, 9],
  'review-product': [1, 4],
  redirect: [1, 17, 25, 33],
  'decide-appeal': [1, 2],
  'resolve-impasse': [1, 9, 17, 33],
  'record-decision': [1, 9, 25, 33, 41, 49],
};
const sittingNumbers: { readonly [C in MeetingCommand]?: readonly number[] } = { 'record-attendance': [1, 4] };
export const drawsOf = (name: CaseCommand): readonly number[] => numbers[name] ?? [1];
export const drawsOfSitting = (name: MeetingCommand): readonly number[] => sittingNumbers[name] ?? [1];

/** The card as it is drawn; terms name what a body has commissioned, and a successor is somebody who could be one. */
export const payloadOf = <C extends CaseCommand>(name: C, draw: Draw): Commands[C]['payload'] => {
  const { on } = draw;
  if (name === 'propose-terms' && (on.commission ?? null) !== null) {
    const card = deck['propose-terms'](draw);
    const kept = Object.keys(on.products).map(given.product);
    const asked = (on.commission?.products ?? []).map(({ type }, index) => ({ ...given.product(`p${String(kept.length + index + 1)}`), type }));
    return { ...card, terms: { ...card.terms, products: [...kept, ...asked] } };
  }
  if (name === 'propose-reassessment') {
    const versions = Object.values(on.reassessments).map(({ version }) => version);
    return { ...deck['propose-reassessment'](draw), basedOn: versions.length === 0 ? null : Math.max(...versions) };
  }
  return deck[name](draw);
}; // prettier-ignore
