// Where the marks of a chart stand: along the page in percent of its width and down it in pixels, so that one drawing fits a phone, a
// desk and a sheet of paper, and its letters stay as large as those around it.
import { scaleBand, scaleLinear } from 'd3-scale';
import type { Bars, Chart, Columns, Ranges } from './chart.ts';

const ROW = { line: 17, gap: 6, thick: 14, foot: 12 } as const;
const AXIS = 26;
const COLUMNS = { top: 22, marked: 38, plot: 150, foot: 24 } as const;
/** More columns than this leave no room for a number above each. */
const NUMBERED = 18;
/** What a phone has room for: letters of a name and of a line, and labels under columns, short or long. */
const ROOM = { name: 32, told: 42, shortLabels: 7, longLabels: 4 } as const;
const round = (value: number): number => Math.round(value * 100) / 100;

/** A text in lines of at most so many letters, broken between words. */
const linesOf = (text: string, most: number): readonly string[] =>
  text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);

const axis = (values: readonly number[], range: readonly [number, number]) => {
  const scale = scaleLinear().domain([0, Math.max(1, ...values)]).nice(4).range(range); // prettier-ignore
  const ticks = scale.ticks(4).filter(Number.isInteger);
  return {
    at: (value: number): number => round(scale(value)),
    ticks: ticks.map((tick) => ({ at: round(scale(tick)), text: String(tick) })),
  };
};
/** The last part of the width is left for what the last tick says. */
const across: readonly [number, number] = [0, 96];
type Lined = { readonly text: string; readonly y: number };
/** Rows one below the other: their name and what is told of them in as many lines as they need, and the bar below. */
const stacked = (rows: readonly { readonly label: string; readonly told: string }[]) => {
  let y = 0;
  const down = (text: string): Lined => ({ text, y: (y += ROW.line) - 3 });
  const places = rows.map(({ label, told }) => {
    const [names, tells] = [linesOf(label, ROOM.name).map(down), linesOf(told, ROOM.told).map(down)];
    const bar = y + ROW.gap;
    y = bar + ROW.thick + ROW.foot;
    return { names, tells, bar, middle: bar + ROW.thick / 2 };
  });
  return { places, foot: y };
};

const barsOf = (chart: Bars) => {
  const { at, ticks } = axis(chart.rows.map(({ values }) => values.reduce((sum, value) => sum + value, 0)), across); // prettier-ignore
  const { places, foot } = stacked(chart.rows);
  const rows = chart.rows.map(({ values }, index) => {
    const parts = values.map((value, series) => {
      const before = values.slice(0, series).reduce((sum, each) => sum + each, 0);
      return { series, x: at(before), width: round(at(before + value) - at(before)) };
    });
    return { parts: parts.filter(({ width }) => width > 0), ...places[index] };
  });
  return { kind: chart.kind, rows, ticks, foot, height: foot + AXIS, thick: ROW.thick };
};
const rangesOf = (chart: Ranges) => {
  const { at, ticks } = axis(chart.rows.map((row) => row.at[2]), across); // prettier-ignore
  const { places, foot } = stacked(chart.rows);
  const rows = chart.rows.map(({ at: [p50, p80, p95] }, index) => ({ p50: at(p50), p80: at(p80), p95: at(p95), ...places[index] }));
  return { kind: chart.kind, rows, ticks, foot, height: foot + AXIS };
};
const columnsOf = (chart: Columns) => {
  const { mark, most = 0 } = chart;
  const top = mark === undefined ? COLUMNS.top : COLUMNS.marked;
  const foot = top + COLUMNS.plot;
  const { at, ticks } = axis([most, ...chart.rows.flatMap(({ values }) => values)], [foot, top]);
  const group = scaleBand<number>().domain(chart.rows.map((_, index) => index)).range([8, 100]).paddingInner(0.25); // prettier-ignore
  const wide = group.bandwidth() / chart.series.length;
  const numbered = chart.rows.length * chart.series.length <= NUMBERED;
  const long = chart.rows.some(({ label }) => label.length > 4);
  const every = Math.ceil(chart.rows.length / (long ? ROOM.longLabels : ROOM.shortLabels));
  const rows = chart.rows.map(({ label, values }, index) => {
    const left = group(index) ?? 0;
    const parts = values.map((value, series) => ({
      series,
      x: round(left + series * wide),
      middle: round(left + (series + 0.5) * wide),
      width: round(wide),
      y: at(value),
      height: round(foot - at(value)),
      text: numbered && value > 0 ? String(value) : '',
    }));
    return { label: index % every === 0 ? label : '', x: round(left), parts };
  });
  const between = (group.step() - group.bandwidth()) / 2;
  const line = mark === undefined ? null : { title: mark.title, x: round((group(mark.before) ?? 0) - between) };
  return { kind: chart.kind, rows, ticks, foot, height: foot + COLUMNS.foot, line };
};

/** A chart with the places of its marks, as its template draws it. */
export const laidOut = (chart: Chart) => {
  const series = 'series' in chart ? chart.series : [];
  const drawn = chart.kind === 'bars' ? barsOf(chart) : chart.kind === 'columns' ? columnsOf(chart) : rangesOf(chart);
  return { id: chart.id, title: chart.title, says: chart.says, unit: chart.unit, series, ...drawn };
};
