import { describe, expect, it } from 'vitest';
import { shippedFramework } from './fixture.ts';
import { determineLevel } from './determine.ts';
import { askedWith, suggestionsOf, withSuggestions } from './suggest.ts';

const nd331 = shippedFramework('nd331-2026');
const template = {
  system_types: ['citizen_service'],
  information_types: ['personal'],
  conditional_business: 'in_list',
  security_defence: false,
};

describe('a suggested answer', () => {
  const suggestions = suggestionsOf(nd331, template, { information_types: ['private', 'personal'] });

  it('comes from the unit’s own answers before the template, and never says what silence says', () => {
    expect(suggestions).toEqual({
      system_types: { value: ['citizen_service'], source: 'template' },
      information_types: { value: ['private', 'personal'], source: 'carried' },
      conditional_business: { value: 'in_list', source: 'template' },
    });
  });

  it('shows the questions that hang on it, but counts as no answer', () => {
    const { visible, pending, problems } = askedWith(nd331, suggestions, {});
    expect(visible.map(({ id }) => id)).toEqual(expect.arrayContaining(['conditional_business', 'sensitive_subjects']));
    expect(pending.map(({ id }) => id)).toEqual(['system_types', 'information_types', 'conditional_business']);
    expect(problems.slice(0, 2)).toEqual([
      { input: 'system_types', text: 'Xác nhận hoặc sửa câu trả lời gợi ý.' },
      { input: 'information_types', text: 'Xác nhận hoặc sửa câu trả lời gợi ý.' },
    ]);
    expect(problems.map(({ input }) => input)).toContain('sensitive_subjects');
    expect(determineLevel(nd331, {}).level).toBeNull();
    expect(determineLevel(nd331, withSuggestions(suggestions, {})).level).toBe(3);
  });

  it('is one no more once it is confirmed or changed', () => {
    const changed = { system_types: ['internal'] };
    const { visible, pending } = askedWith(nd331, suggestions, changed);
    expect(pending.map(({ id }) => id)).toEqual(['information_types']);
    expect(visible.map(({ id }) => id)).not.toContain('conditional_business');
    expect(withSuggestions(suggestions, changed)['system_types']).toEqual(['internal']);
  });
});
