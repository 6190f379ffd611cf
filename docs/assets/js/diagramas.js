/*
 * Diagramas: ampliar en un diálogo y recorrer paso a paso. Sin este archivo, el dibujo y todas las frases se ven igual.
 */
(() => {
  const make = (tag, props) => Object.assign(document.createElement(tag), props)
  const button = (text, action) => make("button", { type: "button", textContent: text, className: `diagrama-${action}` })

  // El dibujo de verdad se muda al diálogo y vuelve: así sus id siguen siendo únicos.
  const zoom = figure => {
    const canvas = figure.querySelector(".diagrama-lienzo")
    const place = document.createComment("")
    const dialog = make("dialog", { className: "diagrama diagrama-dialogo" })
    dialog.setAttribute("aria-label", figure.querySelector("svg title").textContent)
    dialog.append(button("Cerrar", "cerrar"))
    canvas.replaceWith(place)
    dialog.append(canvas)
    figure.after(dialog)
    dialog.dataset.paso = figure.dataset.paso ?? ""
    dialog.addEventListener("click", event => {
      if (event.target === dialog || event.target.closest(".diagrama-cerrar")) dialog.close()
    })
    dialog.addEventListener("close", () => {
      place.replaceWith(canvas)
      dialog.remove()
      figure.querySelector(".diagrama-ampliar").focus()
    })
    dialog.showModal()
  }

  const show = (figure, step) => {
    const items = [...figure.querySelectorAll(".diagrama-pasos li")]
    const now = Math.max(0, Math.min(step, items.length))
    const live = figure.querySelector(".diagrama-frase")
    figure.dataset.paso = now || ""
    live.textContent = now ? `Paso ${now} de ${items.length}. ${items[now - 1].textContent}` : "Todos los pasos a la vez."
    figure.querySelector(".diagrama-anterior").disabled = now === 0
    figure.querySelector(".diagrama-siguiente").disabled = now === items.length
  }

  for (const figure of document.querySelectorAll("figure.diagrama")) {
    figure.dataset.listo = ""
    figure.querySelector(".diagrama-lienzo").after(button("Ampliar", "ampliar"))
    const list = figure.querySelector(".diagrama-pasos")
    if (!list) continue
    const bar = make("div", { className: "diagrama-mandos" })
    const live = make("p", { className: "diagrama-frase" })
    live.setAttribute("aria-live", "polite")
    bar.append(button("Anterior", "anterior"), button("Siguiente", "siguiente"), live)
    list.before(bar)
    show(figure, 0)
  }

  document.addEventListener("click", event => {
    const target = event.target.closest("figure.diagrama button")
    const figure = target?.closest("figure")
    if (!figure) return
    const step = Number(figure.dataset.paso || 0)
    if (target.matches(".diagrama-ampliar")) zoom(figure)
    if (target.matches(".diagrama-anterior")) show(figure, step - 1)
    if (target.matches(".diagrama-siguiente")) show(figure, step + 1)
  })
  document.addEventListener("keydown", event => {
    const figure = event.target.closest?.(".diagrama-mandos")?.closest("figure")
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!figure || !move) return
    event.preventDefault()
    event.stopPropagation()
    show(figure, Number(figure.dataset.paso || 0) + move)
  })
})()
