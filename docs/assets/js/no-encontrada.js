/*
 * En la página que no existe: deja puestas en el buscador las palabras de la dirección equivocada, y enseña las páginas que más se le
 * parecen. Se cuenta cuántas parejas de letras de esa dirección hay en la de cada página o en su título: así se perdonan las erratas.
 */
(() => {
  const [form, near] = document.querySelectorAll(".guia-busca, .guia-cercanas")
  if (!form) return
  // Una dirección mal escrita puede no descodificarse: URLSearchParams nunca se queja.
  const words = text => new URLSearchParams("q=" + text).get("q").replace(/\.\w+$/, "").replace(/[^\p{L}\d]+/gu, " ").trim().toLowerCase()
  const below = path => words(path.slice(new URL(form.dataset.raiz, location).pathname.length))
  const wanted = below(location.pathname)
  const likeness = text => [...wanted].filter((letter, at) => text.includes(wanted.slice(at, at + 2))).length / (wanted.length + text.length)

  form[0].value = wanted
  form.addEventListener("submit", event => {
    event.preventDefault()
    document.dispatchEvent(new CustomEvent("guia:buscar", { detail: form[0].value }))
  })
  const links = [...document.querySelectorAll(".guia-paginas a")]
    .map(link => [Math.max(likeness(below(link.pathname)), likeness(words(link.textContent))), link.parentElement])
    .sort(([one], [other]) => other - one)
  // Las que se parecen bastante, y no mucho menos que la que más.
  for (const [score, item] of links.slice(0, 3)) if (score > 0.3 && score > links[0][0] * 0.8) {
    near.children[1].append(item.cloneNode(true))
  }
  near.children[near.children[1].children.length ? 0 : 2].hidden = false
})()
