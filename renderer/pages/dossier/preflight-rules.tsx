import { Modal } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { PreflightReport } from '../../../core/api.ts';
import { PREFLIGHT_RULES, RULE_GROUPS, type RuleGroup } from '../../../core/report/preflight.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { showNumber } from '../../parts/format.ts';
import { SeverityIcon } from '../../parts/severity-icon.tsx';
import { preflight } from '../../texts/preflight.ts';
import styles from './preflight.module.css';

const words = preflight.rules;

/** How many rules found nothing, and the list of all of them for whoever wants to know what was checked. */
export function PreflightRules({ report }: { report: PreflightReport }) {
  const [opened, open] = useState(false);
  const all = showNumber(PREFLIGHT_RULES.length);
  return (
    <div className={styles['passed']}>
      <SeverityIcon severity={null} />
      <b className="s13">{words.passed(showNumber(report.passed), all)}</b>
      <button type="button" className="btn sm end" onClick={() => open(true)}>
        <IconListCheck className="i" aria-hidden="true" />
        {words.open}
      </button>
      <Modal
        opened={opened}
        onClose={() => open(false)}
        title={<b>{words.open}</b>}
        size={860}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <div className={styles['rules']}>
          <p className="s13 t2">{words.lead(all)}</p>
          {RULE_GROUPS.map((group) => (
            <Group key={group.id} group={group} report={report} />
          ))}
        </div>
      </Modal>
    </div>
  );
}

function Group({ group, report }: { group: RuleGroup; report: PreflightReport }) {
  const title = words.groups[group.id];
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {group.rules.map(({ id, title: rule, clause, severity }) => {
          const found = [...report.errors, ...report.warnings].filter((finding) => finding.rule === id).length;
          return (
            <li key={id} className="s13">
              <SeverityIcon severity={found > 0 ? severity : null} />
              <span>{rule}</span>
              <span className={styles['clause']}>{clause !== null && <ClauseChip clause={clause} />}</span>
              <span className={styles['severity']}>{words.severity[severity]}</span>
              <span className={styles['state']}>{found > 0 ? words.found[severity](showNumber(found)) : words.ok}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
