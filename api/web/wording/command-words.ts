export type CommandWords = {
  /** On the button and as the title of its page. */
  readonly title: string;
  /** What it does, said before it is done. */
  readonly effect: string;
  /** Said once it is done. */
  readonly done: string;
};
