import { expect, test } from 'vitest';
import { PROCEDURES } from '../index.ts';
import { procedures } from './procedures.ts';

test('every procedure is listed under its group, with the name by which it is asked for', async () => {
  const { code, said } = await run([]);
  expect(code).toBe(0);
  for (const { id, title } of PROCEDURES) expect(said).toContain(`  ${id}  ${title}\n`);
  expect(said).toContain(`共 ${PROCEDURES.length} 项`);
});

test('one of them is explained by its id or by its title: form, proofs, desks, authority', async () => {
  const byId = await run(['leave-of-absence']);
  expect(byId).toEqual(await run(['休学']));
  expect(byId.said).toContain('诊断证明');
  expect(byId.said).toContain('1. 学校审核（学籍所在学校：学校领导；10 个工作日）');
  expect(byId.said).toContain('义务教育法');
});

test('what is no procedure is refused, with the way to find one', async () => {
  expect(await run(['holiday'])).toEqual({
    code: 2,
    said: '',
    refused: '没有编号为“holiday”的业务；用 renji procedures 查看全部编号。\n',
  });
});

async function run(argv: readonly string[]) {
  let said = '';
  let refused = '';
  const code = await procedures.run(argv, {
    out: async (text) => {
      said += text;
    },
    err: (text) => {
      refused += text;
    },
    ...{ isTerminal: false, showsProgress: false, width: 80 },
  });
  return { code, said, refused };
}
