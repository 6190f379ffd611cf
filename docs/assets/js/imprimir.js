/*
 * El papel: se abre lo plegado, y un enlace lleva escrita su dirección (lectura.css). De otra página de esta guía basta el camino, y de
 * un apartado de la misma no hace falta nada. En el margen van el título y la dirección de la página.
 */
(() => {
  let opened = []
  addEventListener("beforeprint", () => {
    const [here] = location.href.split("#")
    const root = new URL(".", document.querySelector(".md-logo").href).href
    for (const link of document.querySelectorAll("article a[href]")) {
      const [page] = link.href.split("#")
      const inside = page.startsWith(root)
      const shown = inside ? page.slice(root.length) : link.href
      delete link.dataset.papel
      if (page !== here && shown && link.textContent !== shown && !(inside && link.closest(".grid, .md-button, .guia-comprobado"))) link.dataset.papel = shown
    }
    opened = [...document.querySelectorAll("details:not([open])")]
    for (const folded of opened) folded.open = true
    // Una hoja construida vale también donde no se admiten estilos escritos en la página.
    const margins = new CSSStyleSheet()
    margins.replaceSync(`@page{@top-left{content:${JSON.stringify(document.title)}}@bottom-left{content:${JSON.stringify(here)}}}`)
    document.adoptedStyleSheets = [margins]
  })
  addEventListener("afterprint", () => {
    document.adoptedStyleSheets = []
    for (const folded of opened) folded.open = false
  })
})()
