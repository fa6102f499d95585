import { checkCharacterOf } from '#src/registry/identity-number.ts';
import { type otherSerial, type Plant, type PlantGroup, renumbered, temporary } from './plant.ts';

/** 身份证号 — its form, its digits, and what they say against the other cells: ID-10 to ID-17. */
export const IDENTITY_NUMBER: PlantGroup = {
  about: 'people',
  needsOwnNumber: true,
  plants: [
    wrongNumber('ID-10', 8, (number, random) => {
      const at = random.between(7, 16);
      const lost = number.slice(0, at) + number.slice(at + 1);
      const withLetter = `${number.slice(0, 14)}O${number.slice(15)}`;
      return random.pick([lost, lost, withLetter, number.slice(0, 6) + number.slice(8, 17)]);
    }),
    wrongNumber('ID-11', 12, (number, random) => {
      const check = number.slice(17);
      return number.slice(0, 17) + random.pick([...'0123456789X'].filter((other) => other !== check));
    }),
    wrongNumber('ID-12', 4, (number, random) => renumbered(number, 10, `${random.between(13, 99)}`)),
    wrongNumber('ID-13', 3, (number, random) => renumbered(number, 0, random.pick(['40', '47', '10', '99']))),
    {
      code: 'ID-14',
      weight: 10,
      cells: ({ idNumber }, { random }) => {
        const day = Number(idNumber.slice(12, 14));
        const other = 1 + ((day - 1 + random.between(1, 26)) % 28);
        return { birthDate: idNumber.slice(6, 12) + String(other).padStart(2, '0') };
      },
    },
    { code: 'ID-15', weight: 8, cells: ({ sex }) => ({ sex: sex === '男' ? '女' : '男' }) },
    {
      code: 'ID-16',
      weight: 8,
      also: ({ sex }, { idNumber = '' }) => {
        if (!idNumber.endsWith('000')) return ['ID-10'];
        return sex === '男' ? ['ID-11', 'ID-15'] : ['ID-11'];
      },
      // By chance 000 can be right: then nothing shows that digits were lost.
      fits: ({ idNumber }) => checkCharacterOf(`${idNumber.slice(0, 15)}00`) !== '0',
      cells: ({ idNumber }, scene) => ({
        idNumber: scene.random.pick([`${idNumber.slice(0, 15)}000`, `${idNumber[0]}.${idNumber.slice(1, 6)}E+17`]),
        ...temporary(scene),
      }),
    },
    {
      code: 'ID-17',
      weight: 8,
      cells: ({ idNumber }, { random }) => {
        const spaced = `${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`;
        const small = idNumber.endsWith('X') ? idNumber.toLowerCase() : `'${idNumber}`;
        const wide = idNumber.slice(0, 14) + [...idNumber.slice(14)].map(toFullWidth).join('');
        return { idNumber: random.pick([spaced, small, small, wide]) };
      },
    },
  ],
};

/** A number typed wrong has never passed the national check, so that the record is still a temporary one. */
function wrongNumber(code: string, weight: number, spoil: (number: string, random: Random) => string): Plant {
  return {
    code,
    weight,
    cells: ({ idNumber }, scene) => ({ idNumber: spoil(idNumber, scene.random), ...temporary(scene) }),
  };
}

type Random = Parameters<typeof otherSerial>[1];

function toFullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}
