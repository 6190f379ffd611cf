/*
 * Los huecos de los comandos, como <tu-usuario>, se rellenan una vez por página: los marca la construcción
 * (hooks/guide/codeblocks). Lo escrito queda en la pestaña y no se envía. Los botones de copiar lo copian, porque es el texto
 * del bloque.
 *
 * Con un espacio, unas comillas o un `;`, el comando sería otro. Por eso solo se admite lo que significa lo mismo en sh, zsh,
 * PowerShell y cmd, y un valor no puede parecer una opción.
 */
(() => {
  const first = document.querySelector(".md-content pre [data-hueco]")
  if (!first) return

  const safe = /^[\p{L}\p{N}/._][\p{L}\p{N}/._:@-]*$/u
  const slots = [...document.querySelectorAll(".md-content [data-hueco]")]
  const key = `guia.huecos ${location.pathname}`
  let values = {}
  try {
    values = { ...JSON.parse(sessionStorage.getItem(key)) }
  } catch {
    // Lo guardado no se puede leer: se empieza de cero.
  }

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties)
    element.append(...children)
    return element
  }
  const trouble = make("p", { id: "guia-huecos-aviso", className: "guia-huecos-aviso" })
  trouble.setAttribute("role", "status")

  const fields = [...new Set(slots.map(slot => slot.dataset.hueco))].map(name => {
    const field = make("input", { type: "text", name, maxLength: 100, autocomplete: "off", autocapitalize: "none", spellcheck: false })
    if (typeof values[name] === "string") field.value = values[name]
    field.setAttribute("aria-describedby", trouble.id)
    return field
  })
  const show = () => {
    values = {}
    const wrong = []
    for (const field of fields) {
      const value = field.value.trim()
      const filled = safe.test(value)
      if (filled) values[field.name] = value
      else if (value) wrong.push(field.name)
      field.setAttribute("aria-invalid", value !== "" && !filled)
      for (const slot of slots)
        if (slot.dataset.hueco === field.name) {
          slot.textContent = filled ? value : `<${field.name}>`
          slot.classList.toggle("guia-hueco--lleno", filled)
        }
    }
    const text = wrong.length
      ? `No se rellena ${wrong.join(" ni ")}. En un comando solo son seguros las letras, los números y estos signos: _\u00a0.\u00a0/\u00a0:\u00a0@\u00a0-. Un valor no puede empezar por los tres últimos.`
      : ""
    if (trouble.textContent !== text) trouble.textContent = text
    try {
      if (Object.keys(values).length) sessionStorage.setItem(key, JSON.stringify(values))
      else sessionStorage.removeItem(key)
    } catch {
      // El navegador no guarda nada: los huecos se rellenan igual.
    }
  }

  const empty = make("button", { type: "button", className: "md-button" }, "Vaciar")
  empty.addEventListener("click", () => {
    for (const field of fields) field.value = ""
    show()
    fields[0].focus()
  })
  const box = make(
    "fieldset",
    { className: "guia-huecos" },
    make("legend", {}, "Rellena los huecos de esta página"),
    make("p", {}, "Los comandos se ven y se copian con lo que escribas. Se queda en esta pestaña del navegador: no se envía a ningún sitio."),
    ...fields.map(field => make("label", {}, make("code", {}, field.name), field)),
    empty,
    trouble,
  )
  box.addEventListener("input", show)

  // Antes de lo primero que tiene uno, y fuera de listas y pestañas, que pueden estar cerradas.
  let place = first
  while (!place.parentElement.matches(".md-content__inner, .md-content")) place = place.parentElement
  place.before(box)
  show()
})()
