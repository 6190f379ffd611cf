/*
 * Las preguntas de «Compruébate»: cuántas se han acertado a la primera, y un botón para empezar de nuevo.
 *
 * Una pregunta es un recuadro `question` con una opción plegada por respuesta; sin este programa se contestan igual. Cuenta la
 * primera opción que se abre de cada una. Se mira el clic, que también llega con el teclado, y no el `toggle`: al imprimir y al
 * buscar en la página, el navegador abre opciones que nadie ha elegido. Cada apartado `h2` lleva su cuenta, debajo de su última pregunta.
 *
 * Todo se olvida al salir de la página, salvo donde hay un párrafo `guia-cuenta`: allí se dice la cuenta de todos los apartados, y lo
 * contestado se queda en este navegador: {v: 1, r: {pregunta: "bien" o "mal"}}. Lo que no se entiende, o habla de una pregunta que ya
 * no existe, se pasa por alto.
 */
(() => {
  const QUESTION = ".admonition.question:has(> details.success)"
  const topics = [[]]
  for (const part of document.querySelectorAll(`article :is(h2, ${QUESTION})`)) {
    if (part.localName === "h2") topics.push([])
    else topics.at(-1).push(part)
  }
  const questions = topics.flat()
  if (!questions.length) return
  const options = question => question.querySelectorAll(":scope > details")
  const title = question => question.querySelector(".admonition-title").textContent
  const element = (name, properties) => Object.assign(document.createElement(name), properties)

  const whole = document.querySelector(".guia-cuenta")
  const KEY = "guia.preguntas:" + location.pathname
  const read = () => {
    try {
      const { v, r } = JSON.parse(localStorage.getItem(KEY))
      return v === 1 ? r : {}
    } catch {
      return {}
    }
  }
  const save = () => {
    if (!whole) return
    const answered = questions.filter(one => one.dataset.primera)
    const r = Object.fromEntries(answered.map(one => [title(one), one.dataset.primera]))
    try {
      localStorage.setItem(KEY, JSON.stringify({ v: 1, r }))
    } catch {}
  }

  const count = some => {
    const right = some.filter(one => one.dataset.primera === "bien").length
    const left = some.filter(one => !one.dataset.primera).length
    const rest = left ? `. ${left === 1 ? "Queda 1 pregunta" : `Quedan ${left} preguntas`}` : ""
    return left < some.length ? `${right} de ${some.length} a la primera${rest}` : ""
  }

  const boxes = topics.filter(topic => topic.length).map(topic => {
    // Una región que se anuncia tiene que estar en la página antes que lo que anuncia.
    const score = element("div", { className: "guia-marcador" })
    const again = element("button", { className: "md-button", type: "button", hidden: true, textContent: "Empezar de nuevo" })
    const status = element("p", {})
    status.setAttribute("role", "status")
    score.append(status, again)
    topic.at(-1).after(score)
    again.addEventListener("click", () => {
      for (const question of topic) {
        delete question.dataset.primera
        for (const option of options(question)) option.open = false
      }
      save()
      // El botón desaparece: quien va con el teclado sigue por la primera pregunta.
      topic[0].querySelector(":scope > details > summary").focus()
      paint()
    })
    return { topic, status, again }
  })

  const paint = () => {
    for (const { topic, status, again } of boxes) {
      status.textContent = count(topic)
      again.hidden = !status.textContent
    }
    if (whole) whole.textContent = `${count(questions) || "Todavía no has contestado ninguna pregunta"}.`
  }

  if (whole) {
    const answers = read()
    for (const question of questions) {
      const answer = answers?.[title(question)]
      if (answer === "bien" || answer === "mal") question.dataset.primera = answer
    }
    paint()
  }

  document.addEventListener("click", event => {
    const option = event.target instanceof Element && event.target.closest("summary")?.parentElement
    const question = option && option.parentElement.closest(QUESTION)
    if (!question || option.parentElement !== question || option.open || question.dataset.primera) return
    question.dataset.primera = option.classList.contains("success") ? "bien" : "mal"
    save()
    paint()
  })
})()
