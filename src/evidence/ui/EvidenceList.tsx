import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { momentInWords } from '#src/web/dates.ts';
import type { EvidenceItem } from '../evidence-item.ts';
import { formInWords, titleOfKind, verdictInWords } from '../evidence-words.ts';
import './evidence.css';

export interface EvidenceListProps {
  readonly items: readonly EvidenceItem[];
  /** Show it in the viewer. */
  readonly onOpen: (id: string) => void;
  /** Offered only where documents may be taken away. */
  readonly onRemove?: ((id: string) => void) | undefined;
}

/** 佐证材料 — what is attached, what may be wrong with it, and what the reviewer said. */
export function EvidenceList({ items, onOpen, onRemove }: EvidenceListProps): ReactNode {
  if (items.length === 0) return <p className="r-quiet">还没有材料。</p>;
  return (
    <ul className="e-list">
      {items.map((item) => (
        <li key={item.id}>
          <Line item={item} onOpen={onOpen} onRemove={onRemove} />
        </li>
      ))}
    </ul>
  );
}

function Line({
  item,
  onOpen,
  onRemove,
}: Omit<EvidenceListProps, 'items'> & { readonly item: EvidenceItem }): ReactNode {
  const { id, kind, name, addedAt, addedBy, verdict } = item;
  return (
    <>
      <div className="e-line">
        <button type="button" className="e-open" onClick={() => onOpen(id)}>
          {titleOfKind(kind)}
        </button>
        <span className="r-quiet e-name">
          {name}，{formInWords(item)}
        </span>
        {onRemove && (
          <Popconfirm
            title="撤下这份材料？"
            description="撤下后仍留存备查。"
            okText="撤下"
            cancelText="不撤"
            onConfirm={() => onRemove(id)}
          >
            <Button size="small" type="text" aria-label={`撤下${titleOfKind(kind)}`}>
              撤下
            </Button>
          </Popconfirm>
        )}
      </div>
      <div className="r-quiet">
        {momentInWords(addedAt)}
        {addedBy && ` ${addedBy}`} 上传
      </div>
      <EvidenceRemarks item={item} />
      {verdict && (
        <div className={verdictInWords(verdict).good ? 'r-done' : 'r-error'}>{verdictInWords(verdict).text}</div>
      )}
    </>
  );
}

/** What is worth a second look: resolution, blur, the same picture in another pupil's case. */
export function EvidenceRemarks({ item: { hints, usedElsewhere } }: { readonly item: EvidenceItem }): ReactNode {
  const remarks =
    usedElsewhere > 0
      ? [...hints, `同一份或极相近的图像还用在另外 ${usedElsewhere} 名学生的业务里，请核对是否本人的材料`]
      : hints;
  if (remarks.length === 0) return null;
  return (
    <ul className="r-lines r-query">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}
