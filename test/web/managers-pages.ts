const figures = ['ageing', 'throughput', 'throughput?from=2026-12-01&to=2026-01-01', 'lead-times', 'time-spent', 'capacity', 'allocations'];
/** Who looks at board and figures, and where. */
export const managersPages: readonly (readonly [string, string])[] = [
  ...['/board', '/board/triage-queue', '/figures', '/figures/workload'].map((path) => ['gateway-manager.northmarch', path] as const),
  ...figures.map((figure) => ['toex-manager.northmarch', `/figures/${figure}`] as const),
];
