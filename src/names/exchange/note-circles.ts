import type { ConceptDraft } from '../concept.ts';
import type { Remarks } from './reading.ts';

/** Notes every concept that is broader than itself, over however many others; each circle once. Takes linear time. */
export function noteCircles(drafts: readonly ConceptDraft[], remarks: Remarks): void {
  const byKey = new Map(drafts.map((it) => [it.key, it]));
  const states = new Map<string, 'open' | 'done'>();
  for (const { key } of drafts) walkUp(key, byKey, states, remarks);
}

interface Step {
  readonly key: string;
  readonly broader: readonly string[];
  next: number;
}

/** Depth first, on a list of its own: a chain may be as long as the file. */
function walkUp(
  start: string,
  byKey: ReadonlyMap<string, ConceptDraft>,
  states: Map<string, 'open' | 'done'>,
  remarks: Remarks,
): void {
  const path: Step[] = [];
  const enter = (key: string) => {
    states.set(key, 'open');
    path.push({ key, broader: byKey.get(key)?.broader ?? [], next: 0 });
  };
  if (!states.has(start)) enter(start);
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const key = step.broader[step.next];
    step.next += 1;
    if (key === undefined) {
      states.set(step.key, 'done');
      path.pop();
    } else if (states.get(key) === 'open')
      remarks.note(
        key,
        'It is broader than itself, over the concepts that lie between; the circle was left as it is.',
      );
    else if (!states.has(key)) enter(key);
  }
}
