import { createContext } from 'react';

/** How deep the title of a section stands: under the panel's own title, or under that of a page. */
export const SectionLevel = createContext<2 | 3>(3);
