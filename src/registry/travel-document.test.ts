import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isHongKongCard,
  isHongKongMacaoPermit,
  isMacaoCard,
  isPassport,
  isResidencePermit,
  isTaiwanPermit,
} from './travel-document.ts';

test.each(['A123456(3)', 'A1234563', 'a123456（3）', 'AB987654(3)', 'C668668(9)'])('%s is a Hong Kong card', (text) =>
  expect(isHongKongCard(text)).toBe(true),
);

test.each(['A123456(4)', 'A123456(3', 'A12345(3)', '123456(3)', 'ABC123456(3)'])('%s is none', (text) =>
  expect(isHongKongCard(text)).toBe(false),
);

test('of the eleven check characters of a Hong Kong card exactly one is right', () => {
  const body = fc.tuple(fc.stringMatching(/^[A-Z]{1,2}$/), fc.stringMatching(/^\d{6}$/)).map((parts) => parts.join(''));
  fc.assert(
    fc.property(body, (card) => {
      expect([...'0123456789A'].filter((check) => isHongKongCard(`${card}(${check})`))).toHaveLength(1);
    }),
  );
});

test('a Macao card begins 1, 5 or 7', () => {
  expect(['1234567(8)', '51234567', '7123456（0）'].filter(isMacaoCard)).toHaveLength(3);
  expect(['2234567(8)', '123456(7)', '1234567(A)', '1234567('].filter(isMacaoCard)).toEqual([]);
});

test('a permit to enter the mainland is H or M and eight digits, or ten on older ones', () => {
  expect(['H12345678', 'm1234567801'].filter(isHongKongMacaoPermit)).toHaveLength(2);
  expect(['H1234567', 'H123456789', 'K12345678', '12345678'].filter(isHongKongMacaoPermit)).toEqual([]);
});

test('a permit from Taiwan is eight digits, or ten and a letter on older ones', () => {
  expect(['12345678', '0012345678B', '0012345678(B)'].filter(isTaiwanPermit)).toHaveLength(3);
  expect(['1234567', '0012345678', 'T12345678'].filter(isTaiwanPermit)).toEqual([]);
});

test('a residence permit has a citizen’s check and one of three districts', () => {
  expect(['810000201503129917', '820000201503129919', '830000201503129910'].filter(isResidencePermit)).toHaveLength(3);
  expect(['810000201503129910', '411323201503129914', '810000'].filter(isResidencePermit)).toEqual([]);
});

test('a passport is five to twenty letters and digits', () => {
  expect(['E12345678', 'EA1234567', 'g12345678', '12345', 'X'.repeat(20)].filter(isPassport)).toHaveLength(5);
  expect(['E123', 'E1234-5678', '护照12345', 'X'.repeat(21)].filter(isPassport)).toEqual([]);
});

test('no cell, whatever is in it, stops the readers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const reads of [
        isHongKongCard,
        isMacaoCard,
        isHongKongMacaoPermit,
        isTaiwanPermit,
        isResidencePermit,
        isPassport,
      ]) {
        expect(typeof reads(text)).toBe('boolean');
      }
    }),
  );
});
