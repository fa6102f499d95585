import { closeSync, readSync } from 'node:fs';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { chosenPupils } from './chosen-pupils.ts';
import { classHeads } from './class-heads.ts';
import { previewedSheet } from './prepare-sheets.ts';
import type { PrintedClass } from './print-classes.ts';
import type { SheetDesk } from './sheet-desk.ts';

/** 预览 — one sheet in stars, marked as no sheet; looking is written down. `undefined` for a pupil outside the actor's reach. */
export async function previewSheet(
  desk: SheetDesk,
  actor: Actor,
  campaign: Campaign,
  student: string,
): Promise<{ readonly bytes: Buffer } | { readonly objections: readonly Objection[] } | undefined> {
  const [pupil] = (await chosenPupils(desk.db, actor, campaign.id, true, { students: [student] })) ?? [];
  const sheet = pupil && (await previewedSheet(desk, campaign, student, true));
  if (pupil === undefined || sheet === undefined) return undefined;
  await desk.db.transaction().execute((work) => {
    const subject = { subjectKind: 'student', subject: student, subjectUnit: pupil.unit } as const;
    return audit(
      work,
      actor,
      { action: 'sheet.print-masked', ...subject, detail: { preview: true } },
      desk.clock.now(),
    );
  });
  const head = (await classHeads(desk, campaign, [pupil.unit]))(pupil.unit);
  const of = { ...head, masked: true, cover: false, preview: true, sheets: [sheet] };
  const printed: PrintedClass[] = [];
  const fd = openNameless();
  try {
    await desk.typesetSheets([of], fd, (one) => printed.push(one), new AbortController().signal);
    const [one] = printed;
    if (one === undefined || one.bytes === 0) return { objections: [uncovered(one?.held[0]?.characters ?? '')] };
    const bytes = Buffer.alloc(one.bytes);
    readSync(fd, bytes, 0, one.bytes, one.from);
    return { bytes };
  } finally {
    closeSync(fd);
  }
}

function uncovered(characters: string): Objection {
  const message = `“${characters}”没有可用的字体，印出来会是空框。请县系统管理员安装生僻字字体（fonts-hanazono、fonts-babelstone-han）`;
  return { code: 'uncovered', message };
}
