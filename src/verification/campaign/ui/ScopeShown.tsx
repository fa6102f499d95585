import type { ReactNode } from 'react';
import { ruleOf } from '#src/findings/rule-of.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { type FieldName, titleOf } from '#src/registry/fields.ts';
import type { CampaignView } from './answers.ts';

/** 核查什么、核查谁 */
export function ScopeShown({ campaign }: { readonly campaign: CampaignView }): ReactNode {
  const { content, scope, pupils, schools } = campaign;
  const grades = content.grades.map((code) => CODE_TABLES.grade.find((each) => each.code === code)?.label ?? code);
  const fields = content.emphasis.fields.map((name) => titleOf(name as FieldName)); // the campaign was read by its schema
  const rules = content.emphasis.rules.map((code) => ruleOf(code)?.title ?? code);
  return (
    <dl className="v-scope">
      <dt>范围</dt>
      <dd>
        {scope.map(({ name }) => name).join('、')}；{grades.length === 0 ? '全部年级' : grades.join('、')}
        {pupils !== undefined && (
          <>
            ；启动后涉及 {schools?.toLocaleString('zh-CN')} 所学校、{pupils.toLocaleString('zh-CN')} 名学生
          </>
        )}
      </dd>
      <dt>重点</dt>
      <dd>{[...fields, ...rules].join('、') || '没有另定重点'}</dd>
    </dl>
  );
}
