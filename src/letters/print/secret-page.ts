import { HOUSE_STYLE } from './house-style.ts';

/** 密件附页 — what the addressee needs to know whom the letter means: numbers in full, on a page that does not travel with it. */
export interface SecretPaper {
  readonly title: readonly string[];
  readonly number: string;
  readonly to: string;
  readonly lines: readonly (readonly [title: string, value: string])[];
  readonly reason: string;
  readonly who: string;
  readonly at: string;
  readonly house: string;
  readonly across: string;
  readonly date: readonly [number, number, number];
  readonly form: 'plain';
}

export const SECRET_PAGE = `${HOUSE_STYLE.slice(0, HOUSE_STYLE.indexOf('// The last paragraph stays'))}
#text(font: hei)[附页（内部核对资料，请妥善保管）]
#blank(1)
#align(center, text(font: song-title, size: 22pt, weight: "bold")[#d.number 附页])
#blank(1)
#if d.to != "" [#d.to：]
#indented[下列信息仅供核对本函所指学生使用，核对后请按规定保管或者销毁，不得复制、转发、公开。]
#blank(0.6)
#set text(size: 14pt, tracking: 0pt)
#table(columns: (34%, 1fr), stroke: 0.5pt, inset: 9pt, ..d.lines.map(((name, value)) => (text(font: hei, name), value)).flatten())
#blank(1)
#set text(size: 10.5pt, fill: luma(80))
#set par(leading: 6pt)
打印事由：#d.reason #linebreak()
打印人：#d.who　#d.at　已记入审计 #linebreak()
#d.house
`;
