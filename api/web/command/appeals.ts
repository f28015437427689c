import { APPEAL, runningAppeal } from '../../../domain/appeal-state.ts';
import { worded } from '../case/open.ts';
import type { Prepare } from './preparation.ts';

const backIn = {
  'in-triage': 'the triage queue, offered to nobody first',
  consideration: 'the TOEX manager, to be considered',
  'awaiting-capacity': 'the TOEX manager, to be allocated',
} as const;

/** Beside the form of an appeal, and of its decision: the decline with its reasons, and what was said against it. */
export const appeal: Prepare = async (visit, on) => {
  if (on.decline === null) return {};
  const running = runningAppeal(on);
  return {
    shown: {
      view: 'command/shown/appeal.njk',
      decline: await worded(visit, on.decline),
      grounds: await worded(visit, running?.grounds ?? null),
      dueAt: on.clocks[APPEAL]?.dueAt ?? null,
      back: backIn[on.decline.from],
    },
  };
};
