import { IconChevronDown, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { HOSPITAL_THREATS } from '../../../core/level/hospital-threats.ts';
import { emptyRisk, riskWeight, type RiskAssessment, type RiskEntry } from '../../../core/level/risk.ts';
import { firstClick } from '../../parts/first-click.ts';
import { FormSection } from '../../parts/form-parts.tsx';
import { useRemoval } from '../../parts/use-removal.ts';
import { risk } from '../../texts/risk.ts';
import { levelName } from '../../texts/terms.ts';
import { RiskEntryFields } from './risk-entry-fields.tsx';
import styles from './risk.module.css';

const words = risk.editor;

const ratingOf = ({ likelihood, impact }: RiskEntry): string =>
  likelihood === null || impact === null ? words.unrated : risk.product(likelihood, impact, risk.weights[riskWeight(likelihood, impact)]);

interface RowProps {
  index: number;
  isOpen: boolean;
  locked: boolean;
  onToggle: () => void;
  onRemove: () => void;
}

/** One risk in a line, and all its fields while it is open. */
function Risk({ index, isOpen, locked, onToggle, onRemove }: RowProps) {
  const { control } = useFormContext<RiskAssessment>();
  const entry = useWatch({ control, name: `entries.${index}` });
  const Arrow = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <li data-risk={index} className={styles['risk']}>
      <button type="button" className={styles['line']} aria-expanded={isOpen} onClick={onToggle}>
        <Arrow className="i" aria-hidden="true" />
        <span className={styles['badge']}>{index + 1}</span>
        <span className={styles['threat']}>{entry.threat.trim() === '' ? words.unnamed : entry.threat}</span>
        <span className="s12 t2 ell">{entry.asset}</span>
        <span className="s12 t2">{ratingOf(entry)}</span>
        <span className="s12 w5">{entry.harm === null ? risk.none : levelName(entry.harm)}</span>
      </button>
      {isOpen && (
        <fieldset className={styles['lock']} disabled={locked} aria-label={words.risk(index + 1)}>
          <RiskEntryFields index={index} />
          {!locked && (
            <div className="row">
              <button type="button" className="btn sm" onClick={onRemove}>
                {words.remove(index + 1)}
              </button>
            </div>
          )}
        </fieldset>
      )}
    </li>
  );
}

/** Threats to begin from: those not among the risks yet. */
function Suggestions({ used, onUse }: { used: ReadonlySet<string>; onUse: (entry: Partial<RiskEntry>) => void }) {
  const left = HOSPITAL_THREATS.filter(({ threat }) => !used.has(threat));
  const list = useRef<HTMLUListElement>(null);
  /** The button pressed goes with its threat: the keyboard stays in the list. */
  const leadOn = (index: number): void => {
    const next = Math.min(index, left.length - 2);
    setTimeout(() => list.current?.querySelectorAll('button')[next]?.focus({ preventScroll: true }), 0);
  };
  return (
    <div className={styles['suggestions']}>
      <p className="s12 t3">{left.length === 0 ? words.suggestionsDone : words.suggestionsLead}</p>
      <ul ref={list}>
        {left.map(({ id, threat, action }, index) => (
          <li key={id}>
            <span className="s13 grow">{threat}</span>
            <button
              type="button"
              className="btn sm"
              aria-label={words.useOne(threat)}
              onClick={(event) =>
                firstClick(event, () => {
                  onUse({ threat, action });
                  leadOn(index);
                })
              }
            >
              {words.use}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Props {
  /** Id of the risk whose fields are shown. */
  openId: string | null;
  onOpen: (id: string | null) => void;
  locked: boolean;
}

/** The risks of an assessment, one open at a time (NĐ 331 Đ10.3.c–e). */
export function RiskEntries({ openId, onOpen, locked }: Props) {
  const { control, getValues } = useFormContext<RiskAssessment>();
  const list = useFieldArray({ control, name: 'entries', keyName: 'key' });
  const [suggesting, suggest] = useState(false);
  const remove = useRemoval<RiskEntry>({
    list,
    at: (index) => getValues(`entries.${index}`),
    said: words.removed,
    focus: () => document.querySelector<HTMLElement>('[data-add-risk]')?.focus({ preventScroll: true }),
  });
  const add = (known: Partial<RiskEntry>, opened: boolean): void => {
    const entry = emptyRisk({ ...known, id: crypto.randomUUID() });
    list.append(entry, { shouldFocus: opened, focusName: `entries.${list.fields.length}.threat` });
    if (opened) onOpen(entry.id);
  };
  return (
    <FormSection title={words.risks} clause={words.risksClause}>
      {list.fields.length === 0 && <p className="s13 t3">{words.risksEmpty}</p>}
      <ol className={styles['risks']}>
        {list.fields.map(({ key, id }, index) => (
          <Risk
            key={key}
            index={index}
            isOpen={id === openId}
            locked={locked}
            onToggle={() => onOpen(id === openId ? null : id)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {!locked && (
        <div className="row" style={{ flexWrap: 'wrap' }}>
          <button type="button" className="btn" data-add-risk onClick={(event) => firstClick(event, () => add({}, true))}>
            <IconPlus className="i" aria-hidden="true" />
            {words.add}
          </button>
          <button type="button" className="btn sub" aria-expanded={suggesting} onClick={() => suggest(!suggesting)}>
            {words.suggestions}
          </button>
        </div>
      )}
      {!locked && suggesting && (
        <Suggestions used={new Set(list.fields.map(({ threat }) => threat))} onUse={(known) => add(known, false)} />
      )}
    </FormSection>
  );
}
