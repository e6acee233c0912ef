/** Opens a one-time link as a browser does and gives the headers of the page it leads to. */
export async function signIn(link: string): Promise<{ readonly Cookie: string; readonly Origin: string }> {
  const answer = await fetch(link, { redirect: 'manual' });
  return { Cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '', Origin: new URL(link).origin };
}
