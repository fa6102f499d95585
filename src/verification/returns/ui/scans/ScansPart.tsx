import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import type { Answer } from '#src/web/answer.ts';
import { answered } from '#src/web/api.ts';
import { DropZone } from '#src/web/DropZone.tsx';
import { sendForm } from '#src/web/send-form.ts';
import { TaskProgress } from '#src/web/TaskProgress.tsx';
import type { PartProps } from '../part.ts';
import { BatchList } from './BatchList.tsx';
import { UnmatchedQueue } from './UnmatchedQueue.tsx';

/** 扫描件 — the pile is dropped here and read in the background; what no code told is claimed beside its picture. */
export function ScansPart({ campaign }: PartProps): ReactNode {
  const queries = useQueryClient();
  const [task, setTask] = useState<string>();
  const refresh = useCallback(
    () => queries.invalidateQueries({ queryKey: ['returns', campaign] }),
    [queries, campaign],
  );
  const begun = async (id: string) => {
    setTask(id);
    await refresh();
  };
  return (
    <div className="v-scans">
      <section aria-label="上传扫描件">
        <DropZone
          title="把扫描的整沓核对表（PDF、JPG、PNG）拖到这里，或点这里选择"
          hint="150～300 dpi、灰度即可，歪了、倒了都能认。识别在后台进行，可以离开；同一份文件传两次不会重复计。"
          accept=".pdf,.jpg,.jpeg,.png"
          send={(files) => send(campaign, files)}
          sent={({ task: id }) => begun(id)}
        />
      </section>
      {task !== undefined && (
        <section aria-label="正在识别">
          <TaskProgress key={task} task={task} onDone={refresh} />
        </section>
      )}
      <UnmatchedQueue campaign={campaign} onChanged={refresh} />
      <BatchList campaign={campaign} />
    </div>
  );
}

/** Read in the background, so that the page can be left. */
function send(campaign: string, files: readonly File[]): Promise<Answer<{ readonly task: string }>> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return answered(sendForm<{ readonly task: string }>(`/api/campaigns/${campaign}/returns/scans`, form));
}
