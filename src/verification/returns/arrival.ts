import type { Line } from '../ledger/line.ts';
import { CAME_BACK } from '../ledger/line-filter.ts';
import { LINE_STATES } from '../ledger/line-states.ts';

/** 收到一张核对表时的情况 — what is known of the sheet, its pupil and the campaign when it comes back. */
export interface Arriving {
  /** `mistyped`: one of our codes but for a letter; `unknown`: no sheet of this county has it. */
  readonly sheet: Known | 'mistyped' | 'unknown';
}

interface Known {
  /** Of another campaign than the one it is counted in: that one's title. */
  readonly otherCampaign: string | undefined;
  /** May whoever hands it in see the pupil now? */
  readonly isOurs: boolean;
  /** Was the pupil theirs when the sheet was printed? */
  readonly wasOurs: boolean;
  readonly copy: number;
  readonly latestCopy: number;
  readonly masked: boolean;
  /** Has the record changed since it was printed? */
  readonly recordChanged: boolean;
  /** Has this very sheet come before: counted at the desk, then scanned with the pile? One that went back with a question has not. */
  readonly cameBefore: boolean;
  /** Has another sheet of the pupil come, or the guardian answered otherwise? */
  readonly otherCame: boolean;
  /** The pupil's line; `undefined` where the campaign has none. */
  readonly line: Line | undefined;
}

/** 收到后的处理. Whatever it is, the sheet and its picture are kept: nothing a guardian wrote is lost. */
export const ARRIVALS = {
  counted: { title: '已登记回收', isCounted: true, goesTo: 'keying' },
  again: { title: '同一张再次识别', isCounted: false, goesTo: 'same' },
  'noted-before': { title: '台账已登记，补入待录入', isCounted: false, goesTo: 'keying' },
  'second-return': { title: '重复回收', isCounted: false, goesTo: 'kept' },
  'after-keying': { title: '录入以后又收到', isCounted: false, goesTo: 'kept' },
  signed: { title: '签核以后收到', isCounted: false, goesTo: 'kept' },
  left: { title: '学生已离开', isCounted: false, goesTo: 'kept' },
  'no-line': { title: '不在专项名册中', isCounted: false, goesTo: 'kept' },
  transferred: { title: '学生已转到其他学校', isCounted: false, goesTo: 'new-school' },
  'other-school': { title: '其他学校的核对表', isCounted: false, goesTo: 'new-school' },
  'other-campaign': { title: '其他专项的核对表', isCounted: false, goesTo: 'unmatched' },
  mistyped: { title: '编码有误', isCounted: false, goesTo: 'unmatched' },
  unknown: { title: '不是本县的核对表', isCounted: false, goesTo: 'unmatched' },
} as const;

export type ArrivalName = keyof typeof ARRIVALS;

export interface Arrival {
  readonly is: ArrivalName;
  readonly message: string;
  /** What whoever keys it should know. */
  readonly warnings: readonly string[];
}

/** 到底怎么办 — one outcome for everything that can come back, and in words why. */
export function arrivalOf({ sheet }: Arriving): Arrival {
  if (sheet === 'mistyped') return plain('mistyped', '编码有一位打错了，请对照表上的编码重新输入');
  if (sheet === 'unknown') return plain('unknown', '没有这张核对表：可能是外县的，或打印时取消了，没有印出');
  const { otherCampaign, isOurs, wasOurs, line } = sheet;
  if (otherCampaign !== undefined) {
    return plain('other-campaign', `这是“${otherCampaign}”的核对表，不计入本专项。请换用本次的核对表`);
  }
  if (sheet.cameBefore) return plain('again', '这一张已经登记过，扫描件归到一起');
  if (!isOurs) {
    return wasOurs
      ? plain('transferred', '该生印表以后转到了其他学校。表已留存，并转给现在的学校办理，本校不用再办')
      : plain('other-school', '这不是本校学生的核对表。表已留存，并转给学生所在的学校办理');
  }
  if (line === undefined) return plain('no-line', '该生不在本专项的名册中。表已留存，不计入回收数');
  const warnings = warningsOf(sheet);
  if (line.hasLeft) return { is: 'left', message: '该生学籍已经离开本县。表已留存，不再录入', warnings };
  if (line.isSigned)
    return { is: 'signed', message: '学校已经签核。表已留存；确需录入的，请先由校领导撤回签核', warnings };
  if (line.state === 'keyed' || line.state === 'rechecked') {
    const message = `该生已经“${LINE_STATES[line.state]}”。这一张留作比对；内容不同的，请在台账中退回重新录入`;
    return { is: 'after-keying', message, warnings };
  }
  if (CAME_BACK.includes(line.state)) {
    // The class teacher had ticked the class off in the ledger before the pile was scanned.
    if (!sheet.otherCame) return { is: 'noted-before', message: '台账上已登记收回，这一张补入待录入', warnings };
    return { is: 'second-return', message: '该生的核对表已经收过。两张都留存，录入时一并比对', warnings };
  }
  return { is: 'counted', message: '已登记回收', warnings };
}

function warningsOf({ copy, latestCopy, masked, recordChanged }: Known): readonly string[] {
  return [
    ...(copy < latestCopy ? [`这是第 ${copy} 份，此后又印过第 ${latestCopy} 份，请确认家长交的是哪一份`] : []),
    ...(masked ? ['这一份印的号码是遮盖的，家长没有核对到完整号码'] : []),
    ...(recordChanged ? ['印表以后学籍有过变动，录入时请看“现在”一栏'] : []),
  ];
}

function plain(is: ArrivalName, message: string): Arrival {
  return { is, message, warnings: [] };
}
