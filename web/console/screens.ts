// The only list of the console's screens. A slice adds its `<slice>.screens.ts` here, in the order of the sidebar.
import type { Finder, Screen } from '../lib/screen.ts';
import { startScreens } from './start/start.screens.ts';

export const screens: readonly Screen[] = [...startScreens];

/** What the search box looks through. */
export const finders: readonly Finder[] = [];
