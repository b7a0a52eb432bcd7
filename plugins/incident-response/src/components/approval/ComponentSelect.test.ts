import { withStatus } from './ComponentSelect';

describe('the components of a draft', () => {
  it('leave one out where it stays as it is', () => {
    expect(withStatus({ web: 'operational' }, 'web', 'unchanged')).toEqual({});
    expect(withStatus({}, 'web', 'major_outage')).toEqual({
      web: 'major_outage',
    });
  });
});
