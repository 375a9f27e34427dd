/** Answers to core/contract/level-dossier.ts. */
import type { Handlers } from '../../core/api.ts';
import { levelDossierState } from '../../core/report/level-dossier/dossier.ts';
import { chooseAndWritePaper, levelDossierInput } from '../services/level-dossier.ts';
import { FailureError } from '../../core/failure.ts';
import type { Context } from './context.ts';

export function levelDossierHandlers(context: Context): Pick<Handlers, 'levelDossier.state' | 'levelDossier.save'> {
  const { options, session } = context;
  let printing = false;
  const inputOf = (systemId: string) => levelDossierInput(session.need(), context.law(), systemId, context.today());
  return {
    'levelDossier.state': ({ systemId }) => {
      const input = inputOf(systemId);
      const { framework, level } = input.system;
      return { framework, level, renews: input.renews, ...levelDossierState(input) };
    },
    'levelDossier.save': async ({ systemId, paper, format, draft }) => {
      if (printing) throw new FailureError('CONFLICT', 'Một tài liệu khác đang được lập. Đợi lập xong rồi tải tiếp.');
      printing = true;
      try {
        return await chooseAndWritePaper(inputOf(systemId), {
          id: paper,
          format,
          facts: { program: `An Tâm ${options.version}`, created: context.now(), draft },
          paths: options.paths,
          dialogs: options.dialogs,
        });
      } finally {
        printing = false;
      }
    },
  };
}
