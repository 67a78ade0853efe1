import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organisationLikeness } from './organisation-likeness.ts';
import { WORTH_PROPOSING } from './person-likeness.ts';

describe('two spellings of one organisation', () => {
  it.each([
    ['AAN Team', 'AAN team'],
    ['AAN Team', 'AAN'],
    ['AAN Team', 'Afghanistan Analysts Network'],
    ['AAN', 'Afghanistan Analysts Network (AAN)'],
    ['A.A.N.', 'Afghanistan Analysts Network'],
    ['The Asia Foundation', 'Asia Foundation'],
    ['Research & Evaluation Unit', 'Research and Evaluation Unit'],
    ['UNAMA', 'United Nations Assistance Mission in Afghanistan'],
    ['UN', 'United Nations'],
    ['AREU', 'Afghanistan Research and Evaluation Unit'],
    ['Kabul University', 'University of Kabul'],
    ['International Crisis Group', 'Crisis Group'],
    ['Centre for Water Policy', 'Center for Water Policy'],
    ['Water Research Organisation', 'Water Research Organization'],
    ['Save the Children', 'Save Children'],
    ['دانشگاه کابل', 'دانشگاه كابل'],
  ])('%s may be %s', (one, other) => {
    expect(organisationLikeness(one, other).likeness).toBeGreaterThanOrEqual(WORTH_PROPOSING);
    expect(organisationLikeness(one, other).reasons).not.toEqual([]);
  });

  it.each([
    ['Human Rights Watch', 'Human Rights Watch Afghanistan'],
    ['Ministry of Finance', 'Ministry of Defence'],
    ['Department 5', 'Department 6'],
    ['AAN', 'ANA'],
    ['AAN (Afghan Anglers Network)', 'Afghanistan Archive of News'],
    ['Team', 'Staff'],
    ['AAN Team', 'BBC Team'],
    ['', ''],
  ])('%s is not %s', (one, other) => {
    expect(organisationLikeness(one, other).likeness).toBeLessThan(WORTH_PROPOSING);
  });

  it('is the same from both sides, whatever the names', () => {
    const word = fc.constantFrom(
      'The',
      'AAN',
      'Team',
      'of',
      'Network',
      'U.N.',
      '(AAN)',
      '&',
      'International',
      'گروه',
    );
    const name = fc.oneof(
      fc.array(word, { maxLength: 6 }).map((it) => it.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(organisationLikeness(one, other)).toEqual(organisationLikeness(other, one));
      }),
      { numRuns: 1000 },
    );
  });
});
