import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is refused, or "allowed". */
export type Verdict = 'allowed' | 'wrongHost' | 'wrongOrigin' | 'noSession';

export const VERDICT_STATUS = { allowed: 200, wrongHost: 421, wrongOrigin: 403, noSession: 403 } as const satisfies Record<Verdict, number>;

export interface Access {
  /** A link that signs one browser in, once. Earlier unused links become void. */
  readonly newLink: () => string;
  /** Value for Set-Cookie when the token is the unused one; null otherwise. Either way no token works twice. */
  readonly redeem: (token: string) => string | null;
  /** Checks Host, Origin and, unless the request brings a token, the session cookie. */
  readonly judge: (headers: IncomingHttpHeaders, method: string) => Verdict;
  /** Host and Origin only, for the request that carries the token. */
  readonly judgeAddress: (headers: IncomingHttpHeaders, method: string) => Verdict;
}

/**
 * Who may speak to the loopback server on `port`: the browser that opened our one-time link, from our own page.
 * The Host check stops DNS rebinding, the Origin check other web pages, the cookie other programs and people of this machine.
 */
export function createAccess(port: number): Access {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const cookieName = `clientele-${port}`;
  const session = randomBytes(32).toString('base64url');
  let token: string | null = null;

  function judgeAddress(headers: IncomingHttpHeaders, method: string): Verdict {
    if (headers.host !== host) return 'wrongHost';
    const isReading = method === 'GET' || method === 'HEAD';
    const isOwn = headers.origin === origin || (headers.origin === undefined && isReading && headers.upgrade === undefined);
    return isOwn ? 'allowed' : 'wrongOrigin';
  }

  return {
    newLink: () => {
      token = randomBytes(32).toString('base64url');
      return `${origin}/?token=${token}`;
    },
    redeem: (offered) => {
      const isRight = token !== null && isSame(offered, token);
      if (!isRight) return null;
      token = null;
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    judgeAddress,
    judge: (headers, method) => {
      const verdict = judgeAddress(headers, method);
      if (verdict !== 'allowed') return verdict;
      return readCookies(headers.cookie, cookieName).some((value) => isSame(value, session)) ? 'allowed' : 'noSession';
    },
  };
}

function readCookies(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

function isSame(offered: string, secret: string): boolean {
  const left = Buffer.from(offered);
  const right = Buffer.from(secret);
  return left.length === right.length && timingSafeEqual(left, right);
}
