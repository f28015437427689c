/** A case's line: first come, first served, one at a time; a turn that fails does not stop the next. */
export const openLine = () => {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const leave = () => {
    waiting -= 1;
  };
  return {
    take<T>(turn: () => Promise<T>): Promise<T> {
      waiting += 1;
      const mine = last.then(turn);
      last = mine.then(leave, leave);
      return mine;
    },
    isEmpty: (): boolean => waiting === 0,
  };
};
