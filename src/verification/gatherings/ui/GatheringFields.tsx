import { Checkbox, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { OFFICES, type Office } from '#src/organization/office.ts';
import { DayField } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { UnitFilter } from '#src/registry/ui/UnitFilter.tsx';
import type { Answer } from '#src/web/answer.ts';
import { objectionTo } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import { GATHERING_KINDS, type GatheringKind, shapeOf } from '../gathering.ts';
import { CampaignChoice } from './CampaignChoice.tsx';
import { type DraftTyped, firstAsked } from './draft-typed.ts';
import { OnlyUnits } from './OnlyUnits.tsx';

interface Props {
  readonly value: DraftTyped;
  readonly onChange: (draft: DraftTyped) => void;
  readonly answer: Answer<unknown> | undefined;
  readonly kinds: readonly GatheringKind[];
  /** As chosen, or as meant where nobody chose. */
  readonly campaign: string | undefined;
  /** Not planned yet: it can still be meant for every class. */
  readonly isNew: boolean;
}

const OWN_ROOM = '本班教室';

/** 填写项 of a meeting. */
export function GatheringFields({ value, onChange, answer, kinds, campaign, isNew }: Props): ReactNode {
  const session = useSession();
  const isSchool = session.unitKind === 'school' || session.unitKind === 'teaching-point';
  const set = (change: Partial<DraftTyped>) => onChange({ ...value, ...change });
  const wrong = (field: string) => objectionTo(answer, field);
  const turnTo = (kind: GatheringKind) => {
    const isUntouched = Object.values(GATHERING_KINDS).some(({ title }) => title === value.title);
    set({
      ...{ kind, offices: firstAsked(kind), units: [], unit: session.unit },
      ...(isUntouched && { title: GATHERING_KINDS[kind].title }),
      ...forClasses(kind === 'parents' && isSchool),
    });
  };
  // Each class has its own room and its own teacher.
  const forClasses = (everyClass: boolean): Partial<DraftTyped> => ({
    ...{ everyClass, unit: session.unit, host: everyClass ? '' : session.name },
    ...(everyClass && value.place === '' && { place: OWN_ROOM }),
  });
  return (
    <>
      <Field label="种类" of="gathering-kind" error={wrong('kind')}>
        <Select
          id="gathering-kind"
          value={value.kind}
          disabled={kinds.length < 2}
          options={kinds.map((kind) => ({ value: kind, label: GATHERING_KINDS[kind].title }))}
          onChange={turnTo}
        />
      </Field>
      {isNew && value.kind === 'parents' && isSchool && (
        <Radio.Group
          aria-label="哪些班"
          value={value.everyClass}
          options={[
            { value: true, label: '全校各班' },
            { value: false, label: '一个班' },
          ]}
          onChange={({ target }) => set(forClasses(Boolean(target.value)))}
        />
      )}
      {value.kind === 'parents' && session.unitKind !== 'class' && !value.everyClass && (
        <Field label="班级" of="gathering-unit" hint="家长会按班召开" error={wrong('unit')}>
          <UnitFilter
            value={value.unit === session.unit ? undefined : value.unit}
            onChange={(path) => set({ unit: path ?? session.unit })}
          />
        </Field>
      )}
      <Field label="名称" of="gathering-title" error={wrong('title')}>
        <Input
          id="gathering-title"
          value={value.title}
          maxLength={60}
          onChange={({ target }) => set({ title: target.value })}
        />
      </Field>
      <CampaignChoice value={campaign} onChange={(to) => set({ campaign: to })} error={wrong('campaign')} />
      <div className="g-when">
        <Field label="日期" of="gathering-day" error={wrong('day')}>
          <DayField id="gathering-day" value={value.day} onChange={(day) => set({ day })} />
        </Field>
        <TimeField label="开始" field="begins" value={value.begins} set={set} error={wrong('begins')} />
        <TimeField label="结束" field="ends" value={value.ends} set={set} error={wrong('ends')} />
      </div>
      <Field label="地点" of="gathering-place" error={wrong('place')}>
        <Input
          id="gathering-place"
          value={value.place}
          maxLength={60}
          placeholder={value.kind === 'parents' ? OWN_ROOM : '三楼会议室'}
          onChange={({ target }) => set({ place: target.value })}
        />
      </Field>
      <Field
        label="主讲、主持"
        of="gathering-host"
        {...(value.everyClass && { hint: '不填就是各班班主任' })}
        error={wrong('host')}
      >
        <Input
          id="gathering-host"
          value={value.host}
          maxLength={40}
          onChange={({ target }) => set({ host: target.value })}
        />
      </Field>
      {value.kind !== 'parents' && <Guests value={value} set={set} error={wrong('offices') ?? wrong('units')} />}
      <Field label="内容" of="gathering-agenda" error={wrong('agenda')}>
        <Input.TextArea
          id="gathering-agenda"
          value={value.agenda}
          maxLength={4000}
          autoSize={{ minRows: 3, maxRows: 10 }}
          onChange={({ target }) => set({ agenda: target.value })}
        />
      </Field>
    </>
  );
}

interface TimeProps {
  readonly label: string;
  readonly field: 'begins' | 'ends';
  readonly value: string;
  readonly set: (change: Partial<DraftTyped>) => void;
  readonly error: string | undefined;
}

function TimeField({ label, field, value, set, error }: TimeProps): ReactNode {
  const id = `gathering-${field}`;
  return (
    <Field label={label} of={id} error={error}>
      <Input id={id} type="time" value={value} onChange={({ target }) => set({ [field]: target.value })} />
    </Field>
  );
}

interface GuestsProps {
  readonly value: DraftTyped;
  readonly set: (change: Partial<DraftTyped>) => void;
  readonly error: string | undefined;
}

/** 请谁参加 */
function Guests({ value, set, error }: GuestsProps): ReactNode {
  const { unitKind } = useSession();
  const asks: readonly Office[] = shapeOf(value.kind).asks;
  return (
    <>
      <Field label="请谁参加" of="gathering-offices" error={error}>
        <Checkbox.Group
          value={[...value.offices]}
          options={asks.map((office) => ({ value: office, label: OFFICES[office].title }))}
          onChange={(offices) => set({ offices: offices.map(String) })}
        />
      </Field>
      {(unitKind === 'county' || unitKind === 'central-school') && (
        <OnlyUnits value={value.units} onChange={(units) => set({ units })} />
      )}
    </>
  );
}
