import type { Output } from '../../../core/api.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import type { Place } from '../../../core/report/level-dossier/gaps.ts';
import { ClauseChip } from '../../parts/clause-chip.tsx';
import { FormSection } from '../../parts/form-parts.tsx';
import { showNumber } from '../../parts/format.ts';
import { levelDossier as words } from '../../texts/level-dossier.ts';
import styles from './dossier-tab.module.css';

type State = Output<'levelDossier.state'>;
type Gap = State['gaps'][number];
type Enclosure = State['enclosures'][number];

const upper = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

function hrefOf(place: Place, systemId: string, framework: FrameworkId | null): string {
  switch (place.page) {
    case 'unit':
      return '#/unit';
    case 'system':
      return `#/systems/${systemId}?tab=${place.tab}`;
    case 'level':
      return `#/systems/${systemId}/level${framework === null ? '' : `?framework=${framework}`}`;
    case 'assess':
      return `#/assess/${systemId}?${framework === null ? '' : `framework=${framework}&`}item=${encodeURIComponent(place.itemId)}`;
  }
}

/** In the order in which they are best closed: the unit once, then the system, its level, the requirements. */
const PAGES: Place['page'][] = ['unit', 'system', 'level', 'assess'];

/** What is missing, by where it is filled in, each with its clause and the way there. */
/** `framework`: that of a dossier which renews the approval; its requirements are answered in the gap assessment. */
export function DossierGaps({ systemId, gaps, framework }: { systemId: string; gaps: Gap[]; framework: FrameworkId | null }) {
  return (
    <FormSection title={words.gaps.title}>
      {gaps.length === 0 && <p className="s13 t2">{words.gaps.none}</p>}
      {PAGES.map((page) => {
        const own = gaps.filter((gap) => gap.place.page === page);
        if (own.length === 0) return null;
        return (
          <div key={page} className="col g4">
            <h3 className={`s13 ${styles['place']}`}>
              {words.gaps.places[page]} <span className="t3">({showNumber(own.length)})</span>
            </h3>
            <ul className={styles['gaps']}>
              {own.map((gap) => (
                <GapLine key={gap.id} gap={gap} systemId={systemId} framework={framework} />
              ))}
            </ul>
          </div>
        );
      })}
    </FormSection>
  );
}

function GapLine({
  gap: { what, clause, place, count, papers },
  systemId,
  framework,
}: {
  gap: Gap;
  systemId: string;
  framework: FrameworkId | null;
}) {
  return (
    <li className={styles['gap']}>
      <span className={`s13 ${styles['what']}`}>
        {upper(what)} {place.page === 'assess' && count > 1 && <span className="tag">{words.gaps.requirements(showNumber(count))}</span>}
        <span className={`s12 t3 ${styles['askers']}`}>{words.gaps.neededBy(papers)}</span>
      </span>
      {clause !== null && <ClauseChip clause={clause} />}
      <a className="s13" href={hrefOf(place, systemId, framework)} aria-label={words.gaps.goTo(what)}>
        {words.gaps.go}
      </a>
    </li>
  );
}

function StateOf({ enclosure: { state, found } }: { enclosure: Enclosure }) {
  if (state === 'present') return <span className="s13">{found}</span>;
  const tone = { made: 'tag met', absent: 'tag partial', not_needed: 'tag' }[state];
  return <span className={tone}>{words.enclosures.states[state]}</span>;
}

/** Every component that the framework names, and the papers sent along with them. */
export function DossierEnclosures({ enclosures }: { enclosures: Enclosure[] }) {
  const { title, columns, companion } = words.enclosures;
  return (
    <FormSection title={title}>
      <div className={styles['scroll']} role="group" tabIndex={0} aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{columns.title}</th>
              <th scope="col">{columns.clause}</th>
              <th scope="col">{columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {enclosures.map((enclosure) => (
              <tr key={enclosure.id}>
                <td>
                  {enclosure.title} {enclosure.companion && <span className="tag">{companion}</span>}
                </td>
                <td>
                  <ClauseChip clause={enclosure.clause} />
                </td>
                <td>
                  <StateOf enclosure={enclosure} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FormSection>
  );
}
