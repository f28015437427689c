import fc from 'fast-check';

const share = Number(process.env['PROPERTY_SHARE'] ?? 1);
/** False only where properties are cut short because each of many mutants pays for them (`npm run mutate`). */
export const whole = share === 1;
export const shareOf = (runs: number): number => Math.ceil(runs * share);
// Whether a property fails is all that is asked there, not how little it takes.
if (!whole) fc.configureGlobal({ endOnFailure: true });
