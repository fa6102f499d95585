import type { z } from 'zod';
import { procedureOf } from '#src/procedures/index.ts';
import { eventInWords } from '../deeds.ts';
import { OUTCOMES } from '../outcomes.ts';
import { ledgerOf } from '../states.ts';
import type { DropoutFile } from '../store/dropout-files.ts';
import { dayOf } from '../store/dropout-rows.ts';
import type { DropoutLine } from '../store/list-dropouts.ts';
import type { WholeDropout } from '../store/read-dropout.ts';
import type { KeptVisit } from '../store/visit-rows.ts';
import type { FileSent, Line, VisitSent, Whole } from './shapes.ts';

/** A line of the ledger, as it is sent. */
export function lineSent({ dropout: _, closedAt, unit: __, ...line }: DropoutLine): z.input<typeof Line> {
  return { ...line, closedOn: closedAt && dayOf(closedAt) };
}

export function visitSent(visit: KeptVisit, person: string): z.input<typeof VisitSent> {
  const { recordedAt, recordedBy, withdrawnAt, ...shown } = visit;
  return {
    ...shown,
    ...{ recordedAt: recordedAt.toISOString(), isMine: recordedBy === person, isWithdrawn: withdrawnAt !== undefined },
  };
}

export function fileSent(file: DropoutFile): z.input<typeof FileSent> {
  return { ...file, addedAt: file.addedAt.toISOString() };
}

/** The whole page, as it is sent to whoever reads the county's ledger. */
export function wholeSent(whole: WholeDropout, person: string): z.output<typeof Whole> {
  const { dropout, carried } = whole;
  const { account, receivedAt, closedAt, stateAt, openedAt: _, county: __, child: ___, year: ____, ...shown } = dropout;
  return {
    ...shown,
    ...{
      number: whole.number,
      name: whole.child.name,
      sex: whole.child.sex,
      place: whole.place,
      ledger: ledgerOf(dropout),
    },
    ...{ closedOn: closedAt && dayOf(closedAt), receivedAt: receivedAt?.toISOString(), stateOn: dayOf(stateAt) },
    ...{
      groups: account.groups,
      whereabouts: account.whereabouts,
      found: account.found,
      outcomeWords: account.outcome,
    },
    ...{ townshipName: whole.townshipName, child: whole.child, clock: whole.clock, signals: [...whole.signals] },
    visits: whole.visits.map((visit) => visitSent(visit, person)),
    files: whole.files.map(fileSent),
    events: whole.events.map((event) => ({ ...event, deed: eventInWords(event.deed), at: event.at.toISOString() })),
    keepers: [...whole.keepers].map(([level, keeper]) => ({ level, ...keeper })),
    deeds: whole.deeds,
    procedures: proceduresOf(whole),
    carried: carried && {
      number: carried.number,
      title: procedureOf(carried.procedure)?.title ?? '',
      endedOn: carried.endedOn,
    },
    ...{ underWay: whole.underWay, others: whole.others, maySeeSecrets: whole.maySeeSecrets },
  };
}

/** 结果要办的学籍业务; none for a child without a record. */
function proceduresOf({ dropout, child }: WholeDropout) {
  if (dropout.outcome === undefined || dropout.student === undefined) return [];
  // A child in class whose record says so needs nothing more.
  if (dropout.outcome === 'returned' && child.status === '在读') return [];
  return OUTCOMES[dropout.outcome].procedures.flatMap((id) => {
    const procedure = procedureOf(id);
    return procedure === undefined ? [] : [{ id, title: procedure.title }];
  });
}
