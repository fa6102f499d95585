import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flawOfAddress } from './address.ts';
import { readKilometres } from './distance.ts';
import { readPhone } from './phone.ts';
import { countyOfRegion, readRegion } from './region.ts';

describe('a phone number', () => {
  test.each([
    ['13837700001', '13837700001'],
    ['138 3770 0001', '13837700001'],
    ['138-3770-0001', '13837700001'],
    ['１３８３７７０００１１', '13837700011'],
    ['0377-69661234', '037769661234'],
    ['010 1234567', '0101234567'],
  ])('%s is dialled %s', (text, digits) => expect(readPhone(text)).toBe(digits));

  test.each([
    '',
    '无',
    '12837700001',
    '1383770000',
    '138377000011',
    '69661234',
    '(0377)69661234',
    '+8613837700001',
    '4001234567',
  ])('%s cannot be dialled', (text) => expect(readPhone(text)).toBeUndefined());

  test('already plain is given back byte for byte', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => {
        expect(readPhone(phone)).toBe(phone);
      }),
    );
  });

  test('is found however it is broken up', () => {
    const broken = fc.array(fc.constantFrom(' ', '-', '\u3000', '－', ''), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), broken, (phone, gaps) => {
        expect(readPhone([...phone].map((digit, at) => gaps[at] + digit).join('') + gaps[11])).toBe(phone);
      }),
    );
  });
});

describe('a region', () => {
  test.each(['411323', '411323104205', '710000', '810000', '４１１３２３', ' 411323 '])('%s is one', (text) =>
    expect(readRegion(text)).toBe(text.trim().normalize('NFKC')),
  );

  test.each(['', '41132', '4113230000', '991323', '161323', '411323000000X', '河南省'])('%s is none', (text) =>
    expect(readRegion(text)).toBeUndefined(),
  );

  test('lies in a county, unless it names no more than a city or a province', () => {
    expect(countyOfRegion('411323104205')).toBe('411323');
    expect(countyOfRegion('411300')).toBeUndefined();
    expect(countyOfRegion('410000000000')).toBeUndefined();
  });
});

test.each([
  ['丁河镇简村3组', undefined],
  ['西峡县城关镇', undefined],
  ['同上', 'placeholder'],
  [' 无 ', 'placeholder'],
  ['474550', 'number'],
  ['３００１２３４', 'number'],
  ['丁河镇简村', 'short'],
  ['\u{20BB7}\u{20BB7}\u{20BB7}', 'short'],
] as const)('the flaw of the address %s is %s', (address, flaw) => expect(flawOfAddress(address)).toBe(flaw));

test.each([
  ['3', 3],
  ['3.5公里', 3.5],
  ['２０ km', 20],
  ['800米', 0.8],
  ['', undefined],
  ['很远', undefined],
  ['-3', undefined],
] as const)('the distance %s is %s kilometres', (text, kilometres) => expect(readKilometres(text)).toBe(kilometres));

test('no reader ever throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readPhone(text);
      readRegion(text);
      countyOfRegion(text);
      flawOfAddress(text);
      readKilometres(text);
    }),
  );
});
