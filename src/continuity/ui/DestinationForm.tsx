import { Button, Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { SchoolBox } from '#src/cases/ui/SchoolBox.tsx';
import { answered, api } from '#src/web/api.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { DESTINATIONS, type Destination } from '../leaver.ts';
import type { WholeLeaver } from './answers.ts';
import { useDeed } from './use-deed.ts';

interface Asked {
  readonly place?: string;
  readonly school?: string;
}

/** What is asked for each destination, in whose words. */
const ASKED: Readonly<Record<Destination, Asked>> = {
  here: {},
  elsewhere: { place: '省、市、县', school: '学校（只知道大概的写知道的）' },
  vocational: { place: '省、市、县', school: '职业学校、专业' },
  abroad: { place: '国家或地区' },
  none: {},
  unknown: {},
};

/** 登记去向 — what the family, or the other school, has said. */
export function DestinationForm({ leaver }: { readonly leaver: WholeLeaver }): ReactNode {
  const id = useId();
  const [to, setTo] = useState<Destination | undefined>(leaver.destination);
  const [unit, setUnit] = useState(leaver.destinationUnit ?? '');
  const [place, setPlace] = useState(leaver.destinationPlace);
  const [school, setSchool] = useState(leaver.destinationSchool);
  const [contact, setContact] = useState(leaver.contact);
  const { busy, answer, run } = useDeed();
  const save = () => {
    if (to === undefined) return;
    const seen = { revision: leaver.revision };
    const body = { to, unit, place, school, contact, seen };
    run(answered(api.POST('/api/continuity/leavers/{id}/destination', { params: { path: { id: leaver.id } }, body })));
  };
  const asked = to === undefined ? {} : ASKED[to];
  return (
    <div className="n-form">
      <label htmlFor={`${id}-to`}>
        去向
        <Select
          id={`${id}-to`}
          placeholder="请选择"
          value={to ?? null}
          options={Object.entries(DESTINATIONS).map(([value, { title }]) => ({ value, label: title }))}
          onChange={(chosen: Destination | null) => setTo(chosen ?? undefined)}
        />
      </label>
      {to === 'here' && (
        <label htmlFor={`${id}-unit`}>
          本县学校
          <SchoolBox id={`${id}-unit`} value={unit} onChange={(path) => setUnit(path ?? '')} />
          <Wrong text={objectionTo(answer, 'unit')} />
        </label>
      )}
      {asked.place !== undefined && (
        <label htmlFor={`${id}-place`}>
          {asked.place}
          <Input
            id={`${id}-place`}
            value={place}
            maxLength={60}
            placeholder={to === 'elsewhere' ? '如：河南省南阳市内乡县' : ''}
            onChange={({ target }) => setPlace(target.value)}
          />
          <Wrong text={objectionTo(answer, 'place')} />
        </label>
      )}
      {asked.school !== undefined && (
        <label htmlFor={`${id}-school`}>
          {asked.school}
          <Input id={`${id}-school`} value={school} maxLength={60} onChange={({ target }) => setSchool(target.value)} />
          <Wrong text={objectionTo(answer, 'school')} />
        </label>
      )}
      <label htmlFor={`${id}-contact`}>
        联系人、电话，说明（可不填）
        <Input
          id={`${id}-contact`}
          value={contact}
          maxLength={100}
          onChange={({ target }) => setContact(target.value)}
        />
      </label>
      <Button type="primary" loading={busy} disabled={to === undefined} onClick={save}>
        登记去向
      </Button>
      <Refusals answer={answer} title="没有登记" />
    </div>
  );
}

function Wrong({ text }: { readonly text: string | undefined }): ReactNode {
  return text === undefined ? null : <small className="r-error">{text}</small>;
}
