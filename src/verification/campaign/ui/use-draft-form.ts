import { useState } from 'react';
import { USUAL_FIELDS } from '../campaign.ts';
import { type DutyName, EVERY_DUTY } from '../duties.ts';
import type { CampaignView } from './answers.ts';

/** From a day to a day; empty where nothing was typed. */
export interface DaysTyped {
  readonly from: string;
  readonly to: string;
}

/** A campaign as it is typed in. */
export interface DraftTyped {
  readonly title: string;
  readonly basis: string;
  readonly startsOn: string;
  readonly deadline: string;
  readonly units: readonly string[];
  readonly grades: readonly string[];
  readonly fields: readonly string[];
  readonly rules: readonly string[];
  readonly phases: Readonly<Record<DutyName, DaysTyped>>;
}

const NO_DAYS: DaysTyped = { from: '', to: '' };

/** What the form begins with: the campaign as it is, or the notice's own emphasis. */
export function useDraftForm(campaign: CampaignView | undefined, county: string) {
  const [draft, setDraft] = useState<DraftTyped>(() => begun(campaign, county));
  const type = (change: Partial<DraftTyped>) => setDraft((before) => ({ ...before, ...change }));
  return { draft, type };
}

function begun(campaign: CampaignView | undefined, county: string): DraftTyped {
  const { title = '', basis = '', startsOn = '', deadline = '', content } = campaign ?? {};
  const phases = EVERY_DUTY.map((duty) => {
    const phase = content?.phases.find((each) => each.duty === duty);
    return [duty, phase === undefined ? NO_DAYS : { from: phase.from, to: phase.to }];
  });
  return {
    ...{ title, basis, startsOn, deadline },
    units: content?.units ?? [county],
    grades: content?.grades ?? [],
    fields: content?.emphasis.fields ?? USUAL_FIELDS,
    rules: content?.emphasis.rules ?? [],
    phases: Object.fromEntries(phases) as DraftTyped['phases'], // each duty once
  };
}

/** As the server takes it; a duty without days is done until the campaign's last. */
export function bodyOf({ units, grades, fields, rules, phases, ...head }: DraftTyped) {
  const typed = EVERY_DUTY.filter((duty) => phases[duty].from !== '' || phases[duty].to !== '');
  return {
    ...head,
    content: {
      units: units as `/${string}`[], // paths that the server gave
      grades: [...grades],
      phases: typed.map((duty) => ({
        duty,
        from: phases[duty].from || head.startsOn,
        to: phases[duty].to || head.deadline,
      })),
      emphasis: { fields: [...fields] as FieldNames, rules: [...rules] },
    },
  };
}

type FieldNames = (typeof USUAL_FIELDS)[number][]; // chosen from the list of fields
