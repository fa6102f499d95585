import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, dressed, plainText, undressed, XmlScanner } from './xml-scan.ts';

function events(...pieces: string[]): string[] {
  const told: string[] = [];
  const scanner = new XmlScanner(
    {
      open: (name, attributes) => told.push(`<${name}${attributes}>`),
      close: (name) => told.push(`</${name}>`),
      text: (raw) => told.push(raw),
    },
    '工作表“一”',
  );
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return told;
}

const SHEET = '<?xml version="1.0"?>\n<x:a><b c="1 > 0" d=\'"\'/><!-- <e> -->f&lt;<![CDATA[<g>&]]></x:a>\n';

test('elements, texts and character data are told in order, prefixes taken off', () => {
  expect(events(SHEET).join('')).toBe('<a><b c="1 > 0" d=\'"\'></b>f&lt;<g>&amp;</a>');
});

test('it does not matter where the pieces are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(SHEET.length), { maxLength: 6 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), SHEET.length];
      const pieces = places.slice(1).map((end, index) => SHEET.slice(places[index], end));
      expect(events(...pieces).join('')).toBe(events(SHEET).join(''));
    }),
  );
});

describe('a document is refused', () => {
  test.each([
    ['whose end is missing', '<a><b></b>', 'xml-cut-off'],
    ['that breaks off inside a tag', '<a></a', 'xml-cut-off'],
    ['that is empty', '', 'xml-cut-off'],
    ['with a document type', '<!DOCTYPE a><a/>', 'xml-doctype'],
    ['whose tags do not fit', '<a><b></a></b>', 'xml-malformed'],
    ['with two roots', '<a/><b/>', 'xml-malformed'],
  ])('%s', (_, xml, refused) => {
    expect(() => events(xml)).toThrow(expect.objectContaining({ refusal: expect.objectContaining({ refused }) }));
  });
});

describe('an attribute', () => {
  test.each([
    [' r="A1" s="2"', 's', '2'],
    [" r='A1'", 'r', 'A1'],
    ['\n r = "A1"', 'r', 'A1'],
    [' name="a &amp; &quot;b&quot;"', 'name', 'a & "b"'],
    [' ss:Index="3"', 'Index', undefined],
    [' r="A1"', 't', undefined],
  ])('of %j named %s is %j', (attributes, name, value) => expect(attribute(attributes, name)).toBe(value));
});

test.each(['&x;', '&toString;', '&#x110000;', '&'])('the unknown entity %s is refused, not guessed', (raw) => {
  expect(() => plainText(raw)).toThrow(
    expect.objectContaining({ refusal: expect.objectContaining({ refused: 'xml-doctype' }) }),
  );
});

test('text in the dress of bytes comes back as it was, a lone half of a pair as U+FFFD', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(undressed(dressed(text))).toBe(text);
    }),
  );
  expect(undressed(dressed('a\ud842b'))).toBe('a\uFFFDb');
});
