/** What the shell lays over any page without a step in its address. */
export type Overlay = 'palette' | 'sheet' | 'actor' | 'share';
