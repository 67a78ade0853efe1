import type { Answer } from './answer.ts';

/** Answers by path, all of one state of the archive: as soon as anything in the archive has changed, every one is forgotten. */
export interface AnswerCache {
  get(path: string): Answer | undefined;
  /** @param mark the archive's change mark from before the answer was made */
  keep(path: string, answer: Answer, mark: number): void;
}

/** @param atMostBytes of bodies before encoding; the longest unused go first */
export function createAnswerCache(changeMark: () => number, atMostBytes = 32 * 1024 * 1024): AnswerCache {
  const answers = new Map<string, Answer>();
  const isChanged = changeOfState(changeMark);
  let bytes = 0;

  function forgetIfChanged(): void {
    if (!isChanged()) return;
    answers.clear();
    bytes = 0;
  }

  function forget(path: string): void {
    bytes -= answers.get(path)?.body.length ?? 0;
    answers.delete(path);
  }

  return {
    get(path) {
      forgetIfChanged();
      const answer = answers.get(path);
      if (answer && bytes > atMostBytes / 2) {
        // Last in the map is last used; that matters only where something will have to go.
        answers.delete(path);
        answers.set(path, answer);
      }
      return answer;
    },
    keep(path, answer, mark) {
      forgetIfChanged();
      if (mark !== changeMark() || answer.body.length > atMostBytes / 4) return;
      forget(path);
      answers.set(path, answer);
      bytes += answer.body.length;
      for (const oldest of answers.keys()) {
        if (bytes <= atMostBytes) break;
        forget(oldest);
      }
    },
  };
}

/**
 * Says whether the state is another than when it was last asked. Requests that arrive together are answered from one
 * state: the archive is asked once for each turn of the event loop.
 */
function changeOfState(changeMark: () => number): () => boolean {
  let state = changeMark();
  let isKnownThisTurn = false;
  return () => {
    if (isKnownThisTurn) return false;
    isKnownThisTurn = true;
    setImmediate(() => {
      isKnownThisTurn = false;
    });
    const before = state;
    state = changeMark();
    return state !== before;
  };
}
