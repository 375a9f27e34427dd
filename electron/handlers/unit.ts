/** The unit and its systems. */
import type { Handlers, SystemSummary } from '../../core/api.ts';
import { emptySystem } from '../../core/assessment/empty.ts';
import { progressOf } from '../../core/assessment/progress.ts';
import type { Law } from '../../core/checklist/library.ts';
import { FailureError } from '../../core/failure.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';

type Methods = 'unit.get' | 'unit.save' | 'systems.list' | 'systems.get' | 'systems.create' | 'systems.save' | 'systems.remove';

export const unitHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'unit.get': () => context.session.need().unit.get(),
  'unit.save': (profile) => ({ savedAt: context.session.need().unit.save(profile) }),
  'systems.list': ({ year }) => summaries(context.session.need(), context.law(), year),
  'systems.get': ({ id }) => context.session.need().systems.get(id),
  'systems.create': ({ name, shortName, purpose, framework }) => {
    const workspace = context.session.need();
    const unit = workspace.unit.get();
    const system = emptySystem({
      id: context.options.newId(),
      name,
      shortName,
      purpose,
      framework,
      ownerName: unit.owners[0]?.owner.name ?? '',
      operatorName: unit.operators[0]?.name ?? '',
    });
    workspace.systems.add(system);
    return system;
  },
  'systems.save': (system) => ({
    // Level, approval and inspections are written by calls of their own: those that a form still holds may be old.
    savedAt: context.session.need().systems.change(system.id, ({ framework, level, approval, inspections }) => {
      return { ...system, framework, level, approval, inspections };
    }),
  }),
  'systems.remove': ({ id }) => {
    const workspace = context.session.need();
    refuseWhenSigned(workspace, id);
    workspace.systems.remove(id);
    return {};
  },
});

/** Every system of the unit with its progress in a year; progress is null until the level is known. */
export function summaries(workspace: Workspace, law: Law, year: number): SystemSummary[] {
  return workspace.systems.list().map((system) => {
    if (system.level === null) return { system, progress: null };
    const assessment = workspace.assessments.find(system.id, year);
    const answers = assessment === null ? [] : workspace.assessments.answers(assessment.id);
    return { system, progress: progressOf(law.checklist(system.framework, system.level), system.traits, answers) };
  });
}

/** What a signed dossier names must not vanish behind it. */
function refuseWhenSigned(workspace: Workspace, systemId: string): void {
  const signed = workspace.assessments
    .years()
    .flatMap((year) => workspace.dossiers.list(year))
    .find((dossier) => dossier.signatures.length > 0 && workspace.dossiers.record(dossier.id).includes(`"${systemId}"`));
  if (signed !== undefined) {
    throw new FailureError(
      'CONFLICT',
      `Hệ thống này có trong hồ sơ năm ${signed.year} đã ký nên chưa xóa được. Giữ lại hệ thống để hồ sơ đã ký còn đối chiếu được.`,
    );
  }
}
