import type { Events } from './cost.ts';
import { median, quantile, rateOf, type Round } from './measure.ts';

export type Pair = { readonly real: Round; readonly noOp: Round };
export type Line = { readonly what: string; readonly rounds: readonly Round[] };
export type Report = {
  readonly alone: readonly Pair[];
  readonly together: readonly Pair[];
  /** The same, each case decided on without a pause. */
  readonly rushed: readonly Pair[];
  readonly inFlight: number;
  readonly variants: readonly Line[];
  readonly http: readonly Line[];
  readonly events: { readonly real: Events; readonly noOp: Events };
  readonly commits: number;
};

const one = (value: number): string => value.toFixed(1);
const two = (value: number): string => value.toFixed(2);
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const figures = ({ what, rounds }: Line): readonly string[] => {
  const all = rounds.flatMap(({ latenciesMs }) => latenciesMs);
  return [what, one(median(rounds.map(rateOf))), one(quantile(all, 0.5)), one(quantile(all, 0.95)), String(all.length)];
};
export const ratios = (pairs: readonly Pair[]): readonly number[] => pairs.map(({ real, noOp }) => rateOf(real) / rateOf(noOp));
const ratioLine = (title: string, pairs: readonly Pair[]): string =>
  `- ${title}: **${two(median(ratios(pairs)))}** of the no-op (median of ${pairs.length} rounds: ${ratios(pairs).map(two).join(', ')})`;

/** The figures as Markdown. Ratios say something about the service; the rest also about the machine. */
export const reportOf = ({ alone, together, rushed, inFlight, variants, http, events, commits }: Report): string => {
  const lines: readonly Line[] = [
    { what: 'real, alone', rounds: alone.map(({ real }) => real) },
    { what: 'no-op, alone', rounds: alone.map(({ noOp }) => noOp) },
    { what: `real, ${inFlight} in flight`, rounds: together.map(({ real }) => real) },
    { what: `no-op, ${inFlight} in flight`, rounds: together.map(({ noOp }) => noOp) },
    { what: `real, ${inFlight} in flight, each case without a pause`, rounds: rushed.map(({ real }) => real) },
    { what: `no-op, ${inFlight} in flight, each case without a pause`, rounds: rushed.map(({ noOp }) => noOp) },
    ...http,
    ...variants,
  ];
  const types = [...new Set([...Object.keys(events.real.byType), ...Object.keys(events.noOp.byType)])].filter(
    (name) => (events.real.byType[name] ?? 0) + (events.noOp.byType[name] ?? 0) > 0,
  );
  return [
    '## Decision rate, real against no-op',
    ratioLine('alone', alone),
    ratioLine(`${inFlight} in flight`, together),
    ratioLine(`${inFlight} in flight, each case decided on without a pause`, rushed),
    '',
    table(['way', 'decisions/s (median round)', 'p50 ms', 'p95 ms', 'decisions measured'], lines.map(figures)),
    '',
    `Engine events for each decision: ${one(events.real.perDecision)} real, ${one(events.noOp.perDecision)} no-op. Database commits for each decision, with all that it owes: ${one(commits)}.`,
    '',
    table(
      ['events for each decision', 'real', 'no-op'],
      types.map((name) => [name, one(events.real.byType[name] ?? 0), one(events.noOp.byType[name] ?? 0)]),
    ),
  ].join('\n');
};
