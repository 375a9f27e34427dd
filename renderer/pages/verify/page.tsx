import { IconShieldCheck, IconUpload, IconX } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import type { VerificationReport } from '../../../core/exchange/verification.ts';
import { call } from '../../api.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { usePlace } from '../../parts/place.ts';
import { EmptyState } from '../../parts/states.tsx';
import { VerificationCard } from '../../parts/verification-card.tsx';
import { verify as words } from '../../texts/verify.ts';
import { TrustCard } from './trust-card.tsx';
import styles from './verify.module.css';

interface Judged {
  path: string;
  /** Waits for its turn, or is read now; a result it had stays on screen until then. */
  busy: boolean;
  report: VerificationReport | null;
  error: unknown;
}

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/** Anybody's file, judged: dossier, package, or a PDF of another program. */
export default function VerifyPage() {
  usePlace([{ text: words.title }]);
  const [files, setFiles] = useState<Judged[]>([]);
  const busy = files.some((file) => file.busy);
  const put = (judged: Judged): void => setFiles((before) => before.map((one) => (one.path === judged.path ? judged : one)));

  // One after another, in the order asked for; what is on screen keeps its place.
  const last = useRef<Promise<void>>(Promise.resolve());
  const judge = (paths: string[]): void => {
    setFiles((before) => {
      const known = new Set(before.map(({ path }) => path));
      const added = [...new Set(paths)].filter((path) => !known.has(path));
      return [
        ...added.map((path): Judged => ({ path, busy: true, report: null, error: null })),
        ...before.map((one) => (paths.includes(one.path) ? { ...one, busy: true } : one)),
      ];
    });
    for (const path of paths) {
      last.current = last.current.then(async () =>
        put(
          await call('verify.file', { path }).then(
            (report): Judged => ({ path, busy: false, report, error: null }),
            (error: unknown): Judged => ({ path, busy: false, report: null, error }),
          ),
        ),
      );
    }
  };
  const again = (): void => judge(files.map((file) => file.path));

  return (
    <div className="page">
      <div className="col g4">
        <h1>{words.title}</h1>
        <p className="s13 t2">{words.lead}</p>
      </div>
      <div className={styles['columns']}>
        <div className={styles['files']}>
          <DropZone busy={busy} onFiles={judge} />
          {files.length === 0 && <EmptyState icon={IconShieldCheck} title={words.empty} text={words.lead} />}
          {files.map((file) => (
            <section key={file.path} className="card" aria-label={nameOf(file.path)}>
              <header>
                <h2 className="ell" title={file.path}>
                  {nameOf(file.path)}
                </h2>
                {file.report !== null && <span className="tag">{words.kind[file.report.kind]}</span>}
                <button
                  type="button"
                  className="btn ico sm sub end"
                  aria-label={words.remove(nameOf(file.path))}
                  onClick={() => setFiles((before) => before.filter((one) => one.path !== file.path))}
                >
                  <IconX className="i" aria-hidden="true" />
                </button>
              </header>
              <div className={styles['body']}>
                {file.busy && <p className="s13 t2">{words.working}</p>}
                {file.error !== null && <FailureNotice error={file.error} />}
                {file.report !== null && <VerificationCard report={file.report} detailed />}
              </div>
            </section>
          ))}
        </div>
        <TrustCard onChange={again} />
      </div>
    </div>
  );
}

function DropZone({ busy, onFiles }: { busy: boolean; onFiles: (paths: string[]) => void }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files].map((file) => window.bridge.pathOf(file)).filter((path) => path !== ''));
  };
  return (
    <div
      className={`drop ${styles['drop']}${over ? ` ${styles['over']}` : ''}`}
      data-testid="drop-zone"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload className="i l" aria-hidden="true" />
      <span className="grow" role="status">
        {busy ? words.working : words.drop}
      </span>
      <button type="button" className="btn pri" disabled={busy} onClick={() => void call('verify.pick').then(onFiles)}>
        {words.pick}
      </button>
    </div>
  );
}
