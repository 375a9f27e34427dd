import { frameworkId } from '../../core/checklist/model.ts';
import { optionalText, wholeNumber, wrongUse } from './arguments.ts';
import type { Command } from './command.ts';

/** `checklists`: the shipped frameworks and levels, or one whole checklist. */
export const checklists: Command = {
  name: 'checklists',
  usage: 'checklists [--framework MÃ --level N]',
  options: { framework: { type: 'string' }, level: { type: 'string' } },
  run: ({ values }, terminal) => {
    const framework = optionalText(values, 'framework');
    const level = optionalText(values, 'level');
    const law = terminal.law();
    if (framework === undefined && level === undefined) {
      const frameworks = law.frameworks.map((one) => ({
        id: one.id,
        title: one.title,
        state: one.status.state,
        levels: law.levels(one.id),
      }));
      const lines = frameworks.flatMap((one) => [
        `${one.id}  ${one.title}`,
        ...one.levels.map((l) => `  cấp độ ${l.level}: ${l.items} yêu cầu  ${l.digest.slice(0, 12)}`),
      ]);
      return { exit: 0, json: { frameworks }, text: lines.join('\n') };
    }
    if (framework === undefined || level === undefined) throw wrongUse('--framework và --level phải đi cùng nhau.');
    const id = frameworkId.safeParse(framework);
    if (!id.success) throw wrongUse(`Không có khung «${framework}». Các khung hiện có: ${law.frameworks.map((one) => one.id).join(', ')}.`);
    const { framework: _framework, itemDigests: _digests, ...rest } = law.checklist(id.data, wholeNumber(level, 'level', 1, 5));
    const lines = rest.groups.flatMap((group) => [
      `${group.clause} ${group.title}`,
      ...group.items.map((item) => `  ${item.id}  ${item.title}`),
    ]);
    return {
      exit: 0,
      json: { framework: id.data, level: rest.level, title: rest.title, digest: rest.digest, groups: rest.groups },
      text: [rest.title, ...lines].join('\n'),
    };
  },
};
