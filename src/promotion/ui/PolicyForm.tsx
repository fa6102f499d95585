import { Form, Radio, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { UnitPicker } from '#src/organization/ui/UnitPicker.tsx';
import type { Policy, School } from './answers.ts';

interface Props {
  readonly policy: Policy;
  /** The names of the 五四制 schools the policy began with. */
  readonly schools: readonly School[];
  readonly onChange: (policy: Policy) => void;
}

/** 升级办法 — three things a county decides; the preview follows them at once. */
export function PolicyForm({ policy, schools, onChange }: Props): ReactNode {
  const [added, setAdded] = useState<readonly School[]>([]);
  const nameOf = (path: string) => [...added, ...schools].find((school) => school.path === path)?.name ?? path;
  const add = (school: { readonly path: string; readonly title: string } | undefined) => {
    if (school === undefined || policy.fiveFour.includes(school.path)) return;
    setAdded([...added, { path: school.path, name: school.title }]);
    onChange({ ...policy, fiveFour: [...policy.fiveFour, school.path] });
  };
  return (
    <Form layout="vertical" className="r-promotion-policy" component="section" aria-label="升级办法">
      <Form.Item label="毕业年级">
        <Radio.Group
          value={policy.graduates}
          onChange={({ target }) => onChange({ ...policy, graduates: target.value })}
          options={[
            { value: 'school', label: '由各学校办理“毕业”' },
            { value: 'county', label: '由县局在这里统一毕业' },
          ]}
        />
      </Form.Item>
      <Form.Item label="问题学籍">
        <Radio.Group
          value={policy.problems}
          onChange={({ target }) => onChange({ ...policy, problems: target.value })}
          options={[
            { value: 'promote', label: '照常随班升级' },
            { value: 'hold', label: '处理完再升' },
          ]}
        />
      </Form.Item>
      <Form.Item label="五四制学校（其余都按六三制）" htmlFor="five-four">
        <UnitPicker
          id="five-four"
          value={undefined}
          onChange={add}
          fits={({ kind }) => kind === 'school' || kind === 'teaching-point'}
        />
        <div className="r-promotion-schools">
          {policy.fiveFour.map((path) => (
            <Tag
              key={path}
              closable
              onClose={() => onChange({ ...policy, fiveFour: policy.fiveFour.filter((each) => each !== path) })}
            >
              {nameOf(path)}
            </Tag>
          ))}
        </div>
      </Form.Item>
    </Form>
  );
}
