import { IconCircleCheck, IconListDetails } from '@tabler/icons-react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { InformationSystem, UnitProfile } from '../../../core/assessment/model.ts';
import { overviewGaps, type OverviewGap } from '../../../core/report/overview-gaps.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { jumpTo } from '../../parts/unsaved.ts';
import { system } from '../../texts/systems.ts';
import styles from './overview.module.css';

const words = system.overview;
const UNIT = 'unit.';

/** The first field of a list that has no rows yet stands in its empty row. */
const FIRST_FIELDS: Record<string, string> = {
  devices: 'devices.0.name',
  applications: 'applications.0.name',
  zones: 'zones.0.name',
  connections: 'connections.0.name',
};

/** Puts the cursor into the field that is named so, on whichever tab of the page it stands. */
export const jumpToField = (name: string, label: string): void =>
  jumpTo({ label, element: () => document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`) });

function Gap({ gap }: { gap: OverviewGap }) {
  if (gap.field.startsWith(UNIT)) {
    return (
      <a className={styles['jump']} href="#/unit" title={words.inUnit}>
        {gap.label}
      </a>
    );
  }
  return (
    <button type="button" className={styles['jump']} onClick={() => jumpToField(FIRST_FIELDS[gap.field] ?? gap.field, gap.label)}>
      {gap.label}
    </button>
  );
}

/** What the overview of the level dossier still lacks, by clause, each with a way to its field. */
export function OverviewGaps({ unit }: { unit: UnitProfile }) {
  const { control } = useFormContext<InformationSystem>();
  const gaps = useWatch({ control, compute: (values: InformationSystem) => overviewGaps(values, unit) });
  if (gaps.length === 0) {
    return (
      <p className="row g6 s13 met">
        <IconCircleCheck className="i" aria-hidden="true" />
        {words.complete}
      </p>
    );
  }
  const clauses = [...new Set(gaps.map(({ clause }) => clause))];
  return (
    <section className={`card ${styles['gaps'] ?? ''}`} aria-label={words.gaps(gaps.length)}>
      <h2 className="row">
        <IconListDetails className="i" aria-hidden="true" />
        {words.gaps(gaps.length)}
      </h2>
      <dl className={styles['list']}>
        {clauses.map((clause) => (
          <div key={clause}>
            <dt>
              <ClauseChip clause={clause} />
            </dt>
            <dd>
              {gaps
                .filter((gap) => gap.clause === clause)
                .map((gap) => (
                  <Gap key={gap.field + gap.label} gap={gap} />
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
