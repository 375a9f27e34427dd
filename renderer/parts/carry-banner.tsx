import { IconArrowForwardUp } from '@tabler/icons-react';
import type { FrameworkId } from '../../core/checklist/model.ts';
import type { CarrySourceView } from '../../core/contract/carry-over.ts';
import { useFreshCall } from '../api.ts';
import { carryOver } from '../texts/carry-over.ts';
import { showNumber } from './format.ts';

interface Props {
  /** A system, or COMMON. */
  systemId: string;
  year: number;
  /** Where it is not the system's own: the gap assessment. */
  framework?: FrameworkId | undefined;
}

/** Where answers are taken along to a desk. */
export const carryAddress = (systemId: string, framework?: FrameworkId): string =>
  `#/carry/${systemId}${framework === undefined ? '' : `?framework=${framework}`}`;

/** What can be taken along to a desk, as long as nothing of it was. */
export function useCarrySource({ systemId, year, framework }: Props): CarrySourceView | undefined {
  const place = { systemId, year, ...(framework === undefined ? {} : { framework }) };
  const { data } = useFreshCall(true, 'carry.sources', place);
  return data?.sources.find(({ offered, brought }) => offered > 0 && !brought);
}

/** How much that is. */
export const carryText = ({ offered, counts }: CarrySourceView): string =>
  counts.same === 0
    ? carryOver.banner.textNoneSame(showNumber(offered))
    : carryOver.banner.text(showNumber(offered), showNumber(counts.same));

/** Says that older answers can be taken along to this desk, as long as none were; nothing otherwise. */
export function CarryBanner({ systemId, year, framework }: Props) {
  const source = useCarrySource({ systemId, year, framework });
  if (source === undefined) return null;
  const words = carryOver.banner;
  return (
    <section className="banner" aria-label={words.label}>
      <IconArrowForwardUp className="i l acc" aria-hidden="true" />
      <div className="col g4 grow">
        <b>{words.title[source.kind](source.year)}</b>
        <p className="s13">{carryText(source)}</p>
      </div>
      <a className="btn sm" href={carryAddress(systemId, framework)}>
        {words.go}
      </a>
    </section>
  );
}
