import { SegmentedControl } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { CertificateInfo } from '../../../core/api.ts';
import type { KeySource, SigningFacts } from '../../../core/contract/signing.ts';
import { bearsName, isFixedRole } from '../../../core/exchange/signers.ts';
import { failureOf } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { signing as words } from '../../texts/signing.ts';
import styles from './dossier.module.css';
import { FileKey } from './sign-file.tsx';
import { usePicture, useSource } from './sign-memory.ts';
import { isHalfIssued, NO_CHOICES, SignOptions } from './sign-options.tsx';
import { TokenKey } from './sign-token.tsx';
import { useSigning } from './use-signing.ts';

interface Props {
  role: string;
  dossierId: string;
  facts: SigningFacts | undefined;
}

/** Signs for one role: the key, what comes with the signature, and how far it is. */
export function SignForm({ role, dossierId, facts }: Props) {
  const [source, setSource] = useSource();
  const [picture] = usePicture(role);
  const [choices, setChoices] = useState(NO_CHOICES);
  const signing = useSigning(dossierId, role);

  if (signing.phase !== null) {
    return (
      <div className="row">
        <span className="s13 t2" role="status">
          {words.phases[signing.phase]}
        </span>
        {signing.phase !== 'store' && (
          <button type="button" className="btn sm" onClick={signing.stop}>
            {words.stop}
          </button>
        )}
      </div>
    );
  }
  const printed = isFixedRole(role) ? (facts?.printed[role] ?? '') : '';
  const half = isHalfIssued(choices);
  const submit = (key: KeySource): void => {
    const { number, date, timestamp, revocation } = choices;
    signing.sign({
      key,
      picture: picture?.path ?? null,
      timestamp,
      revocation,
      issued: number.trim() === '' || date === null ? null : { number: number.trim(), date },
    });
  };
  const sign = (key: KeySource, certificate: CertificateInfo, clear: () => void) => {
    const another = printed !== '' && !bearsName(certificate.subject, printed);
    return (
      <>
        {another && (
          <div className="banner partial" role="alert">
            <IconAlertTriangle className="i partial" aria-hidden="true" />
            <p className="s12">{words.another(certificate.subject, printed)}</p>
          </div>
        )}
        {half && <p className="s12 not">{words.options.bothNeeded}</p>}
        <div className="row">
          <button
            type="button"
            className="btn pri"
            disabled={signing.busy || half}
            onClick={() => {
              submit(key);
              // A password or PIN is typed anew; the program never tries it again by itself.
              clear();
            }}
          >
            {another ? words.signAnyway : words.sign}
          </button>
        </div>
      </>
    );
  };
  const Key = source === 'token' ? TokenKey : FileKey;
  return (
    <div className={styles['form']}>
      <SegmentedControl
        aria-label={words.source.label}
        size="xs"
        value={source}
        onChange={(value) => setSource(value === 'token' ? 'token' : 'file')}
        data={[
          { value: 'file', label: words.source.file },
          { value: 'token', label: words.source.token },
        ]}
      />
      <SignOptions role={role} number={facts?.number} choices={choices} onChange={setChoices} />
      <Key busy={signing.busy}>{sign}</Key>
      {signing.error !== null && <FailureNotice title={words.failed} error={signing.error} />}
      {signing.error !== null && choices.timestamp && isAboutTimestamp(signing.error) && (
        <div className="row">
          <button type="button" className="btn sm" onClick={() => setChoices({ ...choices, timestamp: false, revocation: false })}>
            {words.options.withoutTimestamp}
          </button>
        </div>
      )}
    </div>
  );
}

const isAboutTimestamp = (error: unknown): boolean => /^(?:TIMESTAMP|REVOCATION)_/.test(failureOf(error).code);
