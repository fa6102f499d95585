import { type ReactNode, useState } from 'react';
import { type CheckItem, EVERY_VERDICT, itemShape, LONGEST_NOTE, VERDICTS } from '../check-sheet.ts';
import type { SheetGiven } from './answers.ts';
import { Photos } from './Photos.tsx';
import type { Said } from './use-answers.ts';

interface Props {
  readonly item: CheckItem;
  /** Whom it is asked of, for whoever does not see. */
  readonly of: string;
  readonly said: Said | undefined;
  readonly isUnsent: boolean;
  readonly isOpen: boolean;
  readonly photos: SheetGiven['files'];
  readonly inspection: string;
  readonly about: string;
  readonly say: (said: Said) => void;
}

/** 一项 — what is looked at, three large buttons, and where something is wrong a word or a photograph. */
export function ItemLine({ item, of, said, isUnsent, isOpen, photos, inspection, about, say }: Props): ReactNode {
  const { title, asks } = itemShape(item);
  return (
    <li className="i-item">
      <p>
        <b>{title}</b>
        {isUnsent && <span className="r-query">　未发送</span>}
        {!isUnsent && said !== undefined && isOpen && <span className="r-done">　已保存</span>}
        <br />
        <span className="r-quiet">{asks}</span>
      </p>
      {isOpen ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere
        <div role="group" aria-label={`${of} ${title}`} className="i-verdicts">
          {EVERY_VERDICT.map((verdict) => (
            <button
              key={verdict}
              type="button"
              aria-pressed={said?.verdict === verdict}
              data-verdict={verdict}
              onClick={() => say({ verdict, note: said?.note ?? '' })}
            >
              {VERDICTS[verdict]}
            </button>
          ))}
        </div>
      ) : (
        said !== undefined && (
          <p className={said.verdict === 'wrong' ? 'r-error' : undefined}>
            {VERDICTS[said.verdict]}
            {said.note !== '' && `：${said.note}`}
          </p>
        )
      )}
      {isOpen && said?.verdict === 'wrong' && <Note label={`${of} ${title}说明`} said={said} say={say} />}
      {(said?.verdict === 'wrong' || photos.length > 0) && (
        <Photos
          inspection={inspection}
          about={about}
          item={item}
          photos={photos}
          mayAdd={isOpen && !isUnsent}
          label={`${of} ${title}`}
        />
      )}
    </li>
  );
}

interface NoteProps {
  readonly label: string;
  readonly said: Said;
  readonly say: (said: Said) => void;
}

function Note({ label, said, say }: NoteProps): ReactNode {
  const [text, setText] = useState(said.note);
  const keep = () => text.trim() !== said.note && say({ verdict: said.verdict, note: text.trim() });
  return (
    <input
      className="i-note"
      aria-label={label}
      placeholder="哪里不符（不写号码）；也可以拍照"
      maxLength={LONGEST_NOTE}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  );
}
