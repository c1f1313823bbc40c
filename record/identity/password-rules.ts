import type { PasswordPolicy } from '../../domain/policy/identity-policy.ts';

/** What is wrong with a password that somebody would like to have. */
export type PasswordComplaint = 'too-short' | 'holds-the-name' | 'easily-guessed';

/** Parts of a login name that are too short to give a password away. */
const SHORTEST_PART = 4;

/** 口令复杂度: null if it will do. Whether it was used before is not looked at here. */
export async function complaintAbout(
  password: string,
  policy: PasswordPolicy,
  user: { id: string; name: string },
): Promise<PasswordComplaint | null> {
  if ([...password].length < policy.minLength) return 'too-short';
  if (policy.minScore === 0) return null;
  const names = [user.id, user.name, ...user.id.split(/[._-]/).filter((part) => part.length >= SHORTEST_PART)];
  const plain = password.toLowerCase();
  if (names.some((name) => plain.includes(name.toLowerCase()))) return 'holds-the-name';
  const { score } = (await estimator()).check(password, names);
  return score < policy.minScore ? 'easily-guessed' : null;
}

/** zxcvbn with its list of common passwords, which is large: loaded when the first password is chosen. */
let loading: ReturnType<typeof load> | undefined;
const estimator = () => (loading ??= load());

async function load() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
