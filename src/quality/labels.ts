import type { Dimension, Remedy, Severity } from './rule.ts';

/** 等级, from worst to mildest. */
export const SEVERITIES = ['error', 'query', 'notice'] as const satisfies readonly Severity[];

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = { error: '错误', query: '疑问', notice: '提示' };

/** The worse of two severities. */
export function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

export const DIMENSION_LABELS: Readonly<Record<Dimension, string>> = {
  conformance: '规范性',
  completeness: '完整性',
  plausibility: '合理性',
  timeliness: '及时性',
};

export const REMEDY_LABELS: Readonly<Record<Remedy, string>> = {
  edit: '直接修改',
  normalise: '规范书写',
  explain: '核实说明',
  'key-information-change': '关键信息变更',
  'no-id-pathway': '无身份证件号核查流程',
  'duplicate-pathway': '重复学籍处理流程',
  formalisation: '临时学籍转正式',
  reentry: '复学',
  graduation: '毕业',
  'presence case': '核实去向，办理异动',
  'admission or registration': '招生录取、转入或建籍',
  transfer: '转学',
  'status correction': '更正学籍状态',
  'report to county': '报县局处理',
};
