import { Checkbox, Radio, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { InformationSystem } from '../../../core/assessment/model.ts';
import { FRAMEWORK_IDS, type FrameworkId } from '../../../core/checklist/model.ts';
import type { SystemTemplate, TemplateExpectation } from '../../../core/checklist/templates.ts';
import { fold } from '../../../core/text.ts';
import { useAct, useCall } from '../../api.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { register } from '../../texts/register.ts';
import { FRAMEWORK_LABELS } from '../../texts/terms.ts';
import { takeBack } from './acts.tsx';
import { overlapping, searched } from './templates.ts';
import styles from './systems.module.css';

const words = register.templates;

/** A level that the rules give, with its clauses and what has to be true for it. */
function Expected({ expected }: { expected: TemplateExpectation }) {
  return (
    <span className={`row g6 s12 ${styles['wrap']}`}>
      <span className="t2">{words.likely}</span>
      <LevelMark level={expected.level} />
      {expected.clauses.map((clause) => (
        <ClauseChip key={clause} clause={clause} />
      ))}
      {expected.condition !== undefined && <span className="t2">{expected.condition}</span>}
    </span>
  );
}

interface EntryProps {
  template: SystemTemplate;
  framework: FrameworkId;
  chosen: boolean;
  known: boolean;
  onToggle: () => void;
}

function Entry({ template, framework, chosen, known, onToggle }: EntryProps) {
  const about = `template-${template.id}`;
  return (
    <li data-chosen={chosen}>
      <div className={`row g6 ${styles['wrap']}`}>
        <Checkbox
          size="xs"
          label={<span className="w5">{template.name}</span>}
          checked={chosen}
          onChange={onToggle}
          aria-describedby={about}
        />
        {template.judgement && (
          <span className="tag" title={words.judgementTitle}>
            {words.judgement}
          </span>
        )}
        {known && <span className="tag acc">{words.known}</span>}
      </div>
      <div id={about} className={styles['about']}>
        <p className="s13 t2">{template.purpose}</p>
        {template.expected[framework].map((expected) => (
          <Expected key={`${expected.level} ${expected.condition ?? ''}`} expected={expected} />
        ))}
        <p className="s12 t2">{template.note}</p>
      </div>
    </li>
  );
}

/** Up and down lead through the list, from the search field on. */
function lead(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type="search"], li input[type="checkbox"]')];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[here + (event.key === 'ArrowDown' ? 1 : -1)];
  if (here < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** Several typical systems at once: what they are, the level that is likely, and what to look at. */
export function TemplatePicker({ systems, onClose }: { systems: InformationSystem[]; onClose: () => void }) {
  const templates = useCall('law.templates');
  const create = useAct('systems.createFromTemplates');
  const [framework, setFramework] = useState<FrameworkId>('nd331-2026');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const isRead = templates.data !== undefined;
  useEffect(() => field.current?.focus(), [isRead]);
  if (templates.isError) return <FailureNotice error={templates.error} onRetry={() => void templates.refetch()} />;
  if (templates.data === undefined) return <Loading />;

  const shown = searched(templates.data, search);
  const known = new Set(systems.flatMap(({ template, name }) => [template, fold(name)]));
  const toggle = (id: string): void => setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const overlap = overlapping(templates.data, chosen);
  const submit = (): void => {
    if (chosen.length === 0) return;
    create.mutate(
      { framework, templates: templates.data.map(({ id }) => id).filter((id) => chosen.includes(id)) },
      {
        onSuccess: (made) => {
          toast(words.done(made.length), () => void takeBack(made));
          onClose();
        },
      },
    );
  };
  return (
    <form
      className={`card ${styles['picker']}`}
      aria-label={words.title}
      noValidate
      onKeyDown={(event) => {
        lead(event);
        // Of what was searched or marked, Esc takes nothing away.
        if (event.key === 'Escape' && search === '' && chosen.length === 0) onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        // Enter in the search field finds; only the button adds.
        if (document.activeElement !== field.current) submit();
      }}
    >
      <h2>{words.title}</h2>
      <p className="s13 t2">
        {words.lead} {words.judgementLead}
      </p>
      {create.isError && <FailureNotice error={create.error} title={words.failed} />}
      <div className={`row g16 ${styles['wrap']}`}>
        <TextInput
          ref={field}
          className={styles['filter'] ?? ''}
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          leftSection={<IconSearch className="i" aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <div className="row g16" role="radiogroup" aria-label={words.framework}>
          <span className="s13 w5">{words.framework}</span>
          {FRAMEWORK_IDS.toReversed().map((id) => (
            <Radio
              key={id}
              size="xs"
              name="template-framework"
              label={FRAMEWORK_LABELS[id]}
              checked={framework === id}
              onChange={() => setFramework(id)}
            />
          ))}
        </div>
      </div>
      {shown.length === 0 ? (
        <p className="s13 t2">{words.none}</p>
      ) : (
        <ul className={styles['templates']} aria-label={words.list}>
          {shown.map((template) => (
            <Entry
              key={template.id}
              template={template}
              framework={framework}
              chosen={chosen.includes(template.id)}
              known={known.has(template.id) || known.has(fold(template.name))}
              onToggle={() => toggle(template.id)}
            />
          ))}
        </ul>
      )}
      {overlap.length > 0 && (
        <div className="banner partial" role="status">
          <IconAlertTriangle className="i l partial" aria-hidden="true" />
          <div className={`row g6 s13 ${styles['wrap']}`}>
            <span>{words.sameScope(overlap.map(({ shortName }) => `«${shortName}»`).join(', '))}</span>
            <ClauseChip clause={words.sameScopeClause} />
          </div>
        </div>
      )}
      <div className="row">
        <button type="submit" className="btn pri" disabled={chosen.length === 0 || create.isPending}>
          {words.add(chosen.length)}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {words.cancel}
        </button>
        <span className="s13 t2" role="status">
          {words.chosen(chosen.length)}
        </span>
      </div>
    </form>
  );
}
