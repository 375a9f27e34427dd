import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { PreflightReport } from '../../../core/api.ts';
import type { PreflightFinding } from '../../../core/report/model.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { showNumber } from '../../parts/format.ts';
import { dossier } from '../../texts/dossier.ts';
import styles from './dossier.module.css';

const words = dossier.preflight;

/** Errors first, then warnings; each says what, what it means, by which clause, and leads there. */
export function PreflightPane({ report }: { report: PreflightReport }) {
  const { errors, warnings, passed } = report;
  return (
    <aside className={`${styles['side']} ${styles['left']}`} aria-label={words.title}>
      <h2>
        {words.title}
        <span className={errors.length > 0 ? 'tag not' : 'tag met'}>
          {errors.length > 0 ? words.errors(showNumber(errors.length)) : words.noErrors}
        </span>
        {warnings.length > 0 && <span className="tag partial">{words.warnings(showNumber(warnings.length))}</span>}
      </h2>
      <ul>
        {[...errors, ...warnings].map((finding) => (
          <Finding key={`${finding.rule}/${finding.systemId ?? ''}/${finding.itemId ?? ''}/${finding.text}`} finding={finding} />
        ))}
        <li className={styles['issue']}>
          <IconCircleCheck className="i met" aria-hidden="true" />
          <b className="s13">{words.passed(showNumber(passed))}</b>
        </li>
      </ul>
    </aside>
  );
}

/** “Title. Meaning.” → its two parts. */
function split(text: string): [string, string] {
  const at = text.indexOf('. ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)];
}

function Finding({ finding }: { finding: PreflightFinding }) {
  const [title, meaning] = split(finding.text);
  const isError = finding.severity === 'error';
  return (
    <li className={isError ? `${styles['issue']} ${styles['error']}` : styles['issue']}>
      {isError ? <IconAlertOctagon className="i not" aria-hidden="true" /> : <IconAlertTriangle className="i partial" aria-hidden="true" />}
      <div className="col g4">
        <b className="s13">{title}</b>
        <p>{meaning}</p>
        <div className={styles['foot']}>
          {finding.clause !== null && <ClauseChip clause={finding.clause} />}
          {finding.count > 1 && <span className="tag">{words.places(showNumber(finding.count))}</span>}
          <a className="s13 end" href={`#${placeOf(finding)}`} aria-label={`${words.see}: ${title}`}>
            {words.see}
          </a>
        </div>
      </div>
    </li>
  );
}

function placeOf({ systemId, itemId }: PreflightFinding): string {
  if (systemId === null) return '/unit';
  return itemId === null ? `/systems/${systemId}` : `/assess/${systemId}?item=${encodeURIComponent(itemId)}`;
}
