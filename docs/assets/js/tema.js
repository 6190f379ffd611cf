/* El tema claro y el oscuro. El de cada visita lo pone guiaTema (overrides/partials/javascripts/palette.html) antes de pintar. */
(() => {
  for (const button of document.querySelectorAll(".guia-tema"))
    button.onclick = () => {
      guiaTema(button.dataset.tema)
      document.querySelector(`.guia-tema:not([data-tema=${button.dataset.tema}])`).focus()
      // Un navegador que no deja guardar nada también deja cambiarlo.
      try {
        __md_set("guia.tema", button.dataset.tema)
      } catch {}
    }
  // También si cambia el sistema, si se elige en otra pestaña y al volver atrás a una página que quedó como estaba.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => guiaTema())
  addEventListener("storage", () => guiaTema())
  addEventListener("pageshow", () => guiaTema())
})()
