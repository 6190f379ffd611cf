/*
 * Lo que al tema le falta para quien usa un lector de pantalla: las migas se llaman igual que
 * el menú, y cada botón de copiar viene en un «nav», que se anuncia como una zona de navegación más.
 */
(() => {
  const mend = () => {
    const path = document.querySelector(".md-path")
    if (path && path.ariaLabel !== "Migas") path.setAttribute("aria-label", "Migas")
    for (const nav of document.querySelectorAll("nav.md-code__nav")) {
      const group = Object.assign(document.createElement("div"), { className: nav.className })
      group.append(...nav.childNodes)
      nav.replaceWith(group)
    }
  }
  // El tema añade los botones cuando el bloque entra en pantalla.
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true })
  mend()
})()
