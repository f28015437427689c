/** Something in the configuration that is wrong: in which file, where in it, and what to do. */
export type ConfigurationFault = { readonly file: string; readonly path: string; readonly message: string };

export const faultIn =
  (file: string) =>
  (path: string, message: string): ConfigurationFault => ({ file, path, message });

/** One fault for each value that stands there a second time. */
export const repeated = (values: readonly string[], fault: (value: string) => ConfigurationFault): ConfigurationFault[] =>
  [...new Set(values.filter((value, at) => values.indexOf(value) !== at))].map(fault);
