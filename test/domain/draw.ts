// What the decks of the random runs draw from.
import type { Case } from '../../domain/case.ts';
import type { Facts } from '../../domain/facts.ts';
import { narrative } from '../support/rulebook.ts';

export type Draw = { readonly on: Case; readonly number: number; readonly facts: Facts };
export const why = narrative('Because.');
/** One in eight numbers asks for nonsense. */
export const nonsense = (number: number): boolean => number % 8 === 0;
export const one = <Item>(items: readonly Item[], number: number, otherwise: Item): Item =>
  items[Math.floor(number / 8) % items.length] ?? otherwise;
