import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Incident, IncidentNotice } from '../../../core/assessment/incident.ts';
import { showDate } from '../../../core/date.ts';
import { frameworkOfIncident, incidentClocks, type IncidentClock } from '../../../core/report/incident-clocks.ts';
import type { Frameworks } from '../../law.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { EvidenceLinks } from '../../parts/evidence-links.tsx';
import { FieldGrid, FormSection, Wide } from '../../parts/form-parts.tsx';
import { InstantField } from '../../parts/instant-field.tsx';
import { useRemoval } from '../../parts/use-removal.ts';
import { incidents } from '../../texts/incidents.ts';
import { ClockTag } from './clock-tag.tsx';
import { dueWords } from './clock-words.ts';
import styles from './incidents.module.css';

const words = incidents.page;

/** A notice has no name of its own: its fields keep what is half typed by this key. */
interface Row {
  key: string;
  notice: IncidentNotice;
}

interface Props {
  incident: Incident;
  frameworks: Frameworks;
  now: Date;
  onChange: (notices: IncidentNotice[]) => void;
}

/** What must be told to whom by when, and what has been sent. */
export function Notices({ incident, frameworks, now, onChange }: Props) {
  const [rows, setRows] = useState<Row[]>(() => incident.notices.map((notice) => ({ key: crypto.randomUUID(), notice })));
  // An undo comes when the rows it was offered for are long past.
  const latest = useRef(rows);
  const take = (next: Row[]): void => {
    latest.current = next;
    setRows(next);
    onChange(next.map(({ notice }) => notice));
  };
  const section = useRef<HTMLDivElement>(null);
  const focusOnDocument = (deadline: string): void => {
    // Date, time and addressee are known; the document is the field left to fill. It comes with the next render.
    setTimeout(() => {
      const found = section.current?.querySelectorAll<HTMLElement>(`[data-deadline="${deadline}"] [data-document]`);
      found?.[found.length - 1]?.focus();
    }, 0);
  };
  const remove = useRemoval<Row>({
    list: {
      remove: (index) => take(latest.current.toSpliced(index, 1)),
      insert: (index, row) => take(latest.current.toSpliced(index, 0, row)),
    },
    at: (index) => latest.current[index] ?? { key: '', notice: { deadline: '', sentAt: '', to: '', document: '', evidence: [] } },
    said: words.noticeRemoved,
    focus: () => setTimeout(() => section.current?.querySelector<HTMLElement>('[data-record]')?.focus(), 0),
  });
  const record = (clock: IncidentClock): void => {
    const sentAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000).toISOString();
    take([
      ...latest.current,
      { key: crypto.randomUUID(), notice: { deadline: clock.deadline, sentAt, to: clock.to, document: '', evidence: [] } },
    ]);
    focusOnDocument(clock.deadline);
  };
  const change = (key: string, part: Partial<IncidentNotice>): void =>
    take(latest.current.map((row) => (row.key === key ? { key, notice: { ...row.notice, ...part } } : row)));

  const clocks = incidentClocks(frameworks, incident, now);
  const shown = clocks.filter(({ state, notices }) => state !== 'not_asked' || notices.length > 0);
  const strange = rows.filter(({ notice }) => clocks.every(({ deadline }) => deadline !== notice.deadline));
  const isOld = frameworkOfIncident(frameworks, incident).id === 'nd85-2016';
  const fieldsOf = (chosen: Row[], what: string) =>
    chosen.map((row, number) => (
      <NoticeFields
        key={row.key}
        legend={words.notice(what, number + 1)}
        notice={row.notice}
        detectedAt={incident.detectedAt}
        onChange={(part) => change(row.key, part)}
        onRemove={() => remove(latest.current.findIndex(({ key }) => key === row.key))}
      />
    ));
  return (
    <div ref={section}>
      <FormSection title={words.notices} {...(isOld ? { lead: words.oldFramework(showDate(frameworks['nd331-2026'].status.from)) } : {})}>
        <ul>
          {shown.map((clock) => {
            const sent = rows.filter(({ notice }) => notice.deadline === clock.deadline);
            const act = sent.length === 0 ? words.recordSent : words.recordAgain;
            return (
              <li key={clock.deadline} className={styles['clock']} data-deadline={clock.deadline}>
                <div className={styles['head']}>
                  <b className="s13">{clock.what}</b>
                  <ClockTag clock={clock} />
                  <ClauseChip clause={clock.clause} />
                </div>
                <div className={`s12 t2 ${styles['facts']}`}>
                  <span>{words.inCase(clock.case)}</span>
                  {clock.to !== '' && <span>{words.to(clock.to)}</span>}
                  {clock.dueAt !== null && !clock.atOnce && <span>{dueWords(clock.dueAt)}</span>}
                  {clock.dueAt === null && <span>{incidents.clock.noLimit}</span>}
                </div>
                {fieldsOf(sent, clock.what)}
                <div className="row">
                  <button
                    type="button"
                    className={sent.length === 0 ? 'btn' : 'btn sm'}
                    data-record
                    aria-label={words.recordFor(act, clock.what)}
                    onClick={() => record(clock)}
                  >
                    {act}
                  </button>
                </div>
              </li>
            );
          })}
          {strange.length > 0 && (
            <li className={styles['clock']}>
              <b className="s13">{words.otherNotices}</b>
              {fieldsOf(strange, words.otherNotices)}
            </li>
          )}
        </ul>
      </FormSection>
    </div>
  );
}

interface FieldsProps {
  legend: string;
  notice: IncidentNotice;
  detectedAt: string;
  onChange: (part: Partial<IncidentNotice>) => void;
  onRemove: () => void;
}

function NoticeFields({ legend, notice, detectedAt, onChange, onRemove }: FieldsProps) {
  return (
    <fieldset className={styles['notice']}>
      <legend className="sr">{legend}</legend>
      <FieldGrid>
        <InstantField
          labels={words.sent}
          required
          value={notice.sentAt}
          onChange={(sentAt) => sentAt !== null && onChange({ sentAt })}
          error={Date.parse(notice.sentAt) < Date.parse(detectedAt) ? words.sentEarlier : undefined}
        />
        <TextInput
          label={words.sentTo}
          maxLength={500}
          value={notice.to}
          onChange={(event) => onChange({ to: event.currentTarget.value })}
        />
        <TextInput
          label={words.document}
          data-document
          maxLength={500}
          value={notice.document}
          onChange={(event) => onChange({ document: event.currentTarget.value })}
        />
        <Wide>
          <EvidenceLinks label={words.noticeEvidence} value={notice.evidence} onChange={(evidence) => onChange({ evidence })} />
        </Wide>
      </FieldGrid>
      <div className="row">
        <button type="button" className="btn sm" onClick={onRemove}>
          {words.removeNotice}
        </button>
      </div>
    </fieldset>
  );
}
