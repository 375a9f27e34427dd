/** One system at a time: made, kept, set aside, brought back, removed. */
import type { DossierSummary, Handlers } from '../../core/api.ts';
import { emptySystem } from '../../core/assessment/empty.ts';
import { copyOfSystem, freeName, systemFromTemplate } from '../../core/assessment/template.ts';
import { FRAMEWORK_IDS } from '../../core/checklist/model.ts';
import { showDate } from '../../core/date.ts';
import { FailureError } from '../../core/failure.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';

type Methods =
  | 'systems.get'
  | 'systems.create'
  | 'systems.createFromTemplates'
  | 'systems.duplicate'
  | 'systems.save'
  | 'systems.archive'
  | 'systems.unarchive'
  | 'systems.ties'
  | 'systems.discard'
  | 'systems.restore'
  | 'systems.remove';

export const systemHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'systems.get': ({ id }) => context.session.need().systems.get(id),
  'systems.create': ({ name, shortName, purpose, framework }) => {
    const workspace = context.session.need();
    const system = emptySystem({ id: context.options.newId(), name, shortName, purpose, framework, ...usualParties(workspace) });
    workspace.systems.add(system);
    return system;
  },
  'systems.createFromTemplates': ({ framework, templates }) => {
    const workspace = context.session.need();
    const known = context.law().templates();
    return workspace.together(() => {
      const parties = usualParties(workspace);
      const taken = namesTaken(workspace);
      return templates.map((templateId) => {
        const template = known.find(({ id }) => id === templateId);
        if (template === undefined) {
          throw new FailureError(
            'NOT_FOUND',
            `Không có hệ thống mẫu «${templateId}» nên chưa thêm hệ thống nào. Mở lại danh sách mẫu rồi chọn lại.`,
          );
        }
        const name = freeName(template.name, taken);
        taken.push(name);
        const system = systemFromTemplate(template, { id: context.options.newId(), name, framework, ...parties });
        workspace.systems.add(system);
        return system;
      });
    });
  },
  'systems.duplicate': ({ id }) => {
    const workspace = context.session.need();
    const system = workspace.systems.get(id);
    const copy = copyOfSystem(system, { id: context.options.newId(), name: freeName(system.name, namesTaken(workspace)) });
    workspace.systems.add(copy);
    return copy;
  },
  'systems.save': (system) => ({
    // What has calls of its own stays as kept: a form may still hold it as it was.
    savedAt: context.session
      .need()
      .systems.change(system.id, ({ framework, level, approval, renewal, inspections, archivedAt, archiveReason }) => {
        return { ...system, framework, level, approval, renewal, inspections, archivedAt, archiveReason };
      }),
  }),
  'systems.archive': ({ id, on, reason }) => {
    const today = context.today();
    if (on > today) {
      throw new FailureError(
        'INVALID_INPUT',
        `Ngày ngừng sử dụng ${showDate(on)} chưa đến nên hệ thống vẫn được tính là đang sử dụng. Ghi ngày không sau ${showDate(today)}.`,
      );
    }
    const { systems } = context.session.need();
    systems.change(id, (kept) => ({ ...kept, archivedAt: `${on}T00:00:00+07:00`, archiveReason: reason }));
    return systems.get(id);
  },
  'systems.unarchive': ({ id }) => {
    const { systems } = context.session.need();
    systems.change(id, (kept) => ({ ...kept, archivedAt: null, archiveReason: '' }));
    return systems.get(id);
  },
  'systems.ties': ({ id }) => {
    const workspace = context.session.need();
    const { inspections } = workspace.systems.get(id);
    const { dossiers, signed } = dossiersNaming(workspace, id);
    const years = workspace.assessments.years();
    const answers = years.flatMap((year) => {
      const assessment = workspace.assessments.find(id, year);
      // Those of the gap assessment too: they go with the system as well.
      return assessment === null ? [] : FRAMEWORK_IDS.flatMap((framework) => workspace.assessments.answers(assessment.id, framework));
    });
    return {
      answers: answers.filter(({ verdict }) => verdict !== null).length,
      evidenceLinks: answers.reduce((sum, { evidence }) => sum + evidence.length, 0),
      determinations: workspace.levels.history(id).length,
      riskAssessments: workspace.riskAssessments.list(id).length,
      inspections: inspections.length,
      relevelTriggers: workspace.relevelTriggers.list(id).length,
      dutiesDone: workspace.dutiesDone.list(id).length,
      incidents: workspace.incidents.list().filter(({ systems }) => systems.includes(id)).length,
      dossiers: dossiers.length,
      signedDossiers: signed.length,
    };
  },
  'systems.discard': ({ id }) => {
    context.session.need().systems.discard(id);
    return {};
  },
  'systems.restore': ({ id }) => {
    const { systems } = context.session.need();
    systems.restore(id);
    return systems.get(id);
  },
  'systems.remove': ({ id }) => {
    const workspace = context.session.need();
    refuseWhenSigned(workspace, id);
    workspace.systems.remove(id);
    return {};
  },
});

/** Where the unit names one owner and operator first, new systems begin with them. */
export const usualParties = (workspace: Workspace): { ownerName: string; operatorName: string } => {
  const { owners, operators } = workspace.unit.get();
  return { ownerName: owners[0]?.owner.name ?? '', operatorName: operators[0]?.name ?? '' };
};

/** Names that a new system should not bear as well. */
const namesTaken = ({ systems }: Workspace): string[] => [...systems.list(), ...systems.archived()].map(({ name }) => name);

function dossiersNaming(workspace: Workspace, systemId: string): { dossiers: DossierSummary[]; signed: DossierSummary[] } {
  const dossiers = workspace.assessments
    .years()
    .flatMap((year) => workspace.dossiers.list(year).filter(({ id }) => workspace.dossiers.record(id).includes(`"${systemId}"`)));
  return { dossiers, signed: dossiers.filter(({ signatures }) => signatures.length > 0) };
}

/** What a signed dossier names must not vanish behind it. */
function refuseWhenSigned(workspace: Workspace, systemId: string): void {
  const [signed] = dossiersNaming(workspace, systemId).signed;
  if (signed !== undefined) {
    throw new FailureError(
      'CONFLICT',
      `Hệ thống này có trong hồ sơ năm ${signed.year} đã ký nên chưa xóa được. Giữ lại hệ thống để hồ sơ đã ký còn đối chiếu được.`,
    );
  }
}
