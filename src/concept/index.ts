/** What an indicator's name means, for comparing across counties. */
export { conceptKey, familyOf, type Concept, type ConceptContext } from './concept-key.js';
export { conceptOf, groupConcepts, type NamedIndicator } from './group.js';
export { overrideName, readOverrides, type OverrideFault, type Overrides, type ReadOverrides } from './overrides.js';
export { VOCABULARY } from './vocabulary.js';
