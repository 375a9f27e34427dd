/** The answers of the sample: those written by hand, and for the rest believable ones drawn from the seed. */
import type { AnswerChange, PlanChange, Verdict } from '../../core/assessment/model.ts';
import type { Checklist, ChecklistGroup, ChecklistItem } from '../../core/checklist/model.ts';
import { appliesTo } from '../../core/checklist/applicability.ts';
import type { SampleHospital, WrittenAnswer, WrittenSystem } from './content.ts';
import { lowerFirst, metSentences, planFor } from './notes.ts';
import { pick, random } from './random.ts';

/** Who answers: a system, or all of them together. */
export type Answering = Pick<WrittenSystem, 'key' | 'shortName' | 'traits' | 'maturity' | 'answered' | 'dues' | 'answers'>;

export interface SampleAnswer {
  item: ChecklistItem;
  group: ChecklistGroup;
  change: AnswerChange;
  /** Names of the documents that prove it. */
  evidence: string[];
}

/** How hard a group usually is for a hospital: added to the system's maturity. */
const EASE: Record<string, number> = {
  decree: 0.14,
  personnel: 0.12,
  backup: 0.1,
  access: 0.05,
  hardware: 0.06,
  'email-web': 0.04,
  information: -0.08,
  software: -0.12,
  suppliers: -0.1,
  vulnerability: -0.06,
  logging: -0.22,
  monitoring: -0.32,
  'secure-development': -0.26,
  testing: -0.1,
  malware: 0.02,
  network: 0.03,
  physical: 0.04,
  'secure-config': -0.02,
  policy: 0.15,
  organization: 0.15,
  operation: -0.05,
  design: -0.04,
  application: -0.08,
  build: 0.05,
};
const EASIEST = 0.97;
const HARDEST = 0.12;
const COSTS: readonly [number, ...number[]] = [12_000_000, 25_000_000, 48_000_000, 90_000_000, 160_000_000, 320_000_000];
const SMALL_COSTS: readonly [number, ...number[]] = [6_000_000, 12_000_000, 25_000_000];

export function sampleAnswers(hospital: SampleHospital, system: Answering, checklist: Checklist, seed: string): SampleAnswer[] {
  const chance = random(`${seed}/${system.key}`);
  return checklist.groups.flatMap((group) =>
    group.items
      .filter((item) => appliesTo(item, system.traits))
      .flatMap((item): SampleAnswer[] => {
        const written = system.answers[item.id];
        const skip = chance() >= system.answered;
        const assignee = personOf(responsibleFor(hospital, group));
        if (skip && written === undefined) return [{ item, group, change: { assignee }, evidence: [] }];
        const { change, ...answer } =
          written === undefined ? drawn(hospital, system, group, item, chance) : fromWritten(written, hospital, group, item);
        const { plan } = change;
        const keeping = random(`${seed}/${system.key}/${item.id}/plan`);
        const kept = plan == null || written !== undefined ? plan : { ...plan, ...planKeeping(plan.cost ?? null, keeping) };
        return [{ ...answer, change: { ...change, ...(kept === undefined ? {} : { plan: kept }), assignee } }];
      }),
  );
}

function fromWritten(written: WrittenAnswer, hospital: SampleHospital, group: ChecklistGroup, item: ChecklistItem): SampleAnswer {
  const { verdict, note, gap, reason, plan } = written;
  return {
    item,
    group,
    change: {
      verdict,
      note,
      gap,
      reason,
      plan: plan === null ? null : { ...plan, responsible: responsibleFor(hospital, group) },
      confirmed: true,
    },
    evidence: verdict === 'compliant' || verdict === 'partial' ? item.evidence.slice(0, 1) : [],
  };
}

function drawn(
  hospital: SampleHospital,
  system: Answering,
  group: ChecklistGroup,
  item: ChecklistItem,
  chance: () => number,
): SampleAnswer {
  const met = system.maturity >= 1 ? 1 : Math.min(EASIEST, Math.max(HARDEST, system.maturity + (EASE[group.id] ?? 0)));
  const verdict: Verdict = chance() < met ? 'compliant' : chance() < 0.55 ? 'partial' : 'non_compliant';
  const [first = item.title, second] = item.evidence;
  const confirmed = chance() < 0.93;
  if (verdict === 'compliant') {
    return {
      item,
      group,
      change: { verdict, note: pick(metSentences(group.id), chance()), confirmed },
      evidence: item.evidence.slice(0, chance() < 0.15 ? 2 : 1),
    };
  }
  const missing = verdict === 'partial' && second !== undefined ? second : first;
  const action = planFor(missing, item.title);
  const plan = {
    action,
    responsible: responsibleFor(hospital, group),
    due: system.dues[Math.floor(chance() * system.dues.length)] ?? null,
    cost: chance() < 0.3 ? pick(PAPERWORK.test(action) ? SMALL_COSTS : COSTS, chance()) : null,
  };
  if (verdict === 'partial') {
    const gap = second === undefined ? `Chưa áp dụng đầy đủ cho ${system.shortName}.` : `Chưa có ${lowerFirst(second)}.`;
    return { item, group, change: { verdict, note: `Đã có ${lowerFirst(first)}.`, gap, plan, confirmed }, evidence: [first] };
  }
  return { item, group, change: { verdict, note: `Chưa có ${lowerFirst(first)}.`, plan, confirmed }, evidence: [] };
}

/** What needs people's time and a little advice, but nothing that is bought. */
const PAPERWORK = /^(Soạn|Lập|Hoàn thiện|Tổ chức)/;

const BUDGET_SOURCES = ['Nguồn thu sự nghiệp', 'Ngân sách tỉnh', 'Quỹ phát triển hoạt động sự nghiệp'] as const;
const OVERDUE = ['2026-09-30', '2026-10-31', '2026-11-15'] as const;

/** How far a plan has come, and who pays where it costs something; some should have been done already. */
function planKeeping(cost: number | null, chance: () => number): PlanChange {
  const late = chance() < 0.07;
  const begun = chance() < 0.4;
  return {
    ...(late ? { due: pick(OVERDUE, chance()) } : {}),
    state: late || begun ? 'in_progress' : 'planned',
    budgetSource: cost === null ? '' : pick(BUDGET_SOURCES, chance()),
  };
}

/** “Vũ Quang Huy (Phòng Công nghệ thông tin)” → “Vũ Quang Huy”. */
const personOf = (responsible: string): string => responsible.replace(/ \(.*\)$/, '');

const responsibleFor = (hospital: SampleHospital, group: ChecklistGroup): string =>
  hospital.responsible[group.id] ?? hospital.responsible['default'] ?? '';
