import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { AuthorityOffer } from '../../core/api.ts';
import { readableFingerprint } from '../../core/exchange/certificate.ts';
import { showDate, vietnamDate } from '../../core/date.ts';
import { useAct } from '../api.ts';
import { verify } from '../texts/verify.ts';
import { showNumber } from './format.ts';
import { toast } from './toast.tsx';
import styles from './trust-import.module.css';

const words = verify.trust;

export interface TrustImport {
  /** Asks for a file of certificates. */
  start: () => void;
  /** Why nothing was taken. */
  error: unknown;
  /** To be shown somewhere on the page. */
  dialog: ReactNode;
}

/** Trusting an issuer: the fingerprint is shown before it counts, to be held against what the issuer published. */
export function useTrustImport(onChange: () => void = () => undefined): TrustImport {
  const read = useAct('trust.read');
  const take = useAct('trust.import');
  const [offer, setOffer] = useState<AuthorityOffer | null>(null);
  const start = (): void => {
    take.reset();
    read.mutate({ path: null }, { onSuccess: setOffer });
  };
  const accept = ({ path }: AuthorityOffer, fingerprints: string[]): void =>
    take.mutate(
      { path, fingerprints },
      {
        onSuccess: (taken) => {
          toast(taken.length === 1 ? words.imported(taken[0]?.subject ?? '') : words.importedMany(showNumber(taken.length)));
          onChange();
        },
        onSettled: () => setOffer(null),
      },
    );
  return {
    start,
    error: read.error ?? take.error,
    dialog: offer !== null && (
      <Offer
        key={offer.path}
        offer={offer}
        busy={take.isPending}
        onAccept={(chosen) => accept(offer, chosen)}
        onCancel={() => setOffer(null)}
      />
    ),
  };
}

export const day = (instant: string): string => showDate(vietnamDate(new Date(instant)));

interface OfferProps {
  offer: AuthorityOffer;
  busy: boolean;
  onAccept: (fingerprints: string[]) => void;
  onCancel: () => void;
}

/** What a file holds, with the fingerprint of each; the safe answer has the focus. */
function Offer({ offer: { authorities, others }, busy, onAccept, onCancel }: OfferProps) {
  const [chosen, choose] = useState<ReadonlySet<string>>(() => new Set(authorities.map(({ fingerprint }) => fingerprint)));
  const single = authorities.length === 1;
  const turn = (fingerprint: string): void => {
    const next = new Set(chosen);
    if (!next.delete(fingerprint)) next.add(fingerprint);
    choose(next);
  };
  return (
    <Modal opened onClose={onCancel} title={<b>{single ? words.ask : words.askMany}</b>} withCloseButton={false} size="lg">
      <div className="col g16">
        <p className="s13 t2">{words.compare}</p>
        <ul className={styles['offers']}>
          {authorities.map(({ subject, issuer, serial, notBefore, notAfter, fingerprint, root, known }) => (
            <li key={fingerprint} className="col g4">
              <span className="row">
                {single ? (
                  <b className="s13">{subject}</b>
                ) : (
                  <label className="row g8 s13">
                    <input type="checkbox" checked={chosen.has(fingerprint)} onChange={() => turn(fingerprint)} />
                    <b>{subject}</b>
                  </label>
                )}
                <span className="tag">{root ? words.root : words.intermediate}</span>
                {known && <span className="tag met">{words.known}</span>}
              </span>
              <span className="s12 t2">{`${words.issuer(issuer)} · ${words.serial(serial)}`}</span>
              <span className="s12 t2">{words.validity(day(notBefore), day(notAfter))}</span>
              <span className="s12 t2">{words.fingerprint}</span>
              <span className={`mono ${styles['print']}`}>{readableFingerprint(fingerprint)}</span>
            </li>
          ))}
        </ul>
        {others > 0 && <p className="s12 t2">{words.others(showNumber(others))}</p>}
        <div className="row">
          <button type="button" className="btn end" onClick={onCancel} data-autofocus>
            {words.refuse}
          </button>
          <button type="button" className="btn pri" disabled={busy || chosen.size === 0} onClick={() => onAccept([...chosen])}>
            {single ? words.accept : words.acceptMany(showNumber(chosen.size))}
          </button>
        </div>
      </div>
    </Modal>
  );
}
