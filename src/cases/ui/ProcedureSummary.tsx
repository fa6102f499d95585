import type { ReactNode } from 'react';
import { type EvidenceId, evidenceKind } from '#src/evidence/kinds.ts';
import { OFFICES } from '#src/organization/office.ts';
import { alternativesOf, proofTitle } from '#src/workflow/application.ts';
import type { Party } from '#src/workflow/party.ts';
import type { Procedure, Proof, Step } from '#src/workflow/procedure.ts';

/** 办事指南 — what it is for, what to bring, which desks it crosses and how long that may take. */
export function ProcedureSummary({ procedure }: { readonly procedure: Procedure }): ReactNode {
  const { summary, steps, basis, proofs } = procedure;
  const needed = proofs({}, undefined);
  const days = steps.reduce((sum, { withinWorkingDays }) => sum + withinWorkingDays, 0);
  return (
    <section className="c-guide" aria-label="办事指南">
      <p>{summary}。</p>
      <dl>
        <div>
          <dt>要准备</dt>
          <dd>
            {needed.length === 0 && '按填报的原因而定，填表时会告诉您'}
            <ul>
              {needed.map((proof) => (
                <li key={proofTitle(proof)}>
                  {proofTitle(proof)}
                  {hintOf(proof) !== undefined && <span className="r-quiet">（{hintOf(proof)}）</span>}
                </li>
              ))}
            </ul>
            {needed.length > 0 && <span className="r-quiet">按填报的情形可能增减，填表时以“还缺”为准</span>}
          </dd>
        </div>
        <div>
          <dt>怎么走</dt>
          <dd>学籍管理员填报 → {steps.map((step) => stepInWords(step)).join(' → ')}</dd>
        </div>
        <div>
          <dt>多久</dt>
          <dd>
            各环节合计不超过 <span className="r-num">{days}</span> 个工作日，每个环节的期限分别计算
          </dd>
        </div>
        <div>
          <dt>依据</dt>
          <dd className="r-quiet">{basis.join('；')}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Of alternatives each has a hint of its own, told where it is uploaded. */
function hintOf(proof: Proof): string | undefined {
  const [only, ...others] = alternativesOf(proof);
  return others.length === 0 ? evidenceKind(only as EvidenceId).hint : undefined; // a test holds every proof to the kinds
}

const SIDES: Readonly<Record<Party, string>> = { holding: '', receiving: '转入方' };

function stepInWords({ title, by, of, withinWorkingDays, outside }: Step): string {
  const who = outside ? '系统外办理' : `${SIDES[of]}${OFFICES[by].title}`;
  return `${title}（${who}，${withinWorkingDays} 个工作日）`;
}
