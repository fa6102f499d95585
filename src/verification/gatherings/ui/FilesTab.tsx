import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { formInWords } from '#src/evidence/evidence-words.ts';
import { EvidenceViewer } from '#src/evidence/ui/EvidenceViewer.tsx';
import { answered, api } from '#src/web/api.ts';
import { momentInWords } from '#src/web/dates.ts';
import { Nothing } from '#src/web/PageState.tsx';
import { Refusals } from '#src/web/refusals.tsx';
import { FILE_USES, type FileUse } from '../gathering.ts';
import type { WholeGathering } from './answers.ts';
import { MeetingUpload } from './MeetingUpload.tsx';
import { useDeed } from './use-deed.ts';

interface Props {
  readonly of: WholeGathering;
}

/** 材料: what is handed out or shown. */
export function MaterialsTab({ of }: Props): ReactNode {
  return <Files of={of} use="material" empty="还没有材料。通知、讲义、操作说明可以传到这里，被请的人都能看。" />;
}

/** 会议照片 */
export function PhotosTab({ of }: Props): ReactNode {
  return <Files of={of} use="photo" empty="还没有照片。开会时拍一两张，传到这里。" />;
}

interface FilesProps extends Props {
  readonly use: FileUse;
  readonly empty: string;
}

function Files({ of, use, empty }: FilesProps): ReactNode {
  const [shown, setShown] = useState<string>();
  const files = of.files.filter((file) => file.use === use);
  const urlOf = (file: string) => `/api/gatherings/${of.id}/files/${file}`;
  const items = files.map((file) => ({ ...file, kind: FILE_USES[use], hints: [], usedElsewhere: 0 }));
  return (
    <section aria-label={FILE_USES[use]} className="g-work">
      {of.mayKeep && <MeetingUpload of={of} use={use} />}
      {files.length === 0 && <Nothing title={empty} />}
      <ul className={use === 'photo' ? 'g-photos' : 'g-files'}>
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" className="g-open" onClick={() => setShown(file.id)}>
              {use === 'photo' ? (
                <img src={urlOf(file.id)} alt={`会议照片：${file.name}`} loading="lazy" />
              ) : (
                <span>{file.name}</span>
              )}
            </button>
            <small className="r-quiet">
              {use === 'material' && `${formInWords({ ...file, kind: '', hints: [], usedElsewhere: 0 })}　`}
              {file.addedBy} {momentInWords(file.addedAt)}
            </small>
            {of.mayKeep && <TakeOff of={of} file={file.id} name={file.name} />}
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <EvidenceViewer
          items={items}
          shown={shown}
          onShow={setShown}
          onClose={() => setShown(undefined)}
          fileUrl={urlOf}
          watermark=""
        />
      )}
    </section>
  );
}

function TakeOff({
  of,
  file,
  name,
}: {
  readonly of: WholeGathering;
  readonly file: string;
  readonly name: string;
}): ReactNode {
  const { modal } = App.useApp();
  const { busy, answer, run } = useDeed(of.id);
  const confirm = () =>
    modal.confirm({
      title: `撤下“${name}”`,
      content: '撤下以后不再显示；文件本身保留，供日后核查。',
      okText: '撤下',
      cancelText: '不撤',
      onOk: () =>
        run(answered(api.DELETE('/api/gatherings/{id}/files/{file}', { params: { path: { id: of.id, file } } }))),
    });
  return (
    <>
      <Button size="small" loading={busy} aria-label={`撤下${name}`} onClick={confirm}>
        撤下
      </Button>
      <Refusals answer={answer} title="没有撤下" />
    </>
  );
}
