import type { Check } from '../check.ts';
import { denyAssignments } from './denyAssignments.ts';
import { managedIdentity } from './managedIdentity.ts';
import { roles } from './roles.ts';
import { servicePrincipal } from './servicePrincipal.ts';

/** The checks of who may do what: identities, their secrets, their roles. */
export const accessChecks: readonly Check[] = [servicePrincipal, managedIdentity, roles, denyAssignments];
