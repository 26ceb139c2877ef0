/** Somebody who works at the company; team by name. */
export interface Colleague {
  name: string;
  team: string;
}

/** People of the teams; the first of each team is who owns its flaws. */
export const SAMPLE_COLLEAGUES: readonly Colleague[] = [
  { name: 'Ines Marlow', team: 'Network Operations' },
  { name: 'Tomasz Wilk', team: 'Network Operations' },
  { name: 'Ruth Achterberg', team: 'Billing' },
  { name: 'Noor Haddad', team: 'App' },
  { name: 'Jonas Feld', team: 'App' },
  { name: 'Mireille Caron', team: 'Care' },
  { name: 'Sam Okoro', team: 'Care' },
  { name: 'Lena Brandt', team: 'Care' },
  { name: 'Piet Vos', team: 'Retail' },
  { name: 'Greta Lindqvist', team: 'Products & Tariffs' },
  { name: 'Hugo Salles', team: 'Products & Tariffs' },
  { name: 'Ayşe Demir', team: 'Devices & eSIM' },
  { name: 'Viktor Sand', team: 'Privacy Office' },
  { name: 'Carla Nunes', team: 'Marketing' },
];

/** Names of the people of a team, in order. */
export function colleaguesOf(team: string): string[] {
  return SAMPLE_COLLEAGUES.filter((colleague) => colleague.team === team).map(({ name }) => name);
}
