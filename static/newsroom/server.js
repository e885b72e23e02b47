/* What a form asks the newsroom's server by itself: JSON there and back. */

/* Not logged in any more: the login ran out, or ended in another tab. */
export class LoginExpired extends Error {}

/* The server doesn't take it; the message is its sentence, "" where it had none, and `answer` the whole of it. */
export class Refused extends Error {
  constructor(status, answer) {
    super(answer.error ?? "")
    this.status = status
    this.answer = answer
  }
}

/* The cookie's rather than the form's: logging in, here or in another tab, makes a new one. */
export const token = () =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ??
  document.querySelector("input[name=csrfmiddlewaretoken]")?.value ??
  ""

/* `options` are fetch's. Throws the two above; anything else that is thrown means that the server can't be reached. */
export async function post(url, data, options = {}) {
  const response = await fetch(url, {
    method: "POST",
    credentials: "same-origin",
    redirect: "manual",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify(data),
    ...options,
  })
  if (response.status === 401 || response.type === "opaqueredirect") throw new LoginExpired()
  const isJSON = response.headers.get("Content-Type")?.startsWith("application/json")
  if (response.status >= 500 || (response.ok && !isJSON)) throw new Error(String(response.status))
  const answer = isJSON ? await response.json() : {}
  if (!response.ok) throw new Refused(response.status, answer)
  return answer
}

/* Throws where no JSON can be had, for whatever reason. */
export async function get(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" }, redirect: "manual" })
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}
