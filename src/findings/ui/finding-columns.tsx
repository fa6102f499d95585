import type { Column } from '#src/web/table/columns.ts';
import { STATES } from '../lifecycle.ts';
import type { Finding } from './answers.ts';
import { RemedyButton } from './RemedyButton.tsx';
import { DaysLeft, Severity } from './Severity.tsx';

/** The columns of the list of findings; `explain` where the office may write an explanation. */
export function findingColumns(explain: ((finding: Finding) => void) | undefined): readonly Column<Finding>[] {
  return [
    { key: 'name', title: '姓名', width: 96, card: 'head', show: ({ name }) => name, full: ({ name }) => name },
    {
      key: 'place',
      title: '班级、学校',
      width: 180,
      grow: true,
      optional: 'shown',
      show: ({ place }) => `${place.class} ${place.school}`,
      full: ({ place }) => `${place.class} ${place.school}`,
    },
    { key: 'severity', title: '等级', width: 60, show: ({ severity }) => <Severity of={severity} /> },
    {
      key: 'message',
      title: '问题',
      width: 240,
      grow: true,
      show: ({ message }) => message,
      full: ({ message, title, advice }) => `${title}：${message}。${advice}`,
    },
    {
      key: 'way',
      title: '怎么办',
      width: 180,
      show: (finding) =>
        finding.state === 'open' ? (
          <RemedyButton finding={finding} explain={explain && (() => explain(finding))} />
        ) : (
          STATES[finding.state]
        ),
    },
    {
      key: 'due',
      title: '期限',
      width: 140,
      show: ({ daysLeft, isOverdue, isUndated }) => (
        <DaysLeft days={daysLeft} overdue={isOverdue} undated={isUndated} />
      ),
    },
    { key: 'rule', title: '规则', width: 72, optional: 'hidden', show: ({ rule }) => rule, full: ({ title }) => title },
    { key: 'field', title: '栏目', width: 120, optional: 'hidden', show: ({ fieldTitle }) => fieldTitle },
    { key: 'owner', title: '责任岗位', width: 110, optional: 'hidden', show: ({ ownerTitle }) => ownerTitle },
    {
      key: 'explanation',
      title: '说明',
      width: 200,
      optional: 'hidden',
      show: ({ explanation }) => explanation,
      full: ({ explanation }) => explanation,
    },
  ];
}
