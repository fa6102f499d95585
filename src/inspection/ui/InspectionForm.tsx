import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Input, InputNumber, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import { useNarrow } from '#src/web/narrow.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import { MOST_PUPILS, MOST_SCHOOLS } from '../inspection.ts';
import type { WholeInspection } from './answers.ts';
import '#src/organization/ui/organization.css';
import './inspection.css';

interface Props {
  /** The one that is changed; absent for a new one. */
  readonly of?: WholeInspection;
  readonly close: () => void;
  readonly onDone: (id: string) => void;
}

interface Design {
  readonly schools: readonly string[];
  readonly drawSchools: number;
  readonly pupils: number;
  readonly bySize: boolean;
}

const USUAL: Design = { schools: [], drawSchools: 0, pupils: 60, bySize: true };

/** 安排督查 — which county, on which ground, by whom, and how many are drawn of what. */
export function InspectionForm({ of, close, onDone }: Props): ReactNode {
  const queries = useQueryClient();
  const { name } = useSession();
  const isNarrow = useNarrow();
  const [unit, setUnit] = useState<string | undefined>(of?.unit);
  const [words, setWords] = useState({
    ...{ title: of?.title ?? '', subject: of?.subject ?? '', basis: of?.basis ?? '', team: of?.team ?? name },
    ...{ startsOn: of?.startsOn ?? todayHere(), endsOn: of?.endsOn ?? todayHere() },
  });
  const [design, setDesign] = useState<Design>(of?.design ?? USUAL);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const wrong = (field: string) => objectionTo(answer, field);
  const set = (change: Partial<typeof words>) => setWords({ ...words, ...change });
  const send = async () => {
    setBusy(true);
    const body = { unit, ...words, design } as never; // the server reads it as its schema says
    const came =
      of === undefined
        ? await answered(api.POST('/api/inspections', { body }))
        : await answered(
            api.PUT('/api/inspections/{id}', {
              params: { path: { id: of.id } },
              body: { unit, ...words, design, revision: of.revision } as never, // as above
            }),
          );
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    for (const key of ['inspections', 'inspection', 'today']) await queries.invalidateQueries({ queryKey: [key] });
    onDone((came.data as { readonly id: string }).id); // both routes answer it
  };
  return (
    <Drawer
      open
      title={of === undefined ? '安排督查' : '修改计划'}
      size={isNarrow ? '100%' : 600}
      onClose={close}
      mask={{ closable: false }}
      footer={
        <div className="i-tools">
          <span className="r-quiet">抽样以前，县和学校看不到</span>
          <Button type="primary" loading={busy} disabled={unit === undefined} onClick={send}>
            {of === undefined ? '安排' : '保存'}
          </Button>
        </div>
      }
    >
      <div className="r-form">
        {of === undefined && (
          <Field label="被督查的县" of="inspection-unit" error={wrong('unit')}>
            <CountyChoice value={unit} onChange={setUnit} />
          </Field>
        )}
        <TextField label="名称" field="title" words={words} set={set} most={60} error={wrong('title')} />
        <TextField label="督查内容" field="subject" words={words} set={set} most={500} error={wrong('subject')} />
        <TextField label="依据" field="basis" words={words} set={set} most={200} error={wrong('basis')} />
        <TextField label="督查组" field="team" words={words} set={set} most={200} error={wrong('team')} />
        <div className="i-days">
          <Field label="开始" of="inspection-from" error={wrong('startsOn')}>
            <DayField id="inspection-from" value={words.startsOn} onChange={(startsOn) => set({ startsOn })} />
          </Field>
          <Field label="结束" of="inspection-to" error={wrong('endsOn')}>
            <DayField id="inspection-to" value={words.endsOn} onChange={(endsOn) => set({ endsOn })} />
          </Field>
        </div>
        <Field label="指定学校" of="inspection-schools" hint="不指定就是全县学校" error={wrong('schools')}>
          <div className="i-tags">
            {design.schools.map((path) => (
              <Tag
                key={path}
                closable
                onClose={() => setDesign({ ...design, schools: design.schools.filter((each) => each !== path) })}
              >
                <UnitName path={path} />
              </Tag>
            ))}
          </div>
          <UnitFilter
            key={turn}
            value={undefined}
            onChange={(path) => {
              if (path !== undefined && !design.schools.includes(path)) {
                setDesign({ ...design, schools: [...design.schools, path] });
              }
              setTurn(turn + 1);
            }}
          />
        </Field>
        <div className="i-days">
          <Field label="先抽几所学校" of="inspection-draw" hint="0 为不先抽学校" error={wrong('drawSchools')}>
            <InputNumber
              id="inspection-draw"
              min={0}
              max={MOST_SCHOOLS}
              precision={0}
              value={design.drawSchools}
              onChange={(count) => setDesign({ ...design, drawSchools: count ?? 0 })}
            />
          </Field>
          <Field label="抽查学生" of="inspection-pupils" error={wrong('pupils')}>
            <InputNumber
              id="inspection-pupils"
              min={1}
              max={MOST_PUPILS}
              precision={0}
              value={design.pupils}
              onChange={(count) => setDesign({ ...design, pupils: count ?? 0 })}
            />
          </Field>
        </div>
        <Checkbox checked={design.bySize} onChange={({ target }) => setDesign({ ...design, bySize: target.checked })}>
          按学校规模分层（100 人以下、100 至 499 人、500 人以上，按比例）
        </Checkbox>
        <Refusals answer={answer} title={of === undefined ? '没有安排' : '没有保存'} />
      </div>
    </Drawer>
  );
}

type Units = Given<'/api/units', 'get'>;

function useUnitsBelow(under: string) {
  return useQuery({
    queryKey: ['units-below', under],
    staleTime: 300_000,
    queryFn: (): Promise<Units> => loaded(api.GET('/api/units', { params: { query: { under } } })),
  });
}

interface CountyProps {
  readonly value: string | undefined;
  readonly onChange: (path: string | undefined) => void;
}

function CountyChoice({ value, onChange }: CountyProps): ReactNode {
  const { unit: root } = useSession();
  const { data, isPending } = useUnitsBelow(root);
  const counties = (data?.rows ?? []).filter(({ kind }) => kind === 'county');
  return (
    <Select
      id="inspection-unit"
      placeholder="选一个县"
      loading={isPending}
      value={value ?? null}
      options={counties.map(({ path, name }) => ({ value: path, label: name }))}
      onChange={(to: string | null) => onChange(to ?? undefined)}
    />
  );
}

/** As the list from which it was chosen calls it: that is at hand already. */
function UnitName({ path }: { readonly path: string }): ReactNode {
  const { data } = useUnitsBelow(path.slice(0, path.lastIndexOf('/')));
  return data?.rows.find((unit) => unit.path === path)?.name ?? path.split('/').at(-1);
}

type WordName = 'title' | 'subject' | 'basis' | 'team';

interface TextProps {
  readonly label: string;
  readonly field: WordName;
  readonly words: Readonly<Record<WordName, string>>;
  readonly set: (change: Partial<Record<WordName, string>>) => void;
  readonly most: number;
  readonly error: string | undefined;
}

function TextField({ label, field, words, set, most, error }: TextProps): ReactNode {
  const id = `inspection-${field}`;
  return (
    <Field label={label} of={id} error={error}>
      {most > 200 ? (
        <Input.TextArea
          id={id}
          value={words[field]}
          maxLength={most}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => set({ [field]: target.value })}
        />
      ) : (
        <Input
          id={id}
          value={words[field]}
          maxLength={most}
          onChange={({ target }) => set({ [field]: target.value })}
        />
      )}
    </Field>
  );
}
