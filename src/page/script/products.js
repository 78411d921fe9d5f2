// The field for one product offers what the code list has for the words typed, besides the greatest products of the pair. Without
// this script the server reads the words.

const MOST = 12;
const WAIT = 150;

let asking = null;
let waiting = 0;

/** What a product is called in the language of the page. */
function name(product) {
  return product[`name_${document.documentElement.lang}`] ?? product.name ?? product.product;
}

async function offer(field) {
  asking?.abort();
  asking = new AbortController();
  try {
    const search = encodeURIComponent(field.value.trim());
    const reply = await fetch(`${document.body.dataset.site}/v1/products?limit=${MOST}&search=${search}`, { signal: asking.signal });
    if (!reply.ok) return;
    const found = (await reply.json()).items;
    field.list?.replaceChildren(...found.map((product) => new Option(name(product), product.product)));
  } catch (error) {
    // What was offered before stays.
    if (error.name !== "AbortError") asking = null;
  }
}

document.addEventListener("input", (event) => {
  const field = event.target.closest?.("input[name=product][list]");
  clearTimeout(waiting);
  if (field && field.value.trim().length > 1 && !field.value.includes(":")) waiting = setTimeout(() => offer(field), WAIT);
});
