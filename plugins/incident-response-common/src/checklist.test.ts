import { CHECKLIST_ITEMS, checklistLabel } from './checklist';
import { severitySchema } from './severity';

describe('the checklist', () => {
  const labels = (severity: 'P1' | 'P2' | 'P3' | 'P4') =>
    CHECKLIST_ITEMS.map(item => checklistLabel(item, severity));
  const CONDITION = ' (if customers notice)';

  it('has eleven items whatever the severity', () => {
    for (const severity of severitySchema.options)
      expect(new Set(labels(severity)).size).toBe(11);
  });

  it('asks without condition for words to customers where it is grave', () => {
    expect(labels('P2')).toEqual(labels('P1'));
    expect(labels('P1').join()).not.toContain(CONDITION);
  });

  it.each(['P3', 'P4'] as const)(
    'asks for words to customers at %s only where they notice it',
    severity => {
      expect(labels(severity).filter(l => l.endsWith(CONDITION))).toEqual([
        'Status page draft created (if customers notice)',
        'Status page approved and published (if customers notice)',
      ]);
    },
  );
});
