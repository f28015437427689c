/** Lines for people with the seconds since the start: what begins, what is done, and every 5 s what is still awaited. */
export function progress(write: (line: string) => void = console.log) {
  const began = Date.now();
  const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(1);
  const say = (line: string): void => write(`[${seconds(began).padStart(5)} s] ${line}`);
  const step = async <Value>(title: string, work: () => Promise<Value>): Promise<Value> => {
    const since = Date.now();
    const still = setInterval(() => say(`${title} … ${seconds(since)} s so far`), 5000);
    try {
      const value = await work();
      say(`${title} – ready in ${seconds(since)} s`);
      return value;
    } finally {
      clearInterval(still);
    }
  };
  return { say, step };
}
