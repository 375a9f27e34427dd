import { IconCheck, IconCircleX, IconHelpCircle, IconRosetteDiscountCheck, IconX } from '@tabler/icons-react';
import type { SignatureReport, VerificationReport, VerificationVerdict } from '../../core/exchange/verification.ts';
import { CHAIN_WORDS, VERDICT_WORDS, verify as words } from '../texts/verify.ts';
import { showNumber } from './format.ts';
import styles from './verification-card.module.css';
import { checksOf, type CheckState } from './verdict-of-file.ts';

const LOOK: Record<VerificationVerdict, { tone: string; Picture: typeof IconCheck }> = {
  valid: { tone: 'met', Picture: IconRosetteDiscountCheck },
  indeterminate: { tone: 'partial', Picture: IconHelpCircle },
  invalid: { tone: 'not', Picture: IconCircleX },
};
const ORDER = ['valid', 'indeterminate', 'invalid'] as const;

/** The answer of three, one sentence why, the checks one by one, what to do. */
export function VerificationCard({ report, detailed = false }: { report: VerificationReport; detailed?: boolean }) {
  const { tone, Picture } = LOOK[report.verdict];
  const weighty = report.reasons.filter(({ code }) => code !== 'time_stated' && code !== 'revocation_unchecked');
  return (
    <div className={styles['card']}>
      <div className={`banner ${tone}`} role="status">
        <Picture className={`i ${styles['seal']} ${tone}`} aria-hidden="true" />
        <div className="col g4">
          <b className={`${styles['word']} ${tone}`}>{VERDICT_WORDS[report.verdict]}</b>
          <p className="s13">{words.why[report.verdict]}</p>
          {weighty.map(({ code, text }) => (
            <p key={code} className="s12">
              {text}
            </p>
          ))}
        </div>
      </div>
      <Three verdict={report.verdict} />
      <ul className={styles['checks']}>
        {checksOf(report).map(({ id, text, state, value }) => (
          <li key={id}>
            <CheckMark state={state} />
            <span>{text}</span>
            <span className="s12 t2">{value}</span>
          </li>
        ))}
      </ul>
      {detailed && <Details report={report} />}
      {report.reasons.some(({ code }) => code === 'unknown_issuer') && (
        <p className="s12 t2">
          <b>{words.todo}:</b> {words.todoIssuer}
        </p>
      )}
      {report.verdict === 'invalid' && (
        <p className="s12 t2">
          <b>{words.todo}:</b> {words.todoInvalid}
        </p>
      )}
    </div>
  );
}

/** The three words always stand together, so that nobody reads amber as green. */
function Three({ verdict }: { verdict: VerificationVerdict }) {
  return (
    <div className={styles['three']} role="group" aria-label={words.words}>
      {ORDER.map((one) => {
        const { tone, Picture } = LOOK[one];
        return (
          <span
            key={one}
            className={one === verdict ? `${styles['chosen']} ${tone}` : undefined}
            aria-current={one === verdict ? 'true' : undefined}
          >
            <Picture className="i s" aria-hidden="true" />
            {VERDICT_WORDS[one]}
          </span>
        );
      })}
    </div>
  );
}

function CheckMark({ state }: { state: CheckState }) {
  if (state === 'ok') return <IconCheck className="i met" aria-hidden="true" />;
  if (state === 'bad') return <IconX className="i not" aria-hidden="true" />;
  return <IconHelpCircle className="i partial" aria-hidden="true" />;
}

function Details({ report }: { report: VerificationReport }) {
  const { content, signatures } = report;
  return (
    <>
      <h3>{words.signatures}</h3>
      {signatures.length === 0 && <p className="s13 t2">{words.noSignature}</p>}
      <ul className="col g8">
        {signatures.map((signature) => (
          <Signature key={`${signature.role}/${signature.signer}`} signature={signature} />
        ))}
      </ul>
      {content !== null && (
        <>
          <h3>{words.content}</h3>
          <dl className={styles['facts']}>
            <dt>{words.unit}</dt>
            <dd>{content.unit}</dd>
            <dt>{words.year}</dt>
            <dd>{content.year}</dd>
            <dt>{words.systems}</dt>
            <dd>{showNumber(content.systems)}</dd>
            <dt>{words.items}</dt>
            <dd>{showNumber(content.items)}</dd>
            <dt>{words.digest}</dt>
            <dd className="mono">{content.digest}</dd>
          </dl>
        </>
      )}
    </>
  );
}

function Signature({ signature }: { signature: SignatureReport }) {
  const { role, signer, issuer, signedAt, chain, integrity } = signature;
  return (
    <li className="col">
      <span className="row s13">
        <CheckMark state={integrity === 'broken' ? 'bad' : chain === 'trusted' ? 'ok' : chain === 'unknown_issuer' ? 'unknown' : 'bad'} />
        <b>{`${words.role[role] ?? role}: ${signer}`}</b>
        <span className="end s12 t2">{CHAIN_WORDS[chain]}</span>
      </span>
      <span className={`s12 t2 ${styles['indent']}`}>{words.by(issuer)}</span>
      {signedAt !== null && <span className={`s12 t2 ${styles['indent']}`}>{showSignedAt(signedAt)}</span>}
    </li>
  );
}

/** “2026-11-21T09:12:40+07:00” → “21/11/2026, 09:12:40 (+07:00)”. */
const showSignedAt = (text: string): string =>
  `${text.slice(0, 10).split('-').toReversed().join('/')}, ${text.slice(11, 19)} (${text.slice(19)})`;
