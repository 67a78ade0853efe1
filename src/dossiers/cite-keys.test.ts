import { expect, test } from 'vitest';
import { citeKeysIn } from './cite-keys.ts';

test.each([
  ['as [@noor2018rivers] says', ['noor2018rivers']],
  ['[@a; @b, p. 4]', ['a', 'b']],
  ['[see @a, pp. 3-4; also -@b]', ['a', 'b']],
  ['[@a:b.c-d_2].', ['a:b.c-d_2']],
  ['[@a.] [@a]', ['a', 'a']],
  ['[@عثمان۲۰۱۴پیام]', ['عثمان۲۰۱۴پیام']],
  ['[@a][@b] and [@c', ['a', 'b']],
  ['write to [desk@example.org](mailto:desk@example.org)', []],
  ['@a says', []],
  ['[]', []],
])('%s cites %j', (text, keys) => {
  expect(citeKeysIn(text)).toEqual(keys);
});
