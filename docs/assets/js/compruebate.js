/*
 * Las preguntas de «Compruébate»: cuántas se han acertado a la primera, y un botón para empezar de nuevo.
 *
 * Una pregunta es un recuadro `question` con una opción plegada por respuesta; sin este programa se contestan igual. Cuenta la
 * primera opción que se abre de cada una. Se mira el clic, que también llega con el teclado, y no el `toggle`: al imprimir y al
 * buscar en la página, el navegador abre opciones que nadie ha elegido. Todo se olvida al salir de la página.
 */
(() => {
  const QUESTION = ".admonition.question:has(> details.success)"
  const questions = [...document.querySelectorAll(QUESTION)]
  if (!questions.length) return
  const options = question => question.querySelectorAll(":scope > details")
  const element = (name, properties) => Object.assign(document.createElement(name), properties)

  // Una región que se anuncia tiene que estar en la página antes que lo que anuncia.
  const score = element("div", { className: "guia-marcador" })
  const again = element("button", { className: "md-button", type: "button", hidden: true, textContent: "Empezar de nuevo" })
  const status = element("p", {})
  status.setAttribute("role", "status")
  score.append(status, again)
  questions.at(-1).after(score)

  const show = text => {
    status.textContent = text
    again.hidden = !text
  }

  again.addEventListener("click", () => {
    for (const question of questions) {
      delete question.dataset.primera
      for (const option of options(question)) option.open = false
    }
    // El botón desaparece: quien va con el teclado sigue por la primera pregunta.
    document.querySelector(`${QUESTION} > details > summary`).focus()
    show("")
  })

  document.addEventListener("click", event => {
    const option = event.target instanceof Element && event.target.closest("summary")?.parentElement
    const question = option && option.parentElement.closest(QUESTION)
    if (!question || option.parentElement !== question || option.open || question.dataset.primera) return
    question.dataset.primera = option.classList.contains("success") ? "bien" : "mal"
    const right = questions.filter(one => one.dataset.primera === "bien").length
    const left = questions.filter(one => !one.dataset.primera).length
    const rest = left ? `. ${left === 1 ? "Queda 1 pregunta" : `Quedan ${left} preguntas`}` : ""
    show(`${right} de ${questions.length} a la primera${rest}`)
  })
})()
