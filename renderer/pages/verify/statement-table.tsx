import type { Statement } from '../../../core/exchange/verification.ts';
import { REPORT_WORDS, showMoment } from '../../../core/exchange/verification-words.ts';
import { showNumber } from '../../parts/format.ts';
import { verify } from '../../texts/verify.ts';
import { Facts } from './signature.tsx';
import styles from './verify.module.css';

const words = verify.statement;

/** What the dossier says of itself. */
export function StatementTable({ statement, digest }: { statement: Statement; digest: string }) {
  const { unit, year, report, createdAt, program, replaces, systems, evidence } = statement;
  const sum = (figure: (system: Statement['systems'][number]) => number): string =>
    showNumber(systems.reduce((total, system) => total + figure(system), 0));
  return (
    <>
      <p className="s12 t2">{words.lead}</p>
      <Facts
        facts={[
          [words.unit, unit],
          [words.year, String(year)],
          ...(report === null
            ? []
            : ([[words.report, report.by === '' ? REPORT_WORDS[report.kind] : words.by(REPORT_WORDS[report.kind], report.by)]] as const)),
          [words.created, words.program(showMoment(createdAt), program)],
          ...(replaces === null
            ? []
            : ([
                [words.replaces, words.replaced(showMoment(replaces.createdAt), replaces.reason)],
                [words.replacedDigest, replaces.digest],
              ] as const)),
          [words.evidence, showNumber(evidence)],
          [words.digest, digest],
        ]}
      />
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={words.system}>
        <table className="table">
          <thead>
            <tr>
              <th>{words.system}</th>
              <th>{words.framework}</th>
              <th>{words.level}</th>
              <th className={styles['number']}>{words.items}</th>
              <th className={styles['number']}>{words.met}</th>
              <th className={styles['number']}>{words.partly}</th>
              <th className={styles['number']}>{words.unmet}</th>
              <th className={styles['number']}>{words.notApplicable}</th>
            </tr>
          </thead>
          <tbody>
            {systems.map((system, index) => (
              <tr key={`${index}/${system.name}`}>
                <td>{system.name}</td>
                <td className={styles['nowrap']}>{system.frameworkTitle}</td>
                <td>{system.level ?? words.noLevel}</td>
                <td className={styles['number']}>{showNumber(system.items)}</td>
                <td className={styles['number']}>{showNumber(system.met)}</td>
                <td className={styles['number']}>{showNumber(system.partly)}</td>
                <td className={styles['number']}>{showNumber(system.unmet)}</td>
                <td className={styles['number']}>{showNumber(system.notApplicable)}</td>
              </tr>
            ))}
          </tbody>
          {systems.length > 1 && (
            <tfoot>
              <tr>
                <td colSpan={3}>
                  <b>{words.total}</b>
                </td>
                <td className={styles['number']}>{sum(({ items }) => items)}</td>
                <td className={styles['number']}>{sum(({ met }) => met)}</td>
                <td className={styles['number']}>{sum(({ partly }) => partly)}</td>
                <td className={styles['number']}>{sum(({ unmet }) => unmet)}</td>
                <td className={styles['number']}>{sum(({ notApplicable }) => notApplicable)}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </>
  );
}
