import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { PreflightReport } from '../../../core/api.ts';
import type { PreflightFinding } from '../../../core/report/model.ts';
import { useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { showNumber } from '../../parts/format.ts';
import { placeOfFinding } from '../../parts/preflight-place.ts';
import { SeverityIcon } from '../../parts/severity-icon.tsx';
import { preflight as words } from '../../texts/preflight.ts';
import dossier from './dossier.module.css';
import { placesOf, titleAndMeaning, type FindingPlace, type Kind } from './preflight-places.ts';
import { PreflightRules } from './preflight-rules.tsx';
import styles from './preflight.module.css';

/** So many findings are read at a glance: every place stands open. */
const FEW = 12;
/** A place shows so many at first. */
const SHOWN = 20;

/** What the check found, by the place where it is put right; each says what, what it means, by which clause, and leads there. */
export function PreflightPane({ report }: { report: PreflightReport }) {
  const { errors, warnings } = report;
  const reporting = useReporting();
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  const [kind, choose] = useState<Kind>('all');
  const ofSystems = new Map((systems.data ?? []).map(({ system: { id, name, shortName } }) => [id, shortName === '' ? name : shortName]));
  const all = [...errors, ...warnings];
  const places = placesOf(all, kind, { whole: words.whole, other: words.otherSystem, ofSystems });
  return (
    <aside className={`${dossier['side']} ${dossier['left']}`} aria-label={words.title}>
      <h2>
        {words.title}
        <span className={errors.length > 0 ? 'tag not' : 'tag met'}>
          {errors.length > 0 ? words.errors(showNumber(errors.length)) : words.noErrors}
        </span>
        {warnings.length > 0 && <span className="tag partial">{words.warnings(showNumber(warnings.length))}</span>}
      </h2>
      {all.length > 0 && (
        <div className={styles['head']}>
          <Filter kind={kind} onChoose={choose} counts={{ all: all.length, error: errors.length, warning: warnings.length }} />
          <p className="s12 t3">{words.hint}</p>
        </div>
      )}
      {places.length === 0 && <p className={`s13 t2 ${styles['empty']}`}>{all.length === 0 ? words.clean : words.noneOfKind}</p>}
      {places.map((place) => (
        <Place key={`${place.id}/${kind}`} place={place} startsOpen={all.length <= FEW || place.errors > 0} />
      ))}
      <PreflightRules report={report} />
    </aside>
  );
}

const KINDS: { kind: Kind; label: string }[] = [
  { kind: 'all', label: words.filter.all },
  { kind: 'error', label: words.filter.errors },
  { kind: 'warning', label: words.filter.warnings },
];

function Filter({ kind, onChoose, counts }: { kind: Kind; onChoose: (kind: Kind) => void; counts: Record<Kind, number> }) {
  return (
    <div className={`seg sm ${styles['kinds']}`} role="group" aria-label={words.filter.label}>
      {KINDS.map((one) => (
        <button
          key={one.kind}
          type="button"
          className={one.kind === kind ? 'on' : undefined}
          aria-pressed={one.kind === kind}
          onClick={() => onChoose(one.kind)}
        >
          {one.label} {showNumber(counts[one.kind])}
        </button>
      ))}
    </div>
  );
}

/** The findings of one place; a closed one draws none. */
function Place({ place, startsOpen }: { place: FindingPlace; startsOpen: boolean }) {
  const { name, findings, errors, warnings } = place;
  // Until somebody opens or closes it, the findings decide: an error that comes up later opens it.
  const [toggled, toggle] = useState<boolean | null>(null);
  const isOpen = toggled ?? startsOpen;
  const [shown, show] = useState(SHOWN);
  const left = findings.length - shown;
  return (
    <details className={styles['place']} open={isOpen} onToggle={({ currentTarget: { open } }) => open !== isOpen && toggle(open)}>
      <summary className={styles['summary']}>
        <IconChevronRight className={`i ${styles['arrow']}`} aria-hidden="true" />
        <span className={styles['name']} title={name}>
          {name}
        </span>
        <span className="row g6 end">
          {errors > 0 && <span className="tag not">{words.errors(showNumber(errors))}</span>}
          {warnings > 0 && <span className="tag partial">{words.warnings(showNumber(warnings))}</span>}
        </span>
      </summary>
      {isOpen && (
        <ul>
          {findings.slice(0, shown).map((finding) => (
            <Finding key={`${finding.rule}/${finding.itemId ?? ''}/${finding.text}`} finding={finding} />
          ))}
        </ul>
      )}
      {isOpen && left > 0 && (
        <div className={styles['more']}>
          <button type="button" className="btn sm" onClick={() => show(findings.length)}>
            {words.more(showNumber(left))}
          </button>
        </div>
      )}
    </details>
  );
}

function Finding({ finding }: { finding: PreflightFinding }) {
  const [title, meaning] = titleAndMeaning(finding.text);
  const isError = finding.severity === 'error';
  const place = placeOfFinding(finding);
  return (
    <li className={isError ? `${styles['issue']} ${styles['error']}` : styles['issue']}>
      <SeverityIcon severity={finding.severity} />
      <div className="col g4">
        <b className="s13">{title}</b>
        <p>{meaning}</p>
        <div className={styles['foot']}>
          {finding.clause !== null && <ClauseChip clause={finding.clause} />}
          {finding.count > 1 && <span className="tag">{words.places(showNumber(finding.count))}</span>}
          {place !== null && (
            <a className="s13 end" href={`#${place}`} aria-label={`${words.see}: ${title}`}>
              {words.see}
            </a>
          )}
        </div>
      </div>
    </li>
  );
}
