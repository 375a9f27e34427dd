/** Answers to core/contract/life.ts. */
import type { Handlers } from '../../core/api.ts';
import type { InformationSystem } from '../../core/assessment/model.ts';
import { FailureError } from '../../core/failure.ts';
import type { FrameworksById } from '../../core/report/incident-clocks.ts';
import { openTriggers, relevelSuggestions, type RelevelSuggestion } from '../../core/report/relevelling.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Context } from './context.ts';

type Methods =
  | `inspections.${'list' | 'put' | 'remove'}`
  | `relevel.${'view' | 'put' | 'remove'}`
  | `incidents.${'list' | 'get' | 'put' | 'remove'}`
  | 'life.waiting';

export const lifeHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'inspections.list': ({ systemId }) => context.session.need().systems.get(systemId).inspections,
  'inspections.put': ({ systemId, inspection }) => {
    if (inspection.to < inspection.from) {
      throw new FailureError(
        'INVALID_INPUT',
        'Ngày kết thúc kiểm tra trước ngày bắt đầu nên lần kiểm tra này chưa được lưu. Sửa lại một trong hai ngày.',
      );
    }
    const savedAt = context.session.need().systems.change(systemId, (kept) => {
      const at = kept.inspections.findIndex(({ id }) => id === inspection.id);
      return { ...kept, inspections: at < 0 ? [...kept.inspections, inspection] : kept.inspections.with(at, inspection) };
    });
    return { savedAt };
  },
  'inspections.remove': ({ systemId, id }) => {
    context.session.need().systems.change(systemId, (kept) => {
      const inspections = kept.inspections.filter((one) => one.id !== id);
      if (inspections.length === kept.inspections.length) {
        throw new FailureError('NOT_FOUND', 'Không còn lần kiểm tra này trong kho; có thể đã bị gỡ. Mở lại trang của hệ thống.');
      }
      return { ...kept, inspections };
    });
    return {};
  },

  'relevel.view': ({ systemId }) => {
    const workspace = context.session.need();
    const system = workspace.systems.get(systemId);
    return { triggers: workspace.relevelTriggers.list(systemId), suggestions: suggestionsFor(workspace, context, system) };
  },
  'relevel.put': (trigger) => {
    const workspace = context.session.need();
    // A trigger hangs on a system that is there.
    workspace.systems.get(trigger.systemId);
    return { savedAt: workspace.relevelTriggers.put(trigger) };
  },
  'relevel.remove': ({ id }) => {
    context.session.need().relevelTriggers.remove(id);
    return {};
  },

  'incidents.list': () => context.session.need().incidents.list(),
  'incidents.get': ({ id }) => context.session.need().incidents.get(id),
  'incidents.put': (incident) => ({ savedAt: context.session.need().incidents.put(incident) }),
  'incidents.remove': ({ id }) => {
    context.session.need().incidents.remove(id);
    return {};
  },

  'life.waiting': () => {
    const workspace = context.session.need();
    const systems = workspace.systems.list().filter(({ archivedAt }) => archivedAt === null);
    return {
      triggers: openTriggers(systems.flatMap(({ id }) => workspace.relevelTriggers.list(id))),
      suggestions: systems.flatMap((system) =>
        suggestionsFor(workspace, context, system).map((suggestion) => ({ ...suggestion, systemId: system.id })),
      ),
      incidents: workspace.incidents.list(),
    };
  },
});

const frameworksOf = (context: Context): FrameworksById => ({
  'nd331-2026': context.law().framework('nd331-2026'),
  'nd85-2016': context.law().framework('nd85-2016'),
});

function suggestionsFor(workspace: Workspace, context: Context, system: InformationSystem): RelevelSuggestion[] {
  const registers = {
    triggers: workspace.relevelTriggers.list(system.id),
    determinations: workspace.levels.history(system.id),
    risks: workspace.riskAssessments.list(system.id),
    incidents: workspace.incidents.list(),
  };
  return relevelSuggestions(frameworksOf(context), system, registers, context.today());
}
