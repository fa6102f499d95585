import { join } from 'node:path';
import { labelOf } from '#src/registry/codes.ts';
import type { LabelledRecord } from '../labels.ts';
import type { Plan } from '../plan.ts';
import type { GeneratedCounty } from '../pupils.ts';
import type { RosterFiles } from './roster-files.ts';
import { csvLine, TextFile } from './text-file.ts';

/** labels.json, units.json and schools.csv: what was made, for whoever must know the truth. */
export class TruthFiles {
  private readonly labels: TextFile;
  private readonly units: TextFile;
  private readonly schools: TextFile;
  private readonly rosters: RosterFiles;
  private records = 0;
  private counties = 0;

  constructor(folder: string, plan: Plan, rosters: RosterFiles) {
    this.rosters = rosters;
    this.labels = new TextFile(join(folder, 'labels.json'));
    this.units = new TextFile(join(folder, 'units.json'));
    this.schools = new TextFile(join(folder, 'schools.csv'));
    const of = { generated: true, ...plan };
    this.labels.write(`${JSON.stringify(of).slice(0, -1)},"records":[`);
    this.units.write(
      `${JSON.stringify({ ...of, city: { code: '411300', name: '南阳市' } }).slice(0, -1)},"counties":[`,
    );
    this.schools.write(`\uFEFF${csvLine(['学校标识码', '学校名称', '办学类型', '行政区划代码'])}`);
  }

  /** One record to a line, so that a file of any length can be read line by line. */
  addRecord(record: LabelledRecord): void {
    const { file, row } = this.rosters.whereIs(record.place);
    this.labels.write(this.records++ === 0 ? '\n' : ',\n');
    // Written by hand, for ten million of them: a file name and an id need no escaping.
    const start = `{"file":"${file}","row":${row},"pupil":"${record.pupil}"`;
    this.labels.write(
      record.labels.length === 0 && !record.sameChildAs ? `${start}}` : `${start},${this.rest(record)}`,
    );
  }

  /** One county to a line. */
  addCounty({ county, classes }: GeneratedCounty): void {
    for (const { code, name, kind } of county.schools) {
      this.schools.write(csvLine([code, name, labelOf('schoolKind', kind), county.code]));
    }
    const townships = county.townships.map(({ code, name, centralSchool }, at) => ({
      ...{ code, name, centralSchool },
      schools: county.schools.flatMap(({ township, code, name, kind, principal, registrar }, school) =>
        township === at ? [{ code, name, kind, principal, registrar, classes: classesOf(school, classes) }] : [],
      ),
    }));
    const unit = { code: county.code, name: county.name, pupils: county.pupils, townships };
    this.units.write(`${this.counties++ === 0 ? '\n' : ',\n'}${JSON.stringify(unit)}`);
  }

  close(): void {
    this.labels.write('\n]}\n');
    this.units.write('\n]}\n');
    for (const file of [this.labels, this.units, this.schools]) file.close();
  }

  private rest({ labels, sameChildAs, disguises }: LabelledRecord): string {
    const planted = labels.flatMap(({ code, field, natural }) => (natural ? [] : [{ code, field }]));
    const natural = labels.flatMap((label) => (label.natural ? [label.code] : []));
    const rest = {
      ...(planted.length > 0 && { planted }),
      ...(natural.length > 0 && { natural }),
      ...(sameChildAs && { sameChildAs: this.rosters.whereIs(sameChildAs), disguises }),
    };
    return JSON.stringify(rest).slice(1);
  }
}

function classesOf(school: number, classes: GeneratedCounty['classes']) {
  return classes.flatMap((each) =>
    each.school === school
      ? [{ grade: each.grade, className: String(each.number), teacher: each.teacher, pupils: each.end - each.first }]
      : [],
  );
}
