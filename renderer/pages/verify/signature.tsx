import { IconArrowDown, IconCertificate, IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { ChainLink } from '../../../core/exchange/certificate.ts';
import { readableFingerprint } from '../../../core/exchange/certificate.ts';
import { showDate, vietnamDate } from '../../../core/date.ts';
import type { JudgedSignature, TimestampDetail, VerificationReport } from '../../../core/exchange/verification.ts';
import { coverageText, revocationText, ROLE_WORDS, showMoment, timeText } from '../../../core/exchange/verification-words.ts';
import { showNumber } from '../../parts/format.ts';
import type { CheckState } from '../../parts/verdict-of-file.ts';
import { CheckMark } from '../../parts/verification-card.tsx';
import { CHAIN_WORDS, verify } from '../../texts/verify.ts';
import styles from './verify.module.css';

const words = verify.signature;

/** Who signed, when, what it covers, and how his certificate leads to somebody trusted. */
export function Signature({ signature }: { signature: JudgedSignature }) {
  const { role, signer, issuer, chain, integrity, algorithm, level, timestamp, revocationDetail, certificates } = signature;
  const state: CheckState =
    integrity === 'broken'
      ? 'bad'
      : integrity === 'unchecked' || chain === 'unknown_issuer'
        ? 'unknown'
        : chain === 'trusted'
          ? 'ok'
          : 'bad';
  const facts: [string, string][] = [
    [words.issuer, `${issuer === '' ? words.unknown : issuer} (${CHAIN_WORDS[chain]})`],
    [words.time, timeText(signature)],
    [words.coverage, coverageText(signature)],
    [words.algorithm, algorithm === '' ? words.unknown : algorithm],
    [words.level, words.levels[level]],
    [words.revocation, revocationText(revocationDetail)],
    ...(timestamp === null ? [] : ([[words.timestamp, stampText(timestamp)]] satisfies [string, string][])),
  ];
  return (
    <li className="col g8">
      <span className="row s13">
        <CheckMark state={state} />
        <b>{`${ROLE_WORDS[role] ?? role}: ${signer === '' ? words.unknown : signer}`}</b>
        <span className="end s12 t2">{words.integrity[integrity]}</span>
      </span>
      <Facts facts={facts} />
      <Chain certificates={certificates} />
      {timestamp !== null && <Chain certificates={timestamp.certificates} />}
    </li>
  );
}

/** A timestamp over the whole file: it proves when, not who. */
export function Timestamp({ timestamp }: { timestamp: VerificationReport['timestamps'][number] }) {
  const { state, authority, certificates, algorithm, revocationDetail } = timestamp;
  return (
    <li className="col g8">
      <span className="row s13">
        <CheckMark state={state === 'trusted' ? 'ok' : state === 'broken' ? 'bad' : 'unknown'} />
        <b>{authority === '' ? words.unknown : authority}</b>
        <span className="end s12 t2">{words.timestampStates[state]}</span>
      </span>
      <Facts
        facts={[
          [words.time, timestamp.time === null ? words.unknown : showMoment(timestamp.time)],
          [words.coverage, coverageText(timestamp)],
          [words.algorithm, algorithm === '' ? words.unknown : algorithm],
          [words.revocation, revocationText(revocationDetail)],
        ]}
      />
      <Chain certificates={certificates} />
    </li>
  );
}

const stampText = ({ authority, time, algorithm, state }: TimestampDetail): string =>
  [time === null ? null : showMoment(time), authority, algorithm, words.timestampStates[state]].filter(Boolean).join(', ');

export const Facts = ({ facts }: { facts: readonly (readonly [string, string])[] }) => (
  <dl className={styles['facts']}>
    {facts.map(([label, text]) => (
      <Fragment key={label}>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </Fragment>
    ))}
  </dl>
);

const day = (instant: string): string => showDate(vietnamDate(new Date(instant)));

/** From the signer down to the certificate the user vouches for. */
function Chain({ certificates }: { certificates: readonly ChainLink[] }) {
  const { chain } = verify;
  if (certificates.length === 0) return null;
  return (
    <details className={styles['chain']}>
      <summary className="s13">{chain.title(showNumber(certificates.length))}</summary>
      <ol>
        {certificates.map(({ subject, issuer, serial, notBefore, notAfter, fingerprint, algorithm, trusted }, index) => (
          <li key={fingerprint} className={trusted ? styles['anchor'] : undefined}>
            {index > 0 && <IconArrowDown className={`i t3 ${styles['arrow']}`} aria-hidden="true" />}
            <div className={styles['link']}>
              {trusted ? <IconShieldCheck className="i met" aria-hidden="true" /> : <IconCertificate className="i t2" aria-hidden="true" />}
              <b className="s13">{subject}</b>
              {trusted && <span className="tag met">{chain.trusted}</span>}
            </div>
            <Facts
              facts={[
                [chain.issuer, issuer === subject ? chain.self : issuer],
                [words.algorithm, algorithm],
                [chain.validity, chain.from(day(notBefore), day(notAfter))],
              ]}
            />
            <dl className={styles['facts']}>
              <dt>{chain.serial}</dt>
              <dd className="mono">{serial}</dd>
              <dt>{chain.fingerprint}</dt>
              <dd className="mono">{readableFingerprint(fingerprint)}</dd>
            </dl>
          </li>
        ))}
      </ol>
      {!certificates.some(({ trusted }) => trusted) && (
        <p className={`s13 row ${styles['open']}`}>
          <IconShieldQuestion className="i partial" aria-hidden="true" />
          {chain.open}
        </p>
      )}
    </details>
  );
}
