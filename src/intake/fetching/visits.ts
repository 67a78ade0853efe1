import type { Agent } from 'undici';
import type { BodyLimit } from './body.ts';
import { type Answer, exchange } from './exchange.ts';
import { asFetchFailure, isPassing } from './failure.ts';
import type { Clock, OnWait, Turns } from './turns.ts';

/** What all visits share. */
export interface Visiting {
  readonly connections: Agent;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly onWait: OnWait;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly firstByteMs: number;
}

export interface Visit {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly limit: BodyLimit;
  /** How long the host is left alone afterwards. */
  readonly pauseMs: number;
}

/**
 * The answer of one address, asked for when it is its host's turn and at most three times: again after a broken
 * connection, 429 or 5xx, later each time, or when the server says (`Retry-After`). The host's turn is kept meanwhile.
 * An answer that stays 429 or 5xx is given as it is. Throws `address-refused` and `fetch-failed`.
 */
export function visitPolitely(visiting: Visiting, visit: Visit): Promise<Answer> {
  return visiting.turns.take(
    visit.url.host,
    () => visit.pauseMs,
    async () => {
      for (let tries = 1; ; tries += 1) {
        const outcome = await tryOnce(visiting, visit);
        const ms = tries < MOST_TRIES ? waitBefore(outcome, tries, visiting.clock) : null;
        if (ms === null) return 'answer' in outcome ? outcome.answer : throwIt(outcome.failure);
        visiting.onWait({ host: visit.url.host, ms, why: whyAgain(outcome) });
        await visiting.clock.sleep(ms, visiting.signal);
      }
    },
  );
}

const MOST_TRIES = 3;
const FIRST_WAIT_MS = 1_000;
/** Who wants us back later than this is asked again at the next sync. */
const LONGEST_WAIT_MS = 120_000;

type Outcome = { readonly answer: Answer } | { readonly failure: Error; readonly isPassing: boolean };

async function tryOnce(visiting: Visiting, visit: Visit): Promise<Outcome> {
  visiting.signal.throwIfAborted();
  try {
    return { answer: await exchange(visiting.connections, visit.url, { ...visiting, ...visit }) };
  } catch (error) {
    visiting.signal.throwIfAborted();
    return { failure: asFetchFailure(error, visit.url.href), isPassing: isPassing(error) };
  }
}

/** Milliseconds until the next try; `null` where there shall be none. */
function waitBefore(outcome: Outcome, tries: number, clock: Clock): number | null {
  const backOff = FIRST_WAIT_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2);
  if ('failure' in outcome) return outcome.isPassing ? backOff : null;
  if (outcome.answer.status !== 429 && outcome.answer.status < 500) return null;
  const ms = retryAfterMs(outcome.answer.headers.get('retry-after') ?? '', clock.now()) ?? backOff;
  return ms <= LONGEST_WAIT_MS ? ms : null;
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
function retryAfterMs(value: string, now: number): number | null {
  if (/^\s*\d{1,9}\s*$/u.test(value)) return Number(value) * 1000;
  const at = value.length < 60 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function whyAgain(outcome: Outcome): string {
  return 'answer' in outcome ? `it answered ${outcome.answer.status}` : 'the connection failed';
}

function throwIt(error: Error): never {
  throw error;
}
