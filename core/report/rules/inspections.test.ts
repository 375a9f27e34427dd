import { proveRules } from './fixture.ts';
import { inspectionRules } from './inspections.ts';

proveRules(inspectionRules, {
  assessor_is_operator: {
    hit: (_, his) => (his.system.assessor.unit = 'PHÒNG Công nghệ thông tin '),
    near: (_, his) => (his.system.assessor.unit = ''),
  },
  assessor_missing: {
    hit: (_, his) => (his.system.assessor.unit = ''),
    near: (_, his) => {
      his.system.assessor.unit = '';
      his.answers = [];
    },
  },
  assessor_independence_missing: {
    hit: (_, his) => (his.system.assessor.independence = ''),
    near: (_, his) => (his.system.assessor = { unit: '', independence: '' }),
  },
  inspection_dates_reversed: {
    hit: (_, his) => his.system.inspections.forEach((one) => (one.from = '2026-10-10')),
    near: (_, his) => his.system.inspections.forEach((one) => (one.from = '2026-10-09')),
  },
  periodic_within_period: {
    hit: (_, his) => his.system.inspections.forEach((one) => Object.assign(one, { from: '2025-12-01', to: '2025-12-14' })),
    near: (_, his) => his.system.inspections.forEach((one) => Object.assign(one, { from: '2025-12-01', to: '2025-12-15' })),
  },
  approved_not_inspected: {
    hit: (_, his) => (his.system.inspections = []),
    near: (_, his) => Object.assign(his.system, { inspections: [], stage: 'in_construction' }),
  },
  inspection_without_independence: {
    hit: (_, his) => his.system.inspections.forEach((one) => (one.independence = '')),
    near: (_, his) =>
      his.system.inspections.forEach((one) => Object.assign(one, { independence: '', from: '2025-12-01', to: '2025-12-14' })),
  },
  inspection_in_future: {
    hit: (report, his) => {
      report.today = '2026-12-01';
      his.system.inspections.forEach((one) => (one.to = '2026-12-02'));
    },
    near: (report, his) => {
      report.today = '2026-12-01';
      his.system.inspections.forEach((one) => (one.to = '2026-12-01'));
    },
  },
  inspection_after_cutoff: {
    hit: (_, his) => his.system.inspections.forEach((one) => (one.to = '2026-12-15')),
    // Long after, the next period is no surprise.
    near: (report, his) => {
      his.system.inspections.forEach((one) => (one.to = '2026-12-15'));
      report.today = '2026-12-25';
    },
  },
  inspection_incomplete: {
    hit: (_, his) => his.system.inspections.forEach((one) => (one.report = ' ')),
    near: (_, his) => his.system.inspections.forEach((one) => Object.assign(one, { report: '', from: '2025-12-01', to: '2025-12-14' })),
  },
  inspector_is_operator: {
    hit: (_, his) => his.system.inspections.forEach((one) => (one.by = his.system.operatorName.toUpperCase())),
    near: (_, his) => his.system.inspections.forEach((one) => (one.by = `Tổ giám sát ${his.system.operatorName}`)),
  },
  professional_required: {
    hit: ({ registers }) =>
      (registers.unfitInspections = [{ systemId: 'his', to: '2026-10-09', why: 'Xảy ra sự cố nghiêm trọng', clause: 'NĐ 331 Đ31.2.c' }]),
    near: ({ registers }) =>
      (registers.unfitInspections = [{ systemId: 'his', to: '2025-12-14', why: 'Xảy ra sự cố nghiêm trọng', clause: 'NĐ 331 Đ31.2.c' }]),
  },
});
