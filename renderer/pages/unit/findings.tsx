/** Where the law wants independence, beside the body concerned. */
import { IconAlertTriangle } from '@tabler/icons-react';
import { INDEPENDENCE, type IndependenceFinding } from '../../../core/report/independence.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';

export function Findings({ findings }: { findings: IndependenceFinding[] }) {
  return findings.map(({ rule, meaning, systems }) => (
    <div key={`${rule} ${systems[0]?.id ?? ''}`} className="banner partial" role="status">
      <IconAlertTriangle className="i l partial" aria-hidden="true" />
      <div className="col g4 grow">
        <div className="row">
          <b className="s13">{INDEPENDENCE[rule].title}</b>
          <ClauseChip clause={INDEPENDENCE[rule].clause} />
        </div>
        <p className="s13">{meaning}</p>
      </div>
    </div>
  ));
}
