/** Evidence of the sample that no answer draws by itself: notes, links, earlier revisions. resources/sample/vault.yaml. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { webAddress } from '../../core/contract/evidence.ts';
import type { Law } from '../../core/checklist/library.ts';
import { isoDate, showDate } from '../../core/date.ts';
import type { Paths } from '../paths.ts';
import { answerAt, openDesk, setAnswerAt } from '../services/desk.ts';
import type { Workspace } from '../workspace/index.ts';

const written = {
  title: z.string(),
  effectiveOn: isoDate,
  proves: z.strictObject({ system: z.string(), item: z.string() }),
};
const writtenVault = z.strictObject({
  notes: z.array(z.strictObject({ ...written, text: z.string() })),
  links: z.array(z.strictObject({ ...written, url: webAddress, note: z.string() })),
  /** `of`: how the title of the paper begins that took its place. */
  earlier: z.array(z.strictObject({ of: z.string(), effectiveOn: isoDate, validUntil: isoDate })),
});

/** Takes them in; throws when the shipped file doesn't fit its schema or the sample's papers. */
export function addWrittenEvidence(workspace: Workspace, { law, paths }: { law: Law; paths: Paths }, year: number): void {
  const vault = workspace.evidence;
  const { notes, links, earlier } = writtenVault.parse(parse(readFileSync(join(dirname(paths.sampleHospital), 'vault.yaml'), 'utf8')));
  const link = (id: string, { system, item }: (typeof notes)[number]['proves']): void => {
    const desk = openDesk(workspace, law, { systemId: system, year });
    setAnswerAt(desk, item, { evidence: [...answerAt(desk, item).evidence, id] });
  };
  const textOf = (...lines: string[]): Uint8Array => Buffer.from(`${lines.join('\n')}\n`, 'utf8');
  for (const { title, effectiveOn, text, proves } of notes) {
    const bytes = textOf(title, `Ngày ${showDate(effectiveOn)}`, '', text.trim());
    link(vault.addBytes(`${title}.txt`, bytes, { title, kind: 'note', effectiveOn }).id, proves);
  }
  for (const { title, effectiveOn, url, note, proves } of links) {
    const bytes = textOf(title, url, `Xem ngày ${showDate(effectiveOn)}`, '', note);
    link(vault.addBytes(`${title}.txt`, bytes, { title, kind: 'link', effectiveOn, url, note }).id, proves);
  }
  for (const { of, effectiveOn, validUntil } of earlier) {
    const later = vault.list().find(({ title }) => title.startsWith(of));
    if (later === undefined) throw new Error(`no paper «${of}» that an earlier one could stand before`);
    const { title, kind, sensitivity } = later;
    const bytes = textOf(
      title.toLocaleUpperCase('vi'),
      `Ban hành ngày ${showDate(effectiveOn)}`,
      '',
      'Tài liệu minh họa; đã có bản thay thế.',
    );
    const kept = vault.addBytes(`${of} ${effectiveOn.slice(0, 4)}.txt`, bytes, { title, kind, sensitivity, effectiveOn, validUntil });
    vault.save(later.id, { replaces: kept.id });
  }
}
