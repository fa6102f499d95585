import { expect, test } from 'vitest';
import { keyInformationChange } from './key-information-change.ts';
import { procedureInWords } from './procedure-in-words.ts';
import { recordDeletion } from './record-deletion.ts';
import { schoolRegistration } from './school-registration.ts';
import { transferInAcrossProvinces } from './transfer-in-across-provinces.ts';

test('the proofs are said for each reason a form may give', () => {
  const { proofs } = procedureInWords(keyInformationChange);
  expect(proofs).toContain('变更原因为“户籍重复，注销其一后换号”：户籍登记项目变更证明；户籍注销证明');
  expect(proofs).toContain('变更原因为“公安机关变更了姓名”：户籍登记项目变更证明 或 户籍注销证明');
});

test('what another document or a formal record needs besides is said too', () => {
  expect(procedureInWords(schoolRegistration).proofs).toEqual([
    '户口簿 或 居民身份证',
    '身份证件类型为“护照等其他证件”：在校生就读证明；监护人签字的身份证或户口簿',
    '身份证件类型为“其他（无证件号）”：在校生就读证明；监护人签字的身份证或户口簿',
    '已核实与同名学生不是同一人为“是”：户口簿 或 居民身份证；学校情况说明',
  ]);
  expect(procedureInWords(recordDeletion).proofs.at(-1)).toContain('省级教育行政部门批复');
});

test('whose desk each step is, and what is only written down here', () => {
  const { steps } = procedureInWords(transferInAcrossProvinces);
  expect(steps[1]).toBe('转入地县局审核（接收学校的县局：县局基础教育股；10 个工作日）');
  expect(steps.at(-1)).toContain('系统外办理，由接收学校：学籍管理员登记办结日期并附凭证');
});
