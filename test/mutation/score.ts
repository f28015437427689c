import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { MutantResult, MutantStatus } from '@stryker-mutator/api/core';

const found: readonly MutantStatus[] = ['Killed', 'Timeout'];
const missed: readonly MutantStatus[] = ['Survived', 'NoCoverage'];

/** Wilson's interval of a share, at 95 %, narrowed by the part of a finite whole that was looked at. */
const intervalOf = (hits: number, of: number, whole: number): readonly [number, number] => {
  const z = 1.96 * Math.sqrt(whole <= of ? 0 : (whole - of) / (whole - 1));
  const [share, bend] = [hits / of, (z * z) / of];
  const middle = (share + bend / 2) / (1 + bend);
  const reach = (z * Math.sqrt((share * (1 - share)) / of + bend / (4 * of))) / (1 + bend);
  return [middle - reach, middle + reach];
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const lineOf = ({ fileName, location: { start, end }, mutatorName, replacement, status, static: fixed }: MutantResult): string => {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const text = lines.length === 1 ? (lines[0] ?? '').slice(start.column - 1, end.column - 1) : `${(lines[0] ?? '').trim()} …`;
  const where = `${relative('.', fileName)}:${String(start.line)}:${String(start.column)}`;
  return `${where} ${status}${fixed === true ? ' static' : ''} ${mutatorName}\n  - ${text}\n  + ${replacement.replaceAll(/\s+/g, ' ')}\n`;
};

/** Killed and timed out are found; survived and run by no test are missed; what cannot run at all counts on neither side. */
export const reportOf = (results: readonly MutantResult[], whole: number): { readonly summary: string; readonly survivors: string } => {
  const many = (of: readonly MutantStatus[]): readonly MutantResult[] => results.filter(({ status }) => of.includes(status));
  const [killed, survivors] = [many(found), many(missed)];
  const counted = killed.length + survivors.length;
  const [low, high] = intervalOf(killed.length, counted, whole);
  const others = results.filter((each) => !killed.includes(each) && !survivors.includes(each));
  const fixed = (of: readonly MutantResult[]): string => String(of.filter(({ static: is }) => is === true).length);
  return {
    summary:
      `${String(killed.length)} of ${String(counted)} found (${String(many(['Timeout']).length)} of them by time), ` +
      `${String(many(['NoCoverage']).length)} run by no test, ${String(others.length)} could not run; ` +
      `static: ${fixed(killed)} found, ${fixed(survivors)} missed\n` +
      `${percent(killed.length / counted)} (95 %: ${percent(low)} to ${percent(high)})`,
    survivors: survivors.map(lineOf).toSorted().join('\n') + others.map(lineOf).join('\n'),
  };
};
