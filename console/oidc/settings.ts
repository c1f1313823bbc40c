/** 统一身份认证: the county's own OpenID provider, as the operator names it. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the provider sends people back to. */
  redirectUri: string;
}

export const OIDC_CALLBACK_PATH = '/console/sign-in/oidc/callback';
