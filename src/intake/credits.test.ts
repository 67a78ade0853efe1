import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCredits } from './credits.ts';

const namesIn = (byline: string) => readCredits(byline).map((it) => it.name);

describe('the names of a byline are literal and in order', () => {
  it.each([
    ['Kate Example', ['Kate Example']],
    ['By Kate Example', ['Kate Example']],
    ['Von Max Muster', ['Max Muster']],
    ['Par Inès Exemple', ['Inès Exemple']],
    ['Por Juan Ejemplo', ['Juan Ejemplo']],
    ['Di Maria Esempio', ['Maria Esempio']],
    ['Door Jan van der Berg', ['Jan van der Berg']],
    ['نویسنده: لطیفه نوری', ['لطیفه نوری']],
    ['نوشته لطیفه نوری و احمد شاه', ['لطیفه نوری', 'احمد شاه']],
    ['لیکوال: احمد شاه او لطیفه نوری', ['احمد شاه', 'لطیفه نوری']],
    ['بقلم: سمير مثال، ليلى نموذج', ['سمير مثال', 'ليلى نموذج']],
    ['Kate Example and Tom Other', ['Kate Example', 'Tom Other']],
    ['Max Muster und Anna Beispiel', ['Max Muster', 'Anna Beispiel']],
    ['Inès Exemple, Luc Autre et Zoé Tiers', ['Inès Exemple', 'Luc Autre', 'Zoé Tiers']],
    ['KATE EXAMPLE, TOM OTHER & AMY THIRD', ['KATE EXAMPLE', 'TOM OTHER', 'AMY THIRD']],
    ['Prof. Dr. Anna Beispiel', ['Prof. Dr. Anna Beispiel']],
    ['A. B. Sample, Jr.', ['A. B. Sample, Jr.']],
    ['作者：王小明', ['作者：王小明'.slice(3)]],
    ['Aldane, Rosalind; Morrow, Tobias', ['Rosalind Aldane', 'Tobias Morrow']],
    ['Aldane, Rosalind', ['Rosalind Aldane']],
    ['Aldane, R., Morrow, T. K.', ['R. Aldane', 'T. K. Morrow']],
    ['writer_77', ['writer_77']],
    ['Kate Example, Kate Example', ['Kate Example']],
  ])('%s', (byline, names) => {
    expect(namesIn(byline)).toEqual(names);
  });
});

describe('what stands beside a name is no part of it', () => {
  it.each([
    ['Kate Example, Senior Analyst', ['Kate Example']],
    ['Kate Example | Staff Writer', ['Kate Example']],
    ['Kate Example, Senior Analyst, Example Institute', ['Kate Example']],
    ['Joan Example, Contributor', ['Joan Example']],
    ['Gastautor Max Muster', ['Max Muster']],
    ['Beispielblatt-Redakteurin Anna Muster', ['Anna Muster']],
    ['Inès Exemple, envoyée spéciale à Kaboul', ['Inès Exemple']],
    ['By Kate Example for The Example Times', ['Kate Example']],
    ['Kate Example in Kabul', ['Kate Example']],
    ['Por João Exemplo — Lisboa', ['João Exemplo']],
    ['Kate Example, PhD', ['Kate Example']],
    ['Max Muster (dpa)', ['Max Muster']],
    ['Kate Example · 12 min read', ['Kate Example']],
    ['Published on May 3, 2019 by Kate Example', ['Kate Example']],
    ['von Max Muster, veröffentlicht am 3.4.2020 um 10:00 Uhr', ['Max Muster']],
    ['By KATE EXAMPLE and TOM OTHER JAN. 3, 2019', ['KATE EXAMPLE', 'TOM OTHER']],
    ['Kate Example <kate@example.org>', ['Kate Example']],
    ['kate@example.org (Kate Example)', ['Kate Example']],
    ['Kate Example @kate_example', ['Kate Example']],
    ['Kate Example | Follow', ['Kate Example']],
    ['Mehr Artikel von Max Muster', []],
    ['Copyright Example House, all rights reserved', []],
  ])('%s', (byline, names) => {
    expect(namesIn(byline)).toEqual(names);
  });
});

describe('nobody is named by', () => {
  it.each([
    '',
    '   ',
    'By',
    'admin',
    'redaktion',
    'webmaster',
    'Unknown',
    'guest author',
    'Staff Writer',
    'kate@example.org',
    '@kate',
    'https://example.org/authors/kate',
    'example.org',
    '12 May 2019',
    '5 min read',
    'Comments',
    '1234',
  ])('“%s”', (byline) => {
    expect(readCredits(byline)).toEqual([]);
  });
});

describe('a role is the name’s own', () => {
  it.each([
    ['Reporting by Kate Example; Editing by Tom Other', ['Kate Example: author', 'Tom Other: editor']],
    ['Text: Max Muster Fotos: Anna Beispiel', ['Max Muster: author', 'Anna Beispiel: photographer']],
    ['Kate Example | Photos: Tom Other', ['Kate Example: author', 'Tom Other: photographer']],
    ['Kate Example. Translated by Tom Other', ['Kate Example: author', 'Tom Other: translator']],
    ['Max Muster, aus dem Englischen von Anna Beispiel', ['Max Muster: author', 'Anna Beispiel: translator']],
    ['Kate Example (ed.)', ['Kate Example: editor']],
    ['Illustrations by Tom Other', ['Tom Other: illustrator']],
    ['ترجمه: لطیفه نوری', ['لطیفه نوری: translator']],
  ])('%s', (byline, expected) => {
    expect(readCredits(byline).map((it) => `${it.name}: ${it.role}`)).toEqual(expected);
  });
});

describe('an organisation is told from a person', () => {
  it.each([
    ['AAN Team', 'organisation'],
    ['Institute for Soil and Water', 'organisation'],
    ['Water and Sanitation Unit', 'organisation'],
    ['Bundesministerium für Boden und Wasser', 'organisation'],
    ['Die Redaktion von Beispielblatt', 'organisation'],
    ['UNAMA', 'organisation'],
    ['dpa', 'organisation'],
    ['Kate Example', 'person'],
  ])('%s: %s', (byline, kind) => {
    expect(readCredits(byline)).toMatchObject([{ name: byline, kind }]);
  });
});

describe('whatever the text', () => {
  it('is read, and its names stand in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const credit of readCredits(text)) expect(credit.name.trim()).not.toBe('');
      }),
    );
  });

  it('keeps the literal words of a turned name', () => {
    expect(readCredits('Aldane, Rosalind; Morrow, Tobias').map((it) => it.literal)).toEqual([
      'Aldane, Rosalind',
      'Morrow, Tobias',
    ]);
  });

  it.each([['By '], ['a, '], ['Kate for '], ['x@'], [' '], ['(']])(
    'does not take long over “%s” over and over',
    (part) => {
      expect(readCredits(part.repeat(100_000)).length).toBeLessThan(1_000);
    },
  );
});
