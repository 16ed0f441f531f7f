import type { Token } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import type { Check, CheckContext } from './check.ts';
import { createReporter } from './createReporter.ts';
import { judgePasswords } from './tokens/judgePasswords.ts';
import { judgeScope } from './tokens/judgeScope.ts';
import { type UsedToken, usedToken } from './tokens/usedToken.ts';

const card = { id: 'K14', name: 'tokens' };
const permission = 'Microsoft.ContainerRegistry/registries/tokens/read';
const report = createReporter(card);

/** The repository token in use: whether it exists, is enabled, has a password that has not ended, and covers the repository. */
export const tokens: Check = {
  ...card,
  permissions: [permission, 'Microsoft.ContainerRegistry/registries/scopeMaps/read'],
  applies: ({ registry, facts }) => registry !== undefined && usedToken(facts) !== undefined,
  run: async (context) => {
    const used = usedToken(context.facts)!;
    if (used.name === undefined) return [report.unknown('check.tokens.which', {}, { needs: 'userName' })];
    const answer = await context.azure.tokens(context.registry!.id);
    if (answer.kind !== 'found') return [report.unseen(answer, permission)];
    const token = answer.value.find(({ name }) => name.toLowerCase() === used.name?.toLowerCase());
    return token === undefined ? [judgeMissing(used)] : judge(context, token);
  },
};

/** Where it is only guessed that the user name is a token's, a name that no token has is just a wrong name. */
function judgeMissing({ name = '', isSure }: UsedToken): Finding {
  const values = { token: name };
  return isSure
    ? report.problem('check.tokens.missing', values, { confirms: ['token-missing'] })
    : report.unknown('check.tokens.missing', values, { suspects: ['wrong-user-name', 'token-missing'] });
}

async function judge(context: CheckContext, token: Token): Promise<readonly Finding[]> {
  return [judgeStatus(token), judgePasswords(token, context.now), ...(await judgeScope(context, token))];
}

function judgeStatus({ name, status }: Token): Finding {
  const rulesOut = ['token-missing'];
  const values = { token: name };
  if (status === 'enabled') {
    return report.ok('check.tokens.enabled', values, { rulesOut: [...rulesOut, 'token-disabled'] });
  }
  return status === 'disabled'
    ? report.problem('check.tokens.disabled', values, { confirms: ['token-disabled'], rulesOut })
    : report.unknown('check.tokens.status', values, { rulesOut });
}
