import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { answered, api } from '#src/web/api.ts';
import { Refusals } from '#src/web/refusals.tsx';
import { EVERY_LEVEL, type Keeper, LEVELS, type Level } from '../keepers.ts';
import type { WholeDropout } from './answers.ts';
import { useDeed } from './use-deed.ts';
import '#src/organization/ui/organization.css';

const NOBODY: Keeper = { name: '', post: '', phone: '' };

/** 联控联保责任人 — 县→乡→村→校→班. */
export function KeepersPart({ of }: { readonly of: WholeDropout }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label="联控联保责任人">
      <h2>
        联控联保责任人
        {of.deeds.includes('keepers') && (
          <Button className="r-no-print" size="small" onClick={() => setOpen(true)}>
            {of.keepers.length === 0 ? '填写' : '修改'}
          </Button>
        )}
      </h2>
      {of.keepers.length === 0 ? (
        <p className="r-quiet">还没有登记。</p>
      ) : (
        <ul className="d-lines">
          {of.keepers.map(({ level, name, post, phone }) => (
            <li key={level}>
              <b>{LEVELS[level]}</b>
              <span>{[name, post].filter(Boolean).join('　')}</span>
              <span className="r-num">{phone}</span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && <KeepersForm of={of} close={() => setOpen(false)} />}
    </section>
  );
}

function KeepersForm({ of, close }: { readonly of: WholeDropout; readonly close: () => void }): ReactNode {
  const [keepers, setKeepers] = useState<Readonly<Record<Level, Keeper>>>(() => {
    const kept = new Map(of.keepers.map(({ level, ...keeper }) => [level, keeper]));
    const keeperOf = (level: Level) => kept.get(level) ?? NOBODY;
    return {
      county: keeperOf('county'),
      township: keeperOf('township'),
      village: keeperOf('village'),
      school: keeperOf('school'),
      class: keeperOf('class'),
    };
  });
  const { busy, answer, run } = useDeed();
  const change = (level: Level, field: keyof Keeper, text: string) =>
    setKeepers({ ...keepers, [level]: { ...keepers[level], [field]: text } });
  const save = async () => {
    const body = { revision: of.revision, keepers };
    if (await run(answered(api.PUT('/api/dropouts/{id}/keepers', { params: { path: { id: of.id } }, body })))) close();
  };
  return (
    <Modal
      open
      title="联控联保责任人"
      okText="保存"
      cancelText="返回"
      width={640}
      okButtonProps={{ loading: busy }}
      onOk={save}
      onCancel={close}
    >
      <div className="r-form">
        {EVERY_LEVEL.map((level) => (
          <fieldset key={level} className="d-keeper">
            <legend>{LEVELS[level]}</legend>
            {KEEPER_FIELDS.map(([field, title]) => (
              <Input
                key={field}
                aria-label={`${LEVELS[level]}${title}`}
                placeholder={title}
                maxLength={60}
                value={keepers[level][field]}
                onChange={({ target }) => change(level, field, target.value)}
              />
            ))}
          </fieldset>
        ))}
        <Refusals answer={answer} title="没有保存" />
      </div>
    </Modal>
  );
}

const KEEPER_FIELDS = [
  ['name', '姓名'],
  ['post', '职务'],
  ['phone', '电话'],
] as const satisfies readonly (readonly [keyof Keeper, string])[];
