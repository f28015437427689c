import { isIsoDate, type IsoDate } from './words.ts';

/** A quarter of the calendar year, `2026-Q4`, with its first and last day. */
export type Quarter = { readonly name: string; readonly from: IsoDate; readonly to: IsoDate };
const lastDays = ['03-31', '06-30', '09-30', '12-31'] as const;

const quarter = (year: number, number: number): Quarter | null => {
  const [from, to] = [`${String(year)}-${String(number * 3 - 2).padStart(2, '0')}-01`, `${String(year)}-${lastDays[number - 1] ?? ''}`];
  return isIsoDate(from) && isIsoDate(to) ? { name: `${String(year)}-Q${String(number)}`, from, to } : null;
};
/** Null where this names no quarter. */
export const quarterNamed = (name: string): Quarter | null => {
  const [, year, number] = /^(2\d{3})-Q([1-4])$/.exec(name) ?? [];
  return year === undefined || number === undefined ? null : quarter(Number(year), Number(number));
};
/** The quarter of this day, and the `count - 1` before it, latest first. */
export const quartersUntil = (day: IsoDate, count: number): readonly Quarter[] => {
  const last = Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1;
  return Array.from({ length: count }, (_, index) => last - index).flatMap((each) => quarter(Math.floor(each / 4), (each % 4) + 1) ?? []);
};
