import { Select } from '@mantine/core';
import { IconCheck, IconFileCertificate, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { DossierSummary, PreflightReport } from '../../../core/api.ts';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { useCall, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant, showNumber } from '../../parts/format.ts';
import { PdfView } from '../../parts/pdf-view.tsx';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { dossier as words } from '../../texts/dossier.ts';
import styles from './dossier.module.css';
import { currentStep, STEPS } from './flow.ts';
import { PreflightPane } from './preflight-pane.tsx';
import { ResultPane } from './result-pane.tsx';
import { percentOf, usePrint, type Print } from './use-print.ts';

/** From the check to the signed file. */
export default function DossierPage() {
  usePlace([{ text: words.crumb }]);
  const reporting = useReporting();
  const year = reporting?.year ?? 0;
  const known = reporting !== undefined;
  const preflight = useCallWhen(known, 'dossier.preflight', { year });
  const list = useCallWhen(known, 'dossier.list', { year });
  const unit = useCall('unit.get');
  const failed = [preflight, list, unit].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (preflight.data === undefined || list.data === undefined || unit.data === undefined) return <Loading />;
  return <Dossiers year={year} preflight={preflight.data} list={list.data} unit={unit.data} />;
}

function Dossiers({
  year,
  preflight,
  list,
  unit,
}: {
  year: number;
  preflight: PreflightReport;
  list: DossierSummary[];
  unit: UnitProfile;
}) {
  const [chosen, choose] = useState<string | null>(null);
  const print = usePrint(year);
  const summary = list.find((one) => one.id === (chosen ?? print.printed)) ?? list[0];
  const start = (draft: boolean): void => {
    // What is printed now is what will be looked at.
    choose(null);
    print.start(draft);
  };
  return (
    <div className={styles['layout']}>
      <header className={styles['head']}>
        <h1>{words.title(year)}</h1>
        {summary !== undefined && (
          <Select
            aria-label={words.preview.choose}
            w={250}
            data={list.map((one) => ({ value: one.id, label: words.preview.version(showInstant(one.createdAt), stateOf(one)) }))}
            value={summary.id}
            onChange={choose}
            allowDeselect={false}
          />
        )}
        <Flow preflight={preflight} summary={summary} />
        <PrintButtons print={{ ...print, start }} errors={preflight.errors.length} />
      </header>
      <PreflightPane report={preflight} />
      <section className={styles['centre']} aria-label={words.preview.title}>
        {print.error !== null && <FailureNotice title={words.print.failed} error={print.error} />}
        {summary === undefined ? (
          <EmptyState icon={IconFileCertificate} title={words.preview.none} text={words.preview.noneText} />
        ) : (
          <Preview key={`${summary.id}/${summary.sha256}`} id={summary.id} sha256={summary.sha256} />
        )}
      </section>
      <ResultPane key={summary?.id ?? ''} summary={summary} unit={unit} />
    </div>
  );
}

const stateOf = (summary: DossierSummary): string =>
  summary.draft
    ? words.preview.draft
    : summary.signatures.length > 0
      ? words.preview.signed(summary.signatures.length)
      : words.preview.final;

function Flow({ preflight, summary }: { preflight: PreflightReport; summary: DossierSummary | undefined }) {
  const now = STEPS.indexOf(currentStep(preflight, summary));
  return (
    <ol className={`${styles['flow']} end`} aria-label={words.flow.label}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={i < now ? styles['done'] : i === now ? styles['now'] : undefined}
          aria-current={i === now ? 'step' : undefined}
        >
          <span className={styles['mark']} aria-hidden="true">
            {i < now ? <IconCheck className="i s" /> : i + 1}
          </span>
          {words.flow[step]}
        </li>
      ))}
    </ol>
  );
}

function PrintButtons({ print, errors }: { print: Print; errors: number }) {
  if (print.progress !== null) {
    const percent = percentOf(print.progress);
    return (
      <div className="row" role="status">
        <span className="s13">{words.print.phases[print.progress.phase]}</span>
        <span
          className={styles['meter']}
          role="progressbar"
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-label={words.print.phases[print.progress.phase]}
        >
          <i style={{ width: `${percent}%` }} />
        </span>
        <button type="button" className="btn" onClick={print.stop}>
          {words.print.stop}
        </button>
      </div>
    );
  }
  return (
    <div className="row">
      <button type="button" className="btn" onClick={() => print.start(true)}>
        {words.print.draft}
      </button>
      <button
        type="button"
        className="btn pri"
        disabled={errors > 0}
        title={errors > 0 ? words.print.blocked(showNumber(errors)) : undefined}
        onClick={() => print.start(false)}
      >
        <IconPrinter className="i" aria-hidden="true" />
        {words.print.final}
      </button>
    </div>
  );
}

function Preview({ id }: { id: string; sha256: string }) {
  const file = useCallWhen(true, 'dossier.read', { id });
  if (file.isError) return <FailureNotice error={file.error} onRetry={() => void file.refetch()} />;
  if (file.data === undefined || file.isFetching) return <Loading />;
  return <PdfView bytes={file.data.bytes} />;
}
