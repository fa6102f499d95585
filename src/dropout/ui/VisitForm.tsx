import { Button, Drawer, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayField, todayHere } from '#src/organization/ui/DayField.tsx';
import { Field } from '#src/organization/ui/Field.tsx';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { objectionTo, Refusals } from '#src/web/refusals.tsx';
import { useSession } from '#src/web/session.ts';
import {
  EVERY_RESULT,
  EVERY_WAY,
  LONGEST_SAID,
  RESULTS,
  VISIT_KINDS,
  type VisitKind,
  type VisitResult,
  type VisitWay,
  WAYS,
} from '../visit.ts';
import { Chips } from './Chips.tsx';
import { useDeed } from './use-deed.ts';
import { PhotosOfVisit } from './VisitFiles.tsx';
import '#src/organization/ui/organization.css';

interface Props {
  readonly kind: VisitKind;
  readonly id: string;
  readonly root: '/api/dropouts' | '/api/joint-dropouts';
  readonly close: () => void;
}

/** 登记一次排查或劝返 — filled in at the door, on a phone; sent twice over a poor line it is written once. Then come the photographs. */
export function VisitForm({ kind, id, root, close }: Props): ReactNode {
  const [visit] = useState(() => crypto.randomUUID());
  const [saved, setSaved] = useState<VisitResult>();
  return (
    <Drawer
      open
      title={`登记${VISIT_KINDS[kind].title}`}
      onClose={close}
      size={560}
      destroyOnHidden
      classNames={{ body: 'd-drawer' }}
    >
      {saved !== undefined ? (
        <div className="r-form">
          <p aria-live="polite" className="r-done">
            已保存。{saved === 'back' && '孩子已返校的，接着点“登记结果”。'}有照片或签字材料的，现在可以传。
          </p>
          <PhotosOfVisit id={id} root={root} visit={visit} />
          <Button block size="large" onClick={close}>
            完成
          </Button>
        </div>
      ) : (
        <Fields kind={kind} id={id} root={root} visit={visit} onSaved={setSaved} />
      )}
    </Drawer>
  );
}

interface FieldsProps extends Omit<Props, 'close'> {
  readonly visit: string;
  readonly onSaved: (result: VisitResult) => void;
}

function Fields({ kind, id, root, visit, onSaved }: FieldsProps): ReactNode {
  const { name } = useSession();
  const { busy, answer, run } = useDeed();
  const [way, setWay] = useState<VisitWay>('home');
  const [result, setResult] = useState<VisitResult>();
  const [day, setDay] = useState<string>(todayHere());
  const [texts, setTexts] = useState({
    time: momentInWords(new Date()).slice(11, 16),
    people: name,
    met: '',
    place: '',
    said: '',
  });
  const type = (field: keyof typeof texts) => (text: string) => setTexts({ ...texts, [field]: text });
  const save = async () => {
    if (result === undefined) return;
    const request = { params: { path: { id, visit } }, body: { kind, way, day, result, ...texts } };
    const call =
      root === '/api/dropouts'
        ? api.PUT('/api/dropouts/{id}/visits/{visit}', request)
        : api.PUT('/api/joint-dropouts/{id}/visits/{visit}', request);
    if (await run(answered(call))) onSaved(result);
  };
  return (
    <div className="r-form">
      <Chips label="方式" choices={EVERY_WAY.map((each) => [each, WAYS[each]] as const)} value={way} choose={setWay} />
      <div className="d-when">
        <Field label="日期" of="visit-day" error={objectionTo(answer, 'day')}>
          <DayField id="visit-day" value={day} onChange={setDay} />
        </Field>
        <Line field="time" label="时间" value={texts.time} type={type('time')} error={objectionTo(answer, 'time')} />
      </div>
      <Line
        field="people"
        label="谁去的"
        value={texts.people}
        type={type('people')}
        error={objectionTo(answer, 'people')}
      />
      <Line
        field="met"
        label="见到了谁"
        value={texts.met}
        type={type('met')}
        hint="如：父亲、奶奶、本人；没见到人的不填"
      />
      <Line
        field="place"
        label="地点"
        value={texts.place}
        type={type('place')}
        hint="用文字写，如“丁河村3组家中”；不记录定位"
        error={objectionTo(answer, 'place')}
      />
      <Field label="谈了什么、对方怎么说" of="visit-said" error={objectionTo(answer, 'said')}>
        <Input.TextArea
          id="visit-said"
          rows={4}
          maxLength={LONGEST_SAID}
          value={texts.said}
          onChange={({ target }) => type('said')(target.value)}
        />
      </Field>
      <Chips
        label="结果"
        choices={EVERY_RESULT.map((each) => [each, RESULTS[each].title] as const)}
        value={result}
        choose={setResult}
      />
      <Refusals answer={answer} title="没有保存" />
      <div className="d-save">
        <Button type="primary" size="large" block loading={busy} disabled={result === undefined} onClick={save}>
          {result === undefined ? '先选结果' : '保存'}
        </Button>
      </div>
    </div>
  );
}

interface LineProps {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly type: (text: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
}

function Line({ field, label, value, type, hint, error }: LineProps): ReactNode {
  return (
    <Field label={label} of={`visit-${field}`} error={error} {...(hint !== undefined && { hint })}>
      <Input id={`visit-${field}`} value={value} maxLength={200} onChange={({ target }) => type(target.value)} />
    </Field>
  );
}
