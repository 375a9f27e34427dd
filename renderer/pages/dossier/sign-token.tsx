import { NativeSelect, PasswordInput, Radio } from '@mantine/core';
import { IconUsb } from '@tabler/icons-react';
import { useState } from 'react';
import type { CertificateInfo } from '../../../core/api.ts';
import type { KeySource } from '../../../core/contract/signing.ts';
import type { Token, TokenCertificate } from '../../../core/contract/token.ts';
import { call, failureOf, useCall } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { signing } from '../../texts/signing.ts';
import styles from './dossier.module.css';
import { validity } from './sign-certificate.tsx';

const words = signing.token;

interface Props {
  busy: boolean;
  /** As in FileKey. */
  children: (key: KeySource, certificate: CertificateInfo, clear: () => void) => React.ReactNode;
}

interface Choice {
  token: Token;
  certificate: TokenCertificate;
}

/** A key in a USB token: driver, token and certificate picked from lists; the PIN typed each time. */
export function TokenKey({ busy, children }: Props) {
  const modules = useCall('token.modules');
  const [picked, setPicked] = useState<string | null>(null);
  const [tokens, setTokens] = useState<Token[] | null>(null);
  const [chosen, setChosen] = useState('');
  const [pin, setPin] = useState('');
  const [looking, setLooking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (modules.isError) return <FailureNotice error={modules.error} onRetry={() => void modules.refetch()} />;

  const known = [...(modules.data?.chosen == null ? [] : [modules.data.chosen]), ...(modules.data?.suggestions ?? [])];
  const options = known.filter(({ path }, i) => known.findIndex((one) => one.path === path) === i);
  const module = picked ?? options[0]?.path ?? '';
  const forget = (): void => {
    setTokens(null);
    setChosen('');
    setPin('');
    setError(null);
  };
  const pick = async (): Promise<void> => {
    try {
      const file = await call('token.pickModule');
      if (file === null) return;
      forget();
      setPicked(file);
      await modules.refetch();
    } catch (failure) {
      setError(failure);
    }
  };
  const look = async (login: { serial: string; pin: string | null } | null): Promise<void> => {
    setLooking(true);
    setError(null);
    try {
      const seen = await call('token.look', { module, login });
      const merged = login === null ? seen.tokens : (tokens ?? []).map((old) => seen.tokens.find((one) => one.slot === old.slot) ?? old);
      setTokens(merged);
      setChosen(choicesOf(merged).find(isUsable)?.certificate.fingerprint ?? '');
    } catch (failure) {
      setPin('');
      if (failureOf(failure).code !== 'CANCELLED') setError(failure);
    } finally {
      setLooking(false);
    }
  };

  const choice = choicesOf(tokens ?? []).find(({ certificate }) => certificate.fingerprint === chosen);
  const canType = choice !== undefined && !choice.token.protectedPath;
  return (
    <div className={styles['form']}>
      <NativeSelect
        label={words.module}
        value={module}
        data={[
          ...(options.length === 0 ? [{ value: '', label: words.none }] : []),
          ...options.map(({ path, name }) => ({ value: path, label: name === '' ? (path.split(/[/\\]/).at(-1) ?? path) : name })),
        ]}
        onChange={(event) => {
          forget();
          setPicked(event.currentTarget.value);
        }}
        disabled={busy || looking}
      />
      {modules.data !== undefined && options.length === 0 && <p className="s12 t2">{words.noModules}</p>}
      <div className="row">
        <button type="button" className="btn" onClick={() => void pick()} disabled={busy || looking}>
          {words.pick}
        </button>
        <button
          type="button"
          className={tokens === null ? 'btn pri' : 'btn'}
          onClick={() => void look(null)}
          disabled={busy || looking || module === ''}
        >
          <IconUsb className="i" aria-hidden="true" />
          {tokens === null ? words.find : words.again}
        </button>
      </div>
      {looking && (
        <div className="row" role="status">
          <span className="s13 t2">{words.looking}</span>
          <button type="button" className="btn sm" onClick={() => void call('token.cancel')}>
            {words.stop}
          </button>
        </div>
      )}
      {tokens?.length === 0 && <p className="s13">{words.empty}</p>}
      {tokens?.map((token) => (
        <OneToken
          key={token.slot}
          token={token}
          chosen={chosen}
          onChoose={setChosen}
          busy={busy || looking}
          onLogin={(typed) => void look({ serial: token.serial, pin: typed })}
        />
      ))}
      {canType && (
        <PasswordInput
          label={words.pin}
          description={words.once}
          inputWrapperOrder={['label', 'input', 'description']}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
          autoComplete="off"
          disabled={busy}
        />
      )}
      {choice?.token.protectedPath === true && <p className="s12 t2">{words.onDevice}</p>}
      {error !== null && <FailureNotice title={signing.failed} error={error} />}
      {choice !== undefined &&
        (!canType || pin !== '') &&
        children(
          {
            kind: 'token',
            module,
            tokenSerial: choice.token.serial,
            certificate: choice.certificate.fingerprint,
            pin: choice.token.protectedPath ? null : pin,
          },
          choice.certificate,
          () => setPin(''),
        )}
    </div>
  );
}

const choicesOf = (tokens: Token[]): Choice[] =>
  tokens.flatMap((token) => token.certificates.map((certificate) => ({ token, certificate })));
const whyNot = ({ hasKey, problem }: TokenCertificate): string | null =>
  problem !== null ? words.problems[problem] : hasKey ? null : words.noKey;
const isUsable = ({ token, certificate }: Choice): boolean =>
  whyNot(certificate) === null && token.pinState !== 'locked' && token.pinState !== 'not_set';

interface TokenProps {
  token: Token;
  chosen: string;
  onChoose: (fingerprint: string) => void;
  busy: boolean;
  onLogin: (pin: string | null) => void;
}

function OneToken({ token, chosen, onChoose, busy, onLogin }: TokenProps) {
  const [pin, setPin] = useState('');
  const state = words.pinStates[token.pinState];
  const name = words.serial(token.label === '' ? token.model : token.label, token.serial);
  return (
    <section className={styles['form']} aria-label={name}>
      <b className="s13">{name}</b>
      {state !== '' && (
        <div className="banner partial" role="alert">
          <p className="s12">{state}</p>
        </div>
      )}
      {token.needsPin && (
        <>
          <p className="s12 t2">{words.needsPin}</p>
          {!token.protectedPath && (
            <PasswordInput
              label={words.pin}
              value={pin}
              onChange={(event) => setPin(event.currentTarget.value)}
              autoComplete="off"
              disabled={busy}
            />
          )}
          <div className="row">
            <button
              type="button"
              className="btn"
              disabled={busy || (pin === '' && !token.protectedPath)}
              onClick={() => {
                onLogin(token.protectedPath ? null : pin);
                setPin('');
              }}
            >
              {words.show}
            </button>
          </div>
        </>
      )}
      {!token.needsPin && token.certificates.length === 0 && <p className="s12 t2">{words.nothing}</p>}
      {token.certificates.length > 0 && (
        <Radio.Group label={words.certificates} value={chosen} onChange={onChoose}>
          <div className="col g6">
            {token.certificates.map((certificate) => {
              const why = whyNot(certificate);
              return (
                <Radio
                  key={certificate.fingerprint}
                  value={certificate.fingerprint}
                  disabled={busy || !isUsable({ token, certificate })}
                  label={certificate.subject}
                  description={
                    <>
                      {certificate.issuer} · {validity(certificate)}
                      {why !== null && (
                        <>
                          <br />
                          {words.cannot(why)}
                        </>
                      )}
                    </>
                  }
                />
              );
            })}
          </div>
        </Radio.Group>
      )}
    </section>
  );
}
