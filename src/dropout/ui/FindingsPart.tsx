import { Button, Checkbox, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { CATEGORIES, type Category, EVERY_CATEGORY, EVERY_GROUP, GROUPS, type Group } from '../dropout-case.ts';
import type { WholeDropout } from './answers.ts';
import { Fact } from './ChildFacts.tsx';
import { Chips } from './Chips.tsx';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';

/** 查明的情况 — why, where, and what family it is. */
export function FindingsPart({ of }: { readonly of: WholeDropout }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const mayWrite = of.deeds.includes('establish');
  const { category, groups, whereabouts, found } = of;
  return (
    <section aria-label="查明的情况">
      <h2>
        查明的情况
        {mayWrite && (
          <Button
            className="r-no-print"
            size="small"
            type={category === undefined ? 'primary' : 'default'}
            onClick={() => setOpen(true)}
          >
            {category === undefined ? '填写' : '修改'}
          </Button>
        )}
      </h2>
      {category === undefined ? (
        <p className="r-quiet">{mayWrite ? '排查之后，在这里写明原因和去向，然后开始劝返。' : '还没有查明。'}</p>
      ) : (
        <dl className="d-facts">
          <Fact title="原因">{CATEGORIES[category]}</Fact>
          <Fact title="特殊群体">{groups.map((group) => GROUPS[group]).join('、') || '—'}</Fact>
          <Fact title="去向">{whereabouts}</Fact>
          {found !== '' && <Fact title="情况">{found}</Fact>}
        </dl>
      )}
      {isOpen && <FindingsForm of={of} close={() => setOpen(false)} />}
    </section>
  );
}

function FindingsForm({ of, close }: { readonly of: WholeDropout; readonly close: () => void }): ReactNode {
  const [category, setCategory] = useState<Category | undefined>(of.category);
  const [groups, setGroups] = useState<readonly Group[]>(of.groups);
  const [whereabouts, setWhereabouts] = useState(of.whereabouts);
  const [found, setFound] = useState(of.found);
  const [first, setFirst] = useState(of.firstAbsentOn ?? '');
  const { busy, answer, run } = useDeed();
  const save = async () => {
    if (category === undefined) return;
    const params = { path: { id: of.id } };
    const said = { revision: of.revision, category, groups: [...groups], whereabouts, found };
    const body = { ...said, ...(first !== '' && { firstAbsentOn: first }) };
    if (await run(answered(api.PUT('/api/dropouts/{id}/findings', { params, body })))) close();
  };
  return (
    <Drawer open title="查明的情况" onClose={close} size={560}>
      <div className="r-form">
        <Chips
          label="原因"
          choices={EVERY_CATEGORY.map((each) => [each, CATEGORIES[each]] as const)}
          value={category}
          choose={setCategory}
        />
        <fieldset className="d-groups">
          <legend>特殊群体（没有的不选）</legend>
          <Checkbox.Group
            value={[...groups]}
            options={EVERY_GROUP.map((group) => ({ value: group, label: GROUPS[group] }))}
            onChange={(to) => setGroups(to)}
          />
        </fieldset>
        <Field label="孩子现在在哪里" of="whereabouts" error={objectionTo(answer, 'whereabouts')}>
          <Input
            id="whereabouts"
            maxLength={500}
            value={whereabouts}
            onChange={({ target }) => setWhereabouts(target.value)}
          />
        </Field>
        <Field label="首次缺勤日期（不清楚的不填）" of="first-day" error={objectionTo(answer, 'firstAbsentOn')}>
          <DayField id="first-day" value={first} onChange={setFirst} />
        </Field>
        <Field
          label="情况"
          of="found"
          hint="家里什么情况、为什么不来；涉案的不写在这里"
          error={objectionTo(answer, 'found')}
        >
          <Input.TextArea
            id="found"
            rows={4}
            maxLength={2000}
            value={found}
            onChange={({ target }) => setFound(target.value)}
          />
        </Field>
        <Refusals answer={answer} title="没有保存" />
        <Button type="primary" size="large" block loading={busy} disabled={category === undefined} onClick={save}>
          保存
        </Button>
      </div>
    </Drawer>
  );
}
