import { fireEvent, render, screen } from '@testing-library/react';
import { PersonaChoice } from './PersonaChoice';
import type { Persona } from './personas';

const ada: Persona = {
  user: 'user:default/ada.moreau',
  title: 'Ada Moreau',
  role: 'Incident commander',
};
const ben: Persona = {
  user: 'user:default/ben.okafor',
  title: 'Ben Okafor',
  role: 'Responder',
};

describe('PersonaChoice', () => {
  it('offers one button a person, and says who was chosen', () => {
    const chosen: string[] = [];
    render(
      <PersonaChoice
        personas={[ada, ben]}
        onChoose={({ user }) => chosen.push(user)}
      />,
    );
    expect(screen.getAllByRole('button')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Sign in as Ben' }));
    expect(chosen).toEqual(['user:default/ben.okafor']);
  });

  it('says what is missing when nobody is configured', () => {
    render(<PersonaChoice personas={[]} onChoose={() => {}} />);
    expect(screen.getByText(/No sign-in is configured/)).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
