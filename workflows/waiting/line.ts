/** A case's line: first come, first served, one at a time. Whoever enters must leave, also after a failure. */
export const openLine = () => {
  const behind: (() => void)[] = [];
  let taken = false;
  return {
    /** Null where nobody is before. Each promise costs its stack trace, so that a free line makes none. */
    enter(): Promise<void> | null {
      if (taken) return new Promise((mine) => void behind.push(mine));
      taken = true;
      return null;
    },
    leave(): void {
      const next = behind.shift();
      // Handed on, not freed: nobody comes between.
      if (next === undefined) taken = false;
      else next();
    },
    isEmpty: (): boolean => !taken,
  };
};
