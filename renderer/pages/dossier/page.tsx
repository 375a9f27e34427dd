import { NativeSelect, Select } from '@mantine/core';
import { IconCheck, IconFileCertificate, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearch } from '@tanstack/react-router';
import type { DossierSummary, Output, PreflightReport } from '../../../core/api.ts';
import type { ReportChoice } from '../../../core/exchange/record.ts';
import type { UnitProfile } from '../../../core/assessment/model.ts';
import { useCall, useCallWhen } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { showInstant, showNumber } from '../../parts/format.ts';
import { PdfView } from '../../parts/pdf-view.tsx';
import { createPerVisit } from '../../parts/per-visit.ts';
import { usePlace } from '../../parts/place.ts';
import { EmptyState, Loading } from '../../parts/states.tsx';
import { dossier as words } from '../../texts/dossier.ts';
import { dossierLife as life } from '../../texts/dossier-life.ts';
import styles from './dossier.module.css';
import { CorrectionBlock } from './correction.tsx';
import { StateTag } from './dossier-state.tsx';
import { currentStep, STEPS } from './flow.ts';
import { PreflightPane } from './preflight-pane.tsx';
import { ResultPane } from './result-pane.tsx';
import { percentOf, usePrint, type Print, type PrintJob } from './use-print.ts';

/** Whose report is on screen; kept while other pages are looked at. */
const useReportKind = createPerVisit('');
const keyOf = ({ kind, by }: ReportChoice): string => `${kind}/${by}`;

/** From the check to the signed file. `?open=` names a dossier, also of another year. */
export default function DossierPage() {
  usePlace([{ text: words.crumb }]);
  const reporting = useReporting();
  const { open }: { open?: unknown } = useSearch({ strict: false });
  const reports = useCall('dossier.reports');
  const list = useCall('dossier.list', { year: null });
  const unit = useCall('unit.get');
  const [wanted, want] = useReportKind();
  const report = reports.data?.find((one) => keyOf(one) === wanted) ?? reports.data?.[0];
  const asked = { year: reporting?.year ?? 0, ...(report === undefined || report.kind === 'owner' ? {} : { report: choiceOf(report) }) };
  const preflight = useCallWhen(reporting !== undefined && report !== undefined, 'dossier.preflight', asked);
  const failed = [preflight, list, unit, reports].find((query) => query.isError);
  if (failed !== undefined) {
    return (
      <div className="page">
        <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
      </div>
    );
  }
  if (preflight.data === undefined || list.data === undefined || unit.data === undefined || report === undefined) return <Loading />;
  return (
    <Dossiers
      key={`${keyOf(report)} ${typeof open === 'string' ? open : ''}`}
      year={asked.year}
      preflight={preflight.data}
      all={list.data}
      unit={unit.data}
      report={report}
      reports={reports.data ?? []}
      opened={typeof open === 'string' ? open : null}
      onReport={want}
    />
  );
}

const choiceOf = ({ kind, by }: ReportChoice): ReportChoice => ({ kind, by });
/** Dossiers of the unit's own report need no name to be told apart: the unit may have been renamed since. */
const isOf = ({ kind, by }: ReportChoice, dossier: DossierSummary): boolean =>
  dossier.report.kind === kind && (kind === 'owner' || dossier.report.by === by);

type ReportOption = Output<'dossier.reports'>[number];

interface Props {
  year: number;
  preflight: PreflightReport;
  all: DossierSummary[];
  unit: UnitProfile;
  report: ReportOption;
  reports: ReportOption[];
  opened: string | null;
  onReport: (key: string) => void;
}

function Dossiers({ year, preflight, all, unit, report, reports, opened, onReport }: Props) {
  const [chosen, choose] = useState<string | null>(opened);
  const print = usePrint(year);
  const list = all.filter((one) => one.year === year && isOf(report, one));
  const summary = all.find((one) => one.id === (chosen ?? print.printed)) ?? list[0];
  const shown = summary === undefined || list.includes(summary) ? list : [summary, ...list];
  const start = (job: PrintJob): void => {
    // What is printed now is what will be looked at.
    choose(null);
    print.start({ ...job, ...(report.kind === 'owner' ? {} : { report: choiceOf(report) }) });
  };
  return (
    <div className={styles['layout']}>
      <header className={styles['head']}>
        <h1>{words.title(summary?.year ?? year)}</h1>
        {summary !== undefined && <StateTag dossier={summary} />}
        {reports.length > 1 && (
          <NativeSelect
            aria-label={life.report.label}
            title={life.report.to(report.to, showNumber(report.systems))}
            w={230}
            value={keyOf(report)}
            data={reports.map((one) => ({ value: keyOf(one), label: life.report.option(one.kind, one.by) }))}
            onChange={(event) => onReport(event.currentTarget.value)}
          />
        )}
        {summary !== undefined && (
          <Select
            aria-label={words.preview.choose}
            w={250}
            data={shown.map((one) => ({ value: one.id, label: words.preview.version(showInstant(one.createdAt), stateWords(one)) }))}
            value={summary.id}
            onChange={choose}
            allowDeselect={false}
          />
        )}
        <a className="btn sub" href="#/dossiers">
          {life.all.open}
        </a>
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
      <ResultPane key={summary?.id ?? ''} summary={summary} unit={unit} recipient={report.to}>
        {summary !== undefined && !summary.draft && summary.year === year && (
          <CorrectionBlock
            dossier={summary}
            all={all}
            errors={preflight.errors.length}
            busy={print.progress !== null}
            onPrint={(reason) => start({ draft: false, replaces: { id: summary.id, reason } })}
          />
        )}
      </ResultPane>
    </div>
  );
}

const stateWords = (summary: DossierSummary): string =>
  summary.draft
    ? words.preview.draft
    : summary.signatures.length > 0
      ? words.preview.signed(summary.signatures.length)
      : words.preview.final;

function Flow({ preflight, summary }: { preflight: PreflightReport; summary: DossierSummary | undefined }) {
  const step = currentStep(preflight, summary);
  const now = step === null ? STEPS.length : STEPS.indexOf(step);
  return (
    <ol className={`${styles['flow']} end`} aria-label={words.flow.label}>
      {STEPS.map((one, i) => (
        <li
          key={one}
          className={i < now ? styles['done'] : i === now ? styles['now'] : undefined}
          aria-current={i === now ? 'step' : undefined}
        >
          <span className={styles['mark']} aria-hidden="true">
            {i < now ? <IconCheck className="i s" /> : i + 1}
          </span>
          {words.flow[one]}
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
      <button type="button" className="btn" onClick={() => print.start({ draft: true })}>
        {words.print.draft}
      </button>
      <button
        type="button"
        className="btn pri"
        disabled={errors > 0}
        title={errors > 0 ? words.print.blocked(showNumber(errors)) : undefined}
        onClick={() => print.start({ draft: false })}
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
