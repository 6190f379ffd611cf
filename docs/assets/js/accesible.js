/* Lo que al tema le falta para quien usa el teclado o un lector de pantalla, y no se puede dejar escrito en la página. */
(() => {
  // El menú del teléfono: el tema lo abre con una casilla escondida y un dibujo que no es un botón.
  const drawer = document.getElementById("__drawer")
  const label = document.querySelector(".md-header [for=__drawer]")
  const sidebar = document.querySelector(".md-sidebar--primary")
  if (label && sidebar) {
    const button = (className, name) => {
      const made = Object.assign(document.createElement("button"), { type: "button", className, onclick: () => drawer.click() })
      made.setAttribute("aria-label", name)
      return made
    }
    const opens = button(`${label.className} guia-menu`, "Abrir el menú")
    const closes = button("guia-cerrar", "Cerrar el menú")
    opens.append(...label.childNodes)
    closes.append("✕")
    label.replaceWith(opens)
    sidebar.prepend(closes)
    // Mientras está abierto, el resto espera.
    drawer.addEventListener("change", () => {
      for (const part of document.querySelectorAll(".md-header, .md-content, .md-footer, .md-top")) part.inert = drawer.checked
      const next = drawer.checked ? closes : opens
      next.focus()
    })
  }
  addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target.matches(".md-toggle")) target.click()
    if (key === "Escape" && drawer?.checked) drawer.click()
  })

  const mend = () => {
    // Lo que no cabe se desplaza también con el teclado. Primero se mide todo: escribir entre medias obliga a medir otra vez.
    const boxes = [...document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")].filter(box => !box.closest("details:not([open])"))
    const scroll = boxes.map(box => box.scrollWidth > box.clientWidth)
    boxes.forEach((box, number) => {
      // Una tabla dice además qué es.
      const said = box.localName === "div" ? { role: "group", "aria-label": "Tabla" } : {}
      for (const [key, value] of Object.entries({ tabindex: 0, ...said }))
        if (scroll[number]) box.setAttribute(key, value)
        else box.removeAttribute(key)
    })
  }
  // El tema mete cada tabla en su caja cuando llega su programa, y de un bloque solo se ocupa cuando se ve.
  let frame
  const soon = () => { frame ??= requestAnimationFrame(() => { frame = null; mend() }) }
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true })
  addEventListener("resize", soon)
  soon()
})()
