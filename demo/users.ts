import type { Actor, Role } from '../domain/organisation/actor.ts';

export interface DemoUser {
  username: string;
  name: string;
  role: Role;
  organisationId: string;
}

/** Everybody's password in the demo county, and nowhere else. */
export const DEMO_PASSWORD = 'demo';

const user = (username: string, name: string, role: Role, organisationId: string): DemoUser => ({
  username,
  name,
  role,
  organisationId,
});

/** The people of the demo county, as named in the HTTP contract. */
export const demoUsers: DemoUser[] = [
  user('mediator.yangping', '杨秀兰', 'village-mediator', 'yangping'),
  user('mediator.hekou', '何建国', 'village-mediator', 'hekou'),
  user('mediator.shanqian', '单小满', 'village-mediator', 'shanqian'),
  user('coordinator.qingxi', '秦立新', 'township-coordinator', 'qingxi'),
  user('coordinator.beiling', '白雪梅', 'township-coordinator', 'beiling'),
  user('mediator.qingxi', '青山', 'township-mediator', 'qingxi-committee'),
  user('officer.qingxi', '欧阳强', 'community-officer', 'qingxi-station'),
  user('deputy.qingxi', '杜卫', 'deputy-chief', 'qingxi-station'),
  user('chief.qingxi', '常胜', 'station-chief', 'qingxi-station'),
  user('officer.beiling', '彭飞', 'community-officer', 'beiling-station'),
  user('deputy.beiling', '傅军', 'deputy-chief', 'beiling-station'),
  user('chief.beiling', '柴勇', 'station-chief', 'beiling-station'),
  user('grid.yangping', '葛细妹', 'grid-worker', 'yangping'),
  user('studio.wang', '王德厚', 'studio-mediator', 'studio-wang'),
  user('women.qingxi', '吴月英', 'invited-organisation', 'qingxi-women'),
  user('clerk.court', '柯敏', 'court-clerk', 'court'),
  user('judge.court', '季明法', 'judge', 'court'),
  user('mediator.court', '梅和', 'court-mediator', 'court'),
  user('enforcement.court', '郑执', 'enforcement-judge', 'court'),
  user('supervisor.county', '苏督', 'supervisor', 'county'),
  user('auditor.county', '沈审', 'auditor', 'county'),
  user('admin', '管理员', 'administrator', 'county'),
];

export function actorNamed(username: string): Actor {
  const user = demoUsers.find((candidate) => candidate.username === username);
  if (!user) throw new Error(`the demo county has no user ${username}`);
  return { userId: user.username, organisationId: user.organisationId, role: user.role };
}
