// A process of its own with one api before it: fires what it is handed at the instant it is told, and says what it heard when.
import { post, type Given, type Heard } from '../support/caller.ts';

export type Start = { readonly at: number; readonly shots: readonly Given[] };
/** `began` and `ended` in ms since 1970, by the one clock of the machine. */
export type Shot = { readonly given: Given; readonly heard: Heard | null; readonly began: number; readonly ended: number };

const clock = (): number => performance.timeOrigin + performance.now();
const base = process.argv[2] ?? '';

const fire = async (given: Given): Promise<Shot> => {
  const began = clock();
  const heard = await post(base, given);
  return { given, heard, began, ended: clock() };
};
process.on('disconnect', () => process.exit(0));
process.on('message', ({ at, shots }: Start) => {
  while (clock() < at);
  void Promise.all(shots.map(fire)).then((done) => process.send?.(done));
});
process.send?.({ ready: true });
