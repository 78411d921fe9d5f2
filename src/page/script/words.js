// The words and numbers of the script, in the language of the page.

const words = JSON.parse(document.querySelector("#words")?.textContent ?? "{}");

/** The words of a key, with its parts filled in. */
export function say(key, parts = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
}

/** Numbers as the language of the page writes them. */
export function numbers(options) {
  return new Intl.NumberFormat(document.documentElement.lang, options);
}
