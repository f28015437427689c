import { condition, proxyLocalActivities, setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../../activities/interface.ts';
import type { Answer, Standing, Told } from '../../domain/answer.ts';
import type { Ref } from '../../domain/words.ts';
import { openCarrying } from './carrying.ts';
import { openLine } from './line.ts';

// Idempotent by command id, so a local activity may carry it: fewer events, and half as fast again.
const { record } = proxyLocalActivities<Pick<Activities, 'record'>>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

export type Chapter = { readonly title: string; readonly waitsFor: string };
type Chapters = Readonly<Partial<Record<Standing['stage'], Chapter>>>;
const details = (chapters: Chapters, { stage, pen, dueAt }: Standing): string =>
  `${chapters[stage]?.title ?? stage} – waits for ${chapters[stage]?.waitsFor ?? 'nothing'}${pen === '' ? '' : ` (${pen})`}${dueAt === null ? '' : `, due ${dueAt}`}`;

/** The waiting of one case or sitting. It keeps the last standing, not the state, and branches only on what history holds. */
export const openStory = (ref: Ref, chapters: Chapters) => {
  const line = openLine();
  let now: Standing | undefined;
  let shown: string | undefined;
  const lookAgain = () => give({ ref, lookAgain: true });
  const carrying = openCarrying(ref, () => void lookAgain());

  const show = (standing: Standing) => {
    setCurrentDetails(details(chapters, standing));
    const mark = standing.marks === null ? undefined : JSON.stringify(standing.marks);
    if (standing.marks === null || mark === shown) return;
    shown = mark;
    upsertSearchAttributes({ Stage: [standing.marks.stage], Region: [standing.marks.region], Stalled: [standing.marks.stalled] });
  };
  const give = async (told: Told): Promise<Answer | null> => {
    const turn = line.enter();
    if (turn !== null) await turn;
    try {
      const { answer, standing } = await record(told);
      now = standing;
      show(standing);
      carrying.start(standing.owed);
      return answer;
    } finally {
      line.leave();
    }
  };

  const goesOn = () => now !== undefined && !now.over && !workflowInfo().continueAsNewSuggested;
  const within = (stage: Standing['stage']) => goesOn() && now?.stage === stage;
  return {
    give,
    lookAgain,
    standing: () => now,
    goesOn,
    isQuiet: () => line.isEmpty() && carrying.isQuiet(),
    isIdle: () => line.isEmpty(),
    /** Waits in a stage; a timer is armed for what falls due and anew only when that changes. Keys are compared, never times. */
    async until(stage: Standing['stage']): Promise<void> {
      while (within(stage)) {
        const wake = now?.wake ?? null;
        const moved = () => !within(stage) || now?.wake?.key !== wake?.key;
        if (wake === null) await condition(moved);
        else if (!(await condition(moved, wake.in))) await lookAgain();
      }
    },
  };
};
export type Story = ReturnType<typeof openStory>;
