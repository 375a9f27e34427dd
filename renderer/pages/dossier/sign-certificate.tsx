import type { CertificateInfo } from '../../../core/api.ts';
import { showDate, vietnamDate } from '../../../core/date.ts';
import { signing as words } from '../../texts/signing.ts';
import styles from './dossier.module.css';

export const validity = ({ notBefore, notAfter }: Pick<CertificateInfo, 'notBefore' | 'notAfter'>): string =>
  [notBefore, notAfter].map((instant) => showDate(vietnamDate(new Date(instant)))).join(' – ');

/** Whose certificate it is, by whom and how long. */
export function Certificate({ certificate }: { certificate: CertificateInfo }) {
  return (
    <dl className={styles['facts']}>
      <dt>{words.certificate.subject}</dt>
      <dd className="w6">{certificate.subject}</dd>
      <dt>{words.certificate.issuer}</dt>
      <dd>{certificate.issuer}</dd>
      <dt>{words.certificate.validity}</dt>
      <dd>{validity(certificate)}</dd>
      <dt>{words.certificate.fingerprint}</dt>
      <dd className="mono">{certificate.fingerprint.slice(0, 32)}…</dd>
    </dl>
  );
}
