import { describe, expect, it } from 'vitest';
import { type KnownName, proposeSamePersons } from './same-person.ts';

function person(name: string, count = 1, kind: KnownName['kind'] = 'person'): KnownName {
  return { id: name, name, kind, count };
}

function propose(...names: KnownName[]) {
  return proposeSamePersons(names, () => false);
}

describe('proposing that two names are one person’s', () => {
  it('puts the name first that more publications bear, and says why', () => {
    expect(propose(person('B. Osman', 2), person('Kate Clark', 90), person('Borhan Osman', 40))).toEqual([
      {
        one: 'Borhan Osman',
        other: 'B. Osman',
        likeness: 0.82,
        reasons: ['an initial stands for a given name'],
      },
    ]);
  });

  it('does not ask again what has been decided', () => {
    const names = [person('Borhan Osman'), person('Burhan Usman'), person('Osman, Borhan')];
    const asked = proposeSamePersons(names, (one, other) => [one, other].includes('Burhan Usman'));
    expect(asked.map(({ one, other }) => [one, other])).toEqual([['Borhan Osman', 'Osman, Borhan']]);
  });

  it('says whom else an initial fits', () => {
    const found = propose(person('B. Osman'), person('Borhan Osman'), person('Bilal Osman'));
    expect(found.map(({ reasons }) => reasons.at(-1))).toEqual([
      '“B. Osman” fits “Borhan Osman” as well',
      '“B. Osman” fits “Bilal Osman” as well',
    ]);
  });

  it('keeps quiet about an initial that fits many', () => {
    const names = ['A. Karimi', 'Ahmad Karimi', 'Ali Karimi', 'Aziz Karimi', 'Amin Karimi'].map((it) =>
      person(it),
    );
    expect(propose(...names)).toEqual([]);
  });

  it('takes two spellings of one person for one whom an initial fits', () => {
    const found = propose(person('B. Osman'), person('Borhan Osman'), person('Burhan Usman'));
    expect(found.every(({ reasons }) => reasons.every((reason) => !reason.includes('as well')))).toBe(true);
    expect(found).toHaveLength(3);
  });

  it('finds the same letters kept as a person and as an organisation', () => {
    expect(propose(person('AAN Team'), { ...person('AAN team', 9, 'organisation'), id: 'team' })).toEqual([
      {
        one: 'team',
        other: 'AAN Team',
        likeness: 0.9,
        reasons: ['the same letters, once as a person and once as an organisation'],
      },
    ]);
  });

  it('compares organisations with organisations', () => {
    const found = propose(
      person('AAN Team', 5, 'organisation'),
      person('Afghanistan Analysts Network', 80, 'organisation'),
      person('Human Rights Watch', 8, 'organisation'),
    );
    expect(found.map(({ one, other }) => [one, other])).toEqual([
      ['Afghanistan Analysts Network', 'AAN Team'],
    ]);
  });

  it('finds every spelling that the likeness would allow, however it is written', () => {
    const pairs = [
      ['Barnett Rubin', 'بارنت روبین'],
      ['Uthman Ghazi', 'Osman Ghazi'],
      ['Khalid Hanafi', 'Halid Hanafi'],
      ['Ramadan Rezai', 'Ramazan Rezaee'],
      ['Qasim Ghulami', 'Kasem Gholami'],
      ['Gul Agha', 'Gulagha'],
      ['Mohammad Ashraf Ghani', 'Ashraf Ghani'],
      ['Jelena Bjelica', 'Jelena Bejlica'],
      ['Clark Kate', 'Kate Clark'],
      ['E. Naderi', 'Ibrahim Nadery'],
    ];
    for (const pair of pairs)
      expect([pair, propose(...pair.map((it) => person(it))).length]).toEqual([pair, 1]);
  });

  it('does not compare all with all in a crowd of one surname', () => {
    const names = Array.from({ length: 3000 }, (_, at) => ({
      ...person(`Mohammad${at} Karimi`),
      id: `${at}`,
    }));
    expect(Array.isArray(propose(...names))).toBe(true);
  });

  it('gives the same answer in whatever order the names come, and leaves out what is no name', () => {
    const names = ['B. Osman', 'Borhan Osman', 'Osman Borhan', '–', '', 'Bilal Osman'].map((it) =>
      person(it),
    );
    expect(propose(...[...names].reverse())).toEqual(propose(...names));
  });
});
