import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Output } from '../../../core/api.ts';
import { showSize } from '../../parts/format.ts';
import { ReplaceOriginal } from '../../parts/redact-link.tsx';
import { redaction } from '../../texts/redaction.ts';
import styles from './redact.module.css';

const words = redaction.saved;
const HASH_SHOWN = 12;

interface Props {
  saved: Output<'redaction.save'>;
  year: number;
  onAgain: () => void;
}

/** What came of it, and what to do with it. */
export function Saved({ saved: { copy, replaceable }, year, onAgain }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={`page ${styles['saved']}`}>
      <div className="banner met">
        <IconCircleCheck className="i l met" aria-hidden="true" />
        <div className="col g8 grow" role="status">
          <h1 ref={heading} tabIndex={-1}>
            {words.heading}
          </h1>
          <p>{words.facts(copy.title, showSize(copy.size))}</p>
          <p className="s13">{words.original((copy.redacted?.sha256 ?? '').slice(0, HASH_SHOWN))}</p>
          <p className="s13 t2">{words.sensitivity}</p>
        </div>
      </div>
      {replaceable > 0 ? (
        <ReplaceOriginal id={copy.id} year={year} count={replaceable} primary />
      ) : (
        <p className="s13 t2">{words.notUsed}</p>
      )}
      <div className="row">
        <a className={replaceable > 0 ? 'btn' : 'btn pri'} href={`#/evidence?open=${encodeURIComponent(copy.id)}`}>
          {redaction.toVault}
        </a>
        <button type="button" className="btn" onClick={onAgain}>
          {words.again}
        </button>
      </div>
    </div>
  );
}
