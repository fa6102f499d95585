import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  readonly value: number;
  /** The list behind the figure; without it the figure opens nothing. */
  readonly to?: string;
  readonly search?: Readonly<Record<string, string | undefined>>;
  readonly params?: Readonly<Record<string, string>>;
  /** Read aloud with the figure, e.g. `丹水小学 身份证号错误`. */
  readonly label?: string;
}

/** 数字 — in figures of one width, and a door to its list. */
export function Num({ value, to, search, params, label }: Props): ReactNode {
  const text = value.toLocaleString('zh-CN');
  if (to === undefined) return <span className="r-num">{text}</span>;
  return (
    <Link
      className="r-num"
      to={to}
      search={search ?? {}}
      params={params ?? {}}
      aria-label={label && `${label}：${text}`}
    >
      {text}
    </Link>
  );
}

interface RateProps {
  readonly part: number;
  readonly whole: number;
}

/** 比率 — with numerator and denominator; a school of seven children is not shamed by a percentage. */
export function Rate({ part, whole }: RateProps): ReactNode {
  return (
    <span className="r-num">
      {part.toLocaleString('zh-CN')}/{whole.toLocaleString('zh-CN')}
      {whole >= FEWEST_FOR_PERCENT && <small>（{((part / whole) * 100).toFixed(1)}%）</small>}
    </span>
  );
}

const FEWEST_FOR_PERCENT = 30;
