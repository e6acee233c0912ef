import { describe, expect, test } from 'vitest';
import { createAccess } from '../../../electron/web/access.ts';

const PORT = 4711;
const HOST = `127.0.0.1:${PORT}`;
const ORIGIN = `http://${HOST}`;

function signedIn() {
  const access = createAccess(PORT);
  const token = new URL(access.newLink()).searchParams.get('token') ?? '';
  const cookie = access.redeem(token)?.split(';')[0] ?? '';
  return { access, token, cookie };
}

describe('access to the loopback server', () => {
  test('the link works once and turns into a strict cookie', () => {
    const { access, token } = signedIn();
    expect(access.redeem(token)).toBeNull();
    expect(createAccess(PORT).redeem(token)).toBeNull();
    const other = createAccess(PORT);
    const cookie = other.redeem(new URL(other.newLink()).searchParams.get('token') ?? '');
    expect(cookie).toMatch(/^clientele-4711=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  });

  test('a new link makes the unused one before it void', () => {
    const access = createAccess(PORT);
    const first = new URL(access.newLink()).searchParams.get('token') ?? '';
    access.newLink();
    expect(access.redeem(first)).toBeNull();
  });

  test('only the right host, origin and cookie pass', () => {
    const { access, cookie } = signedIn();
    const good = { host: HOST, cookie };
    expect(access.judge(good, 'GET')).toBe('allowed');
    expect(access.judge({ ...good, origin: ORIGIN }, 'PUT')).toBe('allowed');
    expect(access.judge({ ...good, cookie: `a=b; ${cookie}; c=d` }, 'GET')).toBe('allowed');
    for (const host of [undefined, 'evil.example', `localhost:${PORT}`, '127.0.0.1', `127.0.0.1:${PORT + 1}`, `${HOST}.evil.example`]) {
      expect(access.judge({ ...good, ...(host === undefined ? { host: undefined } : { host }) }, 'GET'), host).toBe('wrongHost');
    }
    for (const origin of ['null', 'http://evil.example', `https://${HOST}`, `http://localhost:${PORT}`, `${ORIGIN}.evil.example`, `${ORIGIN}/`]) {
      expect(access.judge({ ...good, origin }, 'GET'), origin).toBe('wrongOrigin');
    }
    for (const wrong of ['', 'clientele-4711=', 'clientele-4711=x', cookie.slice(0, -1), `${cookie}x`, cookie.replace('4711', '4712')]) {
      expect(access.judge({ ...good, cookie: wrong }, 'GET'), wrong).toBe('noSession');
    }
  });

  test('what changes something, and an upgrade, must name its origin', () => {
    const { access, cookie } = signedIn();
    expect(access.judge({ host: HOST, cookie }, 'PUT')).toBe('wrongOrigin');
    expect(access.judge({ host: HOST, cookie }, 'POST')).toBe('wrongOrigin');
    expect(access.judge({ host: HOST, cookie, upgrade: 'websocket' }, 'GET')).toBe('wrongOrigin');
    expect(access.judge({ host: HOST, cookie, upgrade: 'websocket', origin: ORIGIN }, 'GET')).toBe('allowed');
  });
});
