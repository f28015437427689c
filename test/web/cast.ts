/** Who plays which part of the road from a bid to its closing. */
export type Cast = {
  readonly spoc: string;
  readonly officer: string;
  readonly gateway: string;
  readonly manager: string;
  readonly sia: string;
  readonly analyst: string;
  readonly sio: string;
  /** Who becomes SIO by a handover in development; null where nobody does, and nothing else beside the straight road happens either. */
  readonly successor: string | null;
};
/** One person for each part of the straight road. */
export const straightCast: Cast = {
  spoc: 'spoc.aldershire',
  officer: 'triage.northmarch',
  gateway: 'gateway-manager.northmarch',
  manager: 'toex-manager.northmarch',
  sia: 'sia.northmarch',
  analyst: 'analyst.northmarch',
  sio: 'sio.aldershire',
  successor: null,
};
