import { proveRules } from './fixture.ts';
import { levelRules } from './level.ts';

proveRules(levelRules, {
  level_missing: { hit: (_, his) => (his.system.level = null), near: (_, his) => (his.determination = null) },
  level_without_determination: {
    hit: (_, his) => (his.determination = null),
    near: (_, his) => {
      his.determination = null;
      his.system.levelReason = 'Giữ cấp độ theo Luật 116 Đ45.1.';
    },
  },
  level_below_criteria: {
    hit: (_, his) => Object.assign(his.determination ?? {}, { level: 4 }),
    near: (_, his) => {
      Object.assign(his.determination ?? {}, { level: 4 });
      his.system.levelReason = 'Giữ cấp độ theo Luật 116 Đ45.1.';
    },
  },
  level_above_criteria: {
    hit: (_, his) => Object.assign(his.determination ?? {}, { level: 2 }),
    near: (_, his) => {
      Object.assign(his.determination ?? {}, { level: 2 });
      his.system.levelReason = 'Giữ cấp độ theo Luật 116 Đ45.1.';
    },
  },
  level_without_criterion: {
    hit: (_, his) => Object.assign(his.determination ?? {}, { level: null }),
    near: (_, his) => {
      Object.assign(his.determination ?? {}, { level: null });
      his.system.levelReason = 'Theo kết quả đánh giá rủi ro.';
    },
  },
  checklist_matches_level: { hit: (_, his) => (his.system.level = 4), near: (_, his) => (his.system.level = null) },
  level_5_not_listed: {
    hit: (_, his) => (his.system.level = 5),
    near: (_, his) => Object.assign(his.system, { level: 5, nationalSecurity: { criterion: 'NĐ 331 Đ16.1', state: 'Đang lập' } }),
  },
  national_security_without_criterion: {
    hit: (_, his) => (his.system.nationalSecurity = { criterion: '', state: 'Đang lập' }),
    near: (_, his) => (his.system.nationalSecurity = { criterion: 'NĐ 331 Đ16.1', state: '' }),
  },
  listed_without_ground: {
    hit: (_, his) => Object.assign(his.determination?.inputs ?? {}, { listed_national_security: true }),
    near: (_, his) => {
      Object.assign(his.determination?.inputs ?? {}, { listed_national_security: true });
      his.system.nationalSecurity = { criterion: 'NĐ 331 Đ16.1', state: '' };
    },
  },
  level_before_change: {
    hit: (_, his) => (his.system.lastChanged = '2026-09-02'),
    near: (_, his) => (his.system.lastChanged = '2026-09-01'),
  },
});
