/**
 * 关联家庭: what a dispute may know of a household under control (三色管控) of which one of its parties is a member, matched by
 * identity. Party ids of the dispute; the household's own facts stay with the station.
 */
export interface HouseholdStanding {
  householdId: string;
  stationId: string;
  status: 'controlled' | 'exited';
  /** Key of a household level in policy, such as `red`. */
  level: string;
  perpetrators: string[];
  victims: string[];
  others: string[];
  /** 人身安全保护令 in force at this moment (反家庭暴力法 30). */
  protectionOrder: boolean;
  /** 告诫 in force (公通字〔2024〕34号 12). */
  warning: boolean;
  /** The officer has cleared mediation of this very dispute in writing. */
  cleared: boolean;
}
