/*
 * Una salida larga enseña sus primeras líneas, y un botón, las demás. Las envuelve la construcción (hooks/guide/codeblocks); sin
 * JavaScript y en papel se ven todas. La búsqueda del navegador y un enlace al texto llegan a lo plegado y lo abren.
 */
(() => {
  const hidden = "onbeforematch" in document ? "until-found" : ""
  for (const rest of document.querySelectorAll(".guia-resto")) {
    const lines = rest.textContent.split("\n").length - 1
    const button = Object.assign(document.createElement("button"), { type: "button", className: "guia-desplegar", lang: "es" })
    const show = open => {
      button.textContent = open ? "Plegar" : `Mostrar las ${lines} líneas restantes`
      button.setAttribute("aria-expanded", open)
      if (open) rest.removeAttribute("hidden")
      else rest.setAttribute("hidden", hidden)
    }
    button.addEventListener("click", () => show(rest.hasAttribute("hidden")))
    rest.addEventListener("beforematch", () => show(true))
    // Delante de lo que abre: al abrir y al plegar, nada de lo que está encima se mueve.
    rest.before(button)
    show(false)
  }
})()
