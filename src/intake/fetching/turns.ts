/** Lets the person who waits know for what. */
export type OnWait = (waiting: { readonly host: string; readonly ms: number; readonly why: string }) => void;

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects when the signal ends it. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Whose turn it is with each host: one request at a time, and a pause after each. */
export interface Turns {
  /** Waits for the turn, runs the work and keeps the host quiet afterwards. Hosts do not wait for each other. */
  take<T>(host: string, pauseMs: () => number, work: () => Promise<T>): Promise<T>;
}

/** Turns measured by a clock; what waits ends with the signal. */
export function openTurns(clock: Clock, signal: AbortSignal, onWait: OnWait): Turns {
  const hosts = new Map<string, { last: Promise<void>; readyAt: number }>();

  const take: Turns['take'] = async (host, pauseMs, work) => {
    const state = hosts.get(host) ?? { last: Promise.resolve(), readyAt: 0 };
    hosts.set(host, state);
    const before = state.last;
    const { promise: mine, resolve: pass } = Promise.withResolvers<void>();
    state.last = mine;
    await before;
    try {
      await waitUntil(host, state.readyAt);
      return await work();
    } finally {
      state.readyAt = clock.now() + pauseMs();
      pass();
    }
  };

  const waitUntil = async (host: string, readyAt: number): Promise<void> => {
    signal.throwIfAborted();
    const ms = readyAt - clock.now();
    if (ms <= 0) return;
    onWait({ host, ms, why: 'one request at a time, with a pause between' });
    await clock.sleep(ms, signal);
  };

  return { take };
}
