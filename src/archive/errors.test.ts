import { describe, expect, test } from 'vitest';
import { asIoError } from './errors.ts';
import { errorCodes, exitCodeOf, httpStatusOf, SheafError } from './index.ts';

describe('an error', () => {
  test.each(errorCodes)(
    '%s ends a command with a code of its own kind, and a request with a status',
    (code) => {
      const error = new SheafError(code, 'What happened.');
      expect(exitCodeOf(error)).toBeGreaterThanOrEqual(2);
      expect(exitCodeOf(error)).toBeLessThanOrEqual(9);
      expect(httpStatusOf(error)).toBeGreaterThanOrEqual(400);
    },
  );

  test('that nobody foresaw is a bug: 1, and 500', () => {
    expect([exitCodeOf(new TypeError('x')), httpStatusOf('x')]).toEqual([1, 500]);
  });

  test.each([
    ['ENOSPC', 'Make room'],
    ['EACCES', 'permission'],
    ['ENOENT', 'not there'],
    ['EIO', 'EIO'],
  ])('of the system, %s, says what to do and keeps its cause', (code, says) => {
    const cause = Object.assign(new TypeError('refused'), { code, syscall: 'open' });
    expect(asIoError(cause, 'Copying')).toMatchObject({
      code: 'io',
      message: expect.stringMatching(new RegExp(`^Copying: .*${says}`)),
      cause,
    });
  });

  test('of another kind stays as it is', () => {
    const bug = new TypeError('x');
    expect(asIoError(bug, 'Copying')).toBe(bug);
  });
});
