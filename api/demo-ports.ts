import type { Instant, Ref } from '../domain/words.ts';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly at: string; readonly ref?: Ref };
/** Demo only: the clock that can be stepped and the mail that was sent. */
export interface Demo {
  /** When it will be after this span, or when something next falls due (`next`); null where it is none. */
  after(by: string): Promise<Instant | null>;
  /** Steps from due instant to due instant, each awaited, until the time has come and nothing due is left. `cases`: the cases and sittings that it concerned. */
  advance(until: Instant): Promise<{ readonly now: Instant; readonly fired: number; readonly cases: readonly Ref[] }>;
  mail(): Promise<readonly Mail[]>;
  /** Null where nobody resets it: the processes were started apart, or the record is not the demonstration's own. */
  readonly reset: DemoReset | null;
}
/** Back to the demonstration's cases. Whoever started this process does it: everything is ended and begun anew. */
export interface DemoReset {
  /** The number of the set in use: what is asked for is the end of this one, and of no later one. */
  readonly set: number;
  underWay(): boolean;
  /** False where another set is in use meanwhile. Asked twice it is done once. */
  ask(set: number): boolean;
}
/** What falls due, and a clock that can be set ahead. */
export interface DemoTime {
  /** The first due instant up to `until`, and the cases that it concerns. */
  nextDue(until: Instant): Promise<{ readonly at: Instant; readonly refs: readonly Ref[]; readonly count: number } | null>;
  setClock(at: Instant): Promise<void>;
}
