import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import type { Answer } from '#src/web/answer.ts';
import { answered, api, loaded } from '#src/web/api.ts';
import { DropZone } from '#src/web/DropZone.tsx';
import { useNarrow } from '#src/web/narrow.ts';
import { Failure } from '#src/web/PageState.tsx';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { sendForm } from '#src/web/send-form.ts';
import { BASES, type BasisKind, EVERY_BASIS } from '../bases.ts';
import { LONGEST } from '../violation.ts';
import type { SourcesGiven } from './answers.ts';
import { useKinds } from './use-kinds.ts';
import '#src/organization/ui/organization.css';
import './discipline.css';

interface Props {
  readonly close: () => void;
  readonly onDone: (id: string) => void;
}

interface Chosen {
  readonly kind: BasisKind;
  readonly subject: string;
  readonly title: string;
}

interface Typed {
  readonly unit: string | undefined;
  readonly kind: string;
  readonly title: string;
  readonly foundOn: string;
  readonly facts: string;
  readonly people: readonly { readonly name: string; readonly duty: string }[];
  readonly bases: readonly Chosen[];
}

/** 登记违规 — of whom, of which kind, what happened, and what it rests on. */
export function ViolationForm({ close, onDone }: Props): ReactNode {
  const queries = useQueryClient();
  const isNarrow = useNarrow();
  const kinds = useKinds().filter(({ isRetired }) => !isRetired);
  const [typed, setTyped] = useState<Typed>({
    ...{ unit: undefined, kind: '', title: '', foundOn: todayHere(), facts: '' },
    ...{ people: [], bases: [] },
  });
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<unknown>>();
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const wrong = (field: string) => objectionTo(answer, field);
  const send = async () => {
    setBusy(true);
    const bases = typed.bases.map(({ kind, subject }) => ({ kind, subject }));
    const came = await answered(api.POST('/api/violations', { body: { ...typed, bases } as never })); // the server reads it as its schema says
    setBusy(false);
    setAnswer(came);
    if (came.is !== 'ok') return;
    for (const key of ['violations', 'violation-figures', 'today'])
      await queries.invalidateQueries({ queryKey: [key] });
    onDone((came.data as { readonly id: string }).id); // the route's 201
  };
  return (
    <Drawer
      open
      title="登记违规"
      size={isNarrow ? '100%' : 620}
      onClose={close}
      mask={{ closable: false }}
      footer={
        <div className="ds-tools">
          <span className="r-quiet">登记以后由县局核实；登记人不作决定</span>
          <Button type="primary" loading={busy} disabled={typed.unit === undefined} onClick={send}>
            登记
          </Button>
        </div>
      }
    >
      <div className="r-form">
        <Field label="责任单位" of="violation-unit" hint="学校、教学点或中心校" error={wrong('unit')}>
          <UnitFilter value={typed.unit} onChange={(unit) => set({ unit, bases: [] })} />
        </Field>
        <Field label="种类" of="violation-kind" error={wrong('kind')}>
          <Select
            id="violation-kind"
            value={typed.kind === '' ? null : typed.kind}
            options={kinds.map(({ key, title }) => ({ value: key, label: title }))}
            onChange={(kind: string) => set({ kind })}
          />
        </Field>
        <Field label="事由" of="violation-title" hint="一句话，不写学生姓名和号码" error={wrong('title')}>
          <Input
            id="violation-title"
            value={typed.title}
            maxLength={LONGEST.title}
            showCount
            onChange={({ target }) => set({ title: target.value })}
          />
        </Field>
        <Field label="发现日期" of="violation-day" error={wrong('foundOn')}>
          <DayField id="violation-day" value={typed.foundOn} onChange={(foundOn) => set({ foundOn })} />
        </Field>
        <Field label="违规事实" of="violation-facts" hint="何时、何事、涉及多少学生；加密保存" error={wrong('facts')}>
          <Input.TextArea
            id="violation-facts"
            value={typed.facts}
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={LONGEST.text}
            onChange={({ target }) => set({ facts: target.value })}
          />
        </Field>
        <People value={typed.people} onChange={(people) => set({ people })} error={wrong('people')} />
        {typed.unit === undefined ? (
          <p className="r-quiet">选了责任单位以后，在这里选依据：问题、业务、督查，或上传书面材料。</p>
        ) : (
          <Bases
            key={typed.unit}
            unit={typed.unit}
            value={typed.bases}
            onChange={(bases) => set({ bases })}
            error={wrong('bases')}
          />
        )}
        <Refusals answer={answer} title="没有登记" />
      </div>
    </Drawer>
  );
}

