/*
 * Quien elige una pestaña la elige en toda la guía: se abren las que se llaman igual, y el tema las abre al cargar otra página
 * porque la elección queda donde él la busca. Se hace aquí, y no en el tema, porque él mide cada grupo de pestañas al cargar:
 * en las páginas con muchos son segundos de un teléfono.
 */
(() => {
  const labelOf = input => input.labels[0]
  const nameOf = input => labelOf(input).textContent.trim()

  document.addEventListener("change", event => {
    const chosen = event.target
    if (!chosen.matches(".tabbed-set > input")) return
    const top = chosen.parentElement.getBoundingClientRect().top
    const name = nameOf(chosen)
    for (const input of document.querySelectorAll(".tabbed-set > input")) {
      if (nameOf(input) === name) input.checked = true
    }
    // Lo que cambia por encima no mueve lo que se está leyendo.
    scrollBy({ top: chosen.parentElement.getBoundingClientRect().top - top, behavior: "instant" })
    labelOf(chosen).scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" })
    __md_set("__tabs", [...new Set([name, ...(__md_get("__tabs") ?? [])])])
  })
})()
