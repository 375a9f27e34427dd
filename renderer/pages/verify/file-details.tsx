import { Fragment, useState, type ReactNode } from 'react';
import { changesOf, differingText, showOffset } from '../../../core/exchange/changes-text.ts';
import type { ComparedEvidence, EvidenceState, Revision, VerificationReport } from '../../../core/exchange/verification.ts';
import { EVIDENCE_WORDS, pagesText, ROLE_WORDS } from '../../../core/exchange/verification-words.ts';
import { showNumber } from '../../parts/format.ts';
import { verify as words } from '../../texts/verify.ts';
import { Signature, Timestamp } from './signature.tsx';
import { StatementTable } from './statement-table.tsx';
import styles from './verify.module.css';

/** All that was found out about a file, subject by subject. */
export function FileDetails({ report }: { report: VerificationReport }) {
  const { signatures, timestamps, revisions, statement, evidence, unlisted } = report;
  const { sections } = words;
  return (
    <div className={styles['details']}>
      <Section title={sections.signatures}>
        {signatures.length === 0 && <p className="s13 t2">{words.noSignature}</p>}
        <ol className="col g16">
          {signatures.map((signature, index) => (
            <Signature key={`${index}/${signature.role}`} signature={signature} />
          ))}
        </ol>
      </Section>
      {timestamps.length > 0 && (
        <Section title={sections.timestamps}>
          <ol className="col g16">
            {timestamps.map((timestamp) => (
              <Timestamp key={timestamp.name} timestamp={timestamp} />
            ))}
          </ol>
        </Section>
      )}
      {revisions.length > 0 && (
        <Section title={sections.changes}>
          <Changes report={report} />
        </Section>
      )}
      {statement !== null && (
        <Section title={sections.pages}>
          <Pages report={report} />
        </Section>
      )}
      {(evidence.length > 0 || unlisted.length > 0) && (
        <Section title={sections.evidence}>
          <Evidence evidence={evidence} unlisted={unlisted} />
        </Section>
      )}
      {statement !== null && (
        <Section title={sections.statement}>
          <StatementTable statement={statement} digest={report.content?.digest ?? ''} />
        </Section>
      )}
    </div>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="col g8" aria-label={title}>
    <h3>{title}</h3>
    {children}
  </section>
);

function Changes({ report: { revisions, timestamps } }: { report: VerificationReport }) {
  const { changes } = words;
  const stamps = new Set(timestamps.map(({ name }) => name));
  const lastSigned = revisions.findLastIndex(({ signatures }) => signatures.length > 0);
  const by = ({ signatures, printed }: Revision): string =>
    signatures.length > 0
      ? signatures.map((name) => (stamps.has(name) ? changes.stampedBy(name) : changes.signedBy(ROLE_WORDS[name] ?? name))).join(', ')
      : printed
        ? changes.print
        : changes.unsigned;
  return (
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={words.sections.changes}>
      <table className="table">
        <thead>
          <tr>
            <th>{changes.number}</th>
            <th>{changes.bytes}</th>
            <th>{changes.by}</th>
            <th>{changes.what}</th>
          </tr>
        </thead>
        <tbody>
          {revisions.map((revision, index) => {
            const late = lastSigned >= 0 && index > lastSigned;
            return (
              <tr key={revision.number}>
                <td>{revision.number}</td>
                <td className={styles['figures']}>
                  {`${showOffset(revision.from)} – ${showOffset(revision.to - 1)}`}
                  <br />
                  <span className="s12 t2">{changes.plus(showOffset(revision.to - revision.from))}</span>
                </td>
                <td>
                  {by(revision)} {late && <span className="tag not">{changes.after}</span>}
                </td>
                <td>{changesOf(revision).join('; ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Pages({ report: { pages } }: { report: VerificationReport }) {
  const differing = differingText(pages.differing, pages.differingPages);
  return (
    <>
      <p className="s13">{pagesText(pages)}</p>
      {differing !== null && <p className={`s13 ${styles['wrap']}`}>{differing}</p>}
      {pages.missingTexts.length > 0 && (
        <ul className={`s13 ${styles['dots']}`}>
          {pages.missingTexts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  );
}

const TONES: Record<EvidenceState, string> = { same: 'met', redacted: 'acc', left_out: '', missing: 'not', differs: 'not' };
/** What needs a look first. */
const ORDER: EvidenceState[] = ['differs', 'missing', 'left_out', 'redacted', 'same'];
const SHOWN_AT_FIRST = 25;

function Evidence({ evidence, unlisted }: { evidence: readonly ComparedEvidence[]; unlisted: readonly string[] }) {
  const [whole, showWhole] = useState(false);
  const sorted = evidence.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.nr - b.nr);
  const shown = whole ? sorted : sorted.slice(0, SHOWN_AT_FIRST);
  const counts = ORDER.toReversed().map((state) => ({ state, count: evidence.filter((one) => one.state === state).length }));
  return (
    <>
      <div className="row g6">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ state, count }) => (
            <span key={state} className={`tag ${TONES[state]}`}>{`${EVIDENCE_WORDS[state]} ${showNumber(count)}`}</span>
          ))}
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label={words.sections.evidence}>
        <table className="table">
          <thead>
            <tr>
              <th>{words.evidence.nr}</th>
              <th>{words.evidence.title}</th>
              <th>{words.evidence.state}</th>
              <th>{words.evidence.hash}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.nr}>
                <td>{one.nr}</td>
                <td>
                  {one.title}
                  <br />
                  <span className="s12 t2">{one.fileName}</span>
                </td>
                <td>
                  <span className={`tag ${TONES[one.state]}`}>{EVIDENCE_WORDS[one.state]}</span>
                </td>
                <td className="s12">
                  <Hashes evidence={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < sorted.length && (
        <button type="button" className={`btn sm ${styles['start']}`} onClick={() => showWhole(true)}>
          {words.evidence.all(showNumber(sorted.length))}
        </button>
      )}
      {unlisted.length > 0 && (
        <>
          <h4>{words.evidence.unlisted}</h4>
          <ul className={`s13 ${styles['dots']}`}>
            {unlisted.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Hashes({ evidence: { expected, found } }: { evidence: ComparedEvidence }) {
  if (found?.sha256 === expected.sha256) return <span className={`mono ${styles['hash']}`}>{expected.sha256}</span>;
  const lines = [
    [words.evidence.expected, expected.sha256],
    [words.evidence.found, found?.sha256 ?? words.checks.none],
  ] as const;
  return (
    <dl className={styles['hashes']}>
      {lines.map(([label, hash]) => (
        <Fragment key={label}>
          <dt className="t2">{label}</dt>
          <dd className={`mono ${styles['hash']}`}>{hash}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