interface PeopleProps {
  readonly value: Typed['people'];
  readonly onChange: (people: Typed['people']) => void;
  readonly error: string | undefined;
}

function People({ value, onChange, error }: PeopleProps): ReactNode {
  const set = (at: number, change: Partial<Typed['people'][number]>) =>
    onChange(value.map((person, each) => (each === at ? { ...person, ...change } : person)));
  return (
    <Field label="责任人（可不填）" of="violation-people" error={error}>
      {value.map(({ name, duty }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else to be told by
        <div key={at} className="ds-person">
          <Input
            aria-label={`责任人 ${at + 1} 姓名`}
            placeholder="姓名"
            value={name}
            maxLength={LONGEST.name}
            onChange={({ target }) => set(at, { name: target.value })}
          />
          <Input
            aria-label={`责任人 ${at + 1} 职务`}
            placeholder="职务"
            value={duty}
            maxLength={LONGEST.duty}
            onChange={({ target }) => set(at, { duty: target.value })}
          />
          <Button onClick={() => onChange(value.filter((_, each) => each !== at))}>删去</Button>
        </div>
      ))}
      <Button id="violation-people" onClick={() => onChange([...value, { name: '', duty: '' }])}>
        增加责任人
      </Button>
    </Field>
  );
}

interface BasesProps {
  readonly unit: string;
  readonly value: readonly Chosen[];
  readonly onChange: (bases: readonly Chosen[]) => void;
  readonly error: string | undefined;
}

/** 依据 — chosen from the ledgers that concern the unit, or a paper that is uploaded here. */
function Bases({ unit, value, onChange, error }: BasesProps): ReactNode {
  const [kind, setKind] = useState<BasisKind>('finding');
  const query = useQuery({
    queryKey: ['violation-sources', unit, kind],
    queryFn: (): Promise<SourcesGiven> =>
      loaded(api.GET('/api/violations/sources', { params: { query: { unit, kind } as never } })), // the unit is a path of the tree
  });
  const rows = query.data?.rows ?? [];
  const has = (subject: string) => value.some((each) => each.subject === subject);
  const upload = async (files: readonly File[]): Promise<Answer<Chosen[]>> => {
    const added: Chosen[] = [];
    for (const file of files) {
      const form = new FormData();
      form.append('kind', unit);
      form.append('file', file);
      const came = await answered(sendForm<{ readonly id: string }>('/api/violations/papers', form));
      if (came.is !== 'ok') return came;
      added.push({ kind: 'evidence', subject: came.data.id, title: file.name });
    }
    return { is: 'ok', data: added };
  };
  return (
    <Field label={`依据（已选 ${value.length}）`} of="violation-bases" error={error}>
      <Select
        id="violation-bases"
        value={kind}
        options={EVERY_BASIS.map((each) => ({ value: each, label: BASES[each].title }))}
        onChange={setKind}
      />
      {kind === 'evidence' && (
        <DropZone
          title="选择或拖入书面材料"
          hint="收 PDF、jpg、png，每个不超过 5 MB，加密保存"
          accept=".jpg,.jpeg,.png,.pdf"
          send={upload}
          sent={async (added: Chosen[]) => {
            onChange([...value, ...added]);
            await query.refetch();
          }}
        />
      )}
      {query.error !== null && <Failure error={query.error} retry={query.refetch} />}
      {query.data !== undefined && rows.length === 0 && kind !== 'evidence' && (
        <p className="r-quiet">这个单位没有可选的{BASES[kind].title}。</p>
      )}
      <ul className="ds-list">
        {rows.map(({ subject, title }) => (
          <li key={subject}>
            <Checkbox
              checked={has(subject)}
              onChange={() =>
                onChange(
                  has(subject)
                    ? value.filter((each) => each.subject !== subject)
                    : [...value, { kind, subject, title }],
                )
              }
            >
              {title}
            </Checkbox>
          </li>
        ))}
      </ul>
      {value
        .filter(({ kind: of }) => of !== kind)
        .map(({ subject, title, kind: of }) => (
          <p key={subject} className="r-quiet">
            已选{BASES[of].title}：{title}
          </p>
        ))}
    </Field>
  );
}
