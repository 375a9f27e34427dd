import { RedactLink } from '../../parts/redact-link.tsx';
import { Menu, Modal } from '@mantine/core';
import { IconArrowLeft, IconDots, IconLink, IconReplace, IconTrash, IconZoomIn } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant, showSize } from '../../parts/format.ts';
import { evidence as words, vaultActs, vaultLook } from '../../texts/evidence.ts';
import styles from './evidence.module.css';
import { Facts } from './facts.tsx';
import type { Piece } from './filters.ts';
import { Look, usePreview } from './look.tsx';
import type { OtherUse } from './other-uses.ts';
import { RequirementPicker } from './requirement-picker.tsx';
import { Revisions } from './revisions.tsx';
import type { Acts } from './use-acts.ts';
import { Uses } from './uses.tsx';

interface Props {
  piece: Piece;
  /** Everything in the vault, for the other revisions. */
  pieces: readonly Piece[];
  others: OtherUse[];
  acts: Acts;
  onOpen: (id: string) => void;
  onBack: () => void;
}

/** One piece of evidence: a look at it, what is known of it, its revisions, and where it serves. */
export function Detail({ piece, pieces, others, acts, onOpen, onBack }: Props) {
  const file = usePreview(piece.id);
  return (
    <>
      <Back onBack={onBack} />
      <h2 id="evidence-detail" tabIndex={-1} className={styles['heading']}>
        {piece.title}
      </h2>
      <div className="row g8">
        <button type="button" className="btn sm" onClick={() => acts.open('look')}>
          <IconZoomIn className="i" aria-hidden="true" />
          {vaultLook.larger}
        </button>
        {piece.redacted === null && <RedactLink piece={piece} />}
        <More acts={acts} onOpen={onOpen} />
      </div>
      {piece.redacted !== null && <RedactLink piece={piece} />}
      {acts.failed?.id === piece.id && <FailureNotice error={acts.failed.error} />}
      <section className={styles['part']} aria-label={vaultLook.title}>
        <Look file={file} title={piece.title} />
      </section>
      <Facts piece={piece} />
      <dl className={styles['facts']}>
        <dt>{words.file}</dt>
        <dd>{`${piece.fileName} · ${showSize(piece.size)}`}</dd>
        <dt>{words.added_at}</dt>
        <dd>{[showInstant(piece.addedAt), piece.addedBy].filter((part) => part !== '').join(', ')}</dd>
        <dt>{words.hash}</dt>
        <dd>
          <span className="mono">{piece.sha256}</span>{' '}
          {file.data !== undefined && !file.isFetching && <span className="tag met">{words.matches}</span>}
        </dd>
      </dl>
      <Revisions piece={piece} pieces={pieces} onOpen={onOpen} />
      <section className={styles['part']} aria-labelledby="evidence-uses">
        <div className="row">
          <h3 id="evidence-uses">{words.where}</h3>
          <button type="button" className="btn sm end" onClick={() => acts.open('link')}>
            <IconLink className="i" aria-hidden="true" />
            {words.linkMore} <kbd aria-hidden="true">L</kbd>
          </button>
        </div>
        <Uses id={piece.id} unused={piece.uses.length + others.length === 0} />
        {others.length > 0 && (
          <ul className={styles['uses']}>
            {others.map(({ text, href }) => (
              <li key={`${href}${text}`}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
      {acts.dialog === 'link' && <RequirementPicker piece={piece} onClose={acts.closeDialog} />}
      <Modal
        opened={acts.dialog === 'look'}
        onClose={acts.closeDialog}
        title={<b>{piece.title}</b>}
        size="min(1200px, 92vw)"
        closeButtonProps={{ 'aria-label': vaultLook.close }}
      >
        <Look file={file} title={piece.title} large />
      </Modal>
    </>
  );
}

/** In a narrow window the detail takes the place of the list; this leads back, and takes the focus while it is on screen. */
function Back({ onBack }: { onBack: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className={styles['back']}>
      <button ref={button} type="button" className="btn sm" onClick={onBack}>
        <IconArrowLeft className="i" aria-hidden="true" />
        {words.back}
      </button>
    </div>
  );
}

function More({ acts, onOpen }: Pick<Props, 'acts' | 'onOpen'>) {
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className="btn ico sm" aria-label={vaultActs.more} disabled={acts.busy}>
          <IconDots className="i" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconReplace className="i" aria-hidden="true" />} onClick={() => acts.replace(onOpen)}>
          {vaultActs.replace}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash className="i" aria-hidden="true" />} onClick={acts.discard}>
          {vaultActs.discard}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
