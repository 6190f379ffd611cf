/*
 * Por dónde va quien sigue una ruta: una casilla en cada «Compruébalo», otra al final de la página, y lo que de ellas se cuenta en la
 * cabecera, en el menú, en la portada de la ruta y en la del sitio. Los pasos y los textos los escribe la plantilla (partials/ruta.html).
 *
 * Lo marcado se queda en este navegador: {v: 1, p: [[paso, {h: [casillas hechas, en orden], f: si está terminado}], …]}, y el último
 * paso es el último que se tocó. El nombre de una casilla es el id del título que tiene encima; la segunda de un apartado lleva detrás
 * «~2». Lo que no se entiende, o habla de lo que ya no existe, se pasa por alto. Sin sitio donde guardar, no se enseña nada.
 */
(() => {
  const all = selector => document.querySelectorAll(selector)
  const [head] = all("[data-ruta]")
  if (!head) return
  const { raiz, aqui, pasos } = JSON.parse(head.dataset.ruta)
  const KEY = "guia.progreso:" + new URL(raiz + "/", location).pathname
  let store
  try {
    store = localStorage
    store.setItem(KEY + "?", "")
    store.removeItem(KEY + "?")
  } catch {
    return
  }

  const read = () => {
    try {
      const { v, p } = JSON.parse(store.getItem(KEY))
      const known = ([id, { h }]) => pasos.some(([name]) => name === id) && h.every(name => name.trim)
      return new Map(v === 1 ? p.filter(known) : [])
    } catch {
      return new Map()
    }
  }

  const here = pasos[aqui - 1]?.[0]
  const boxes = new Map()
  const [end] = all(".guia-fin input")

  const save = (box, name) => {
    const state = read()
    const h = (state.get(here)?.h ?? []).filter(id => boxes.has(id) && id !== name)
    if (name && box.checked) h.push(name)
    const f = name ? h.length === boxes.size : box.checked
    state.delete(here)
    if (f || h[0]) state.set(here, { h, f })
    try {
      store.setItem(KEY, JSON.stringify({ v: 1, p: [...state] }))
    } catch {}
    paint()
  }

  const paint = () => {
    const state = read()
    for (const mark of all(".guia-estado")) mark.remove()
    for (const [id, url] of pasos) {
      const step = state.get(id)
      if (step) for (const link of all(".md-nav--primary a, .caminos a")) if (link.href === new URL(url, location).href) {
        const mark = document.createElement("span")
        mark.className = "guia-estado" + (step.f ? " guia-estado--fin" : "")
        mark.textContent = step.f ? "terminado" : "empezado"
        link.append(mark)
      }
    }
    if (end) {
      const mine = state.get(here)
      let done = 0
      for (const [name, box] of boxes) done += box.checked = !!mine?.h.includes(name)
      end.checked = !!mine?.f
      head.lastElementChild.textContent = mine?.f ? " · terminado" : boxes.size ? ` · ${done} de ${boxes.size} comprobaciones` : ""
    } else {
      const from = pasos.findIndex(([id]) => id === [...state.keys()].at(-1))
      const next = [...pasos.slice(from), ...pasos].find(([id]) => !state.get(id)?.f)
      const [go, over] = head.children
      head.hidden = !state.size
      go.hidden = !next
      over.hidden = !!next
      if (!next) return
      const [number, link] = go.children
      const part = state.get(next[0])?.h.at(-1)
      number.textContent = pasos.indexOf(next) + 1
      link.href = next[1] + (part ? "#" + part.split("~")[0] : "")
      link.textContent = next[2]
    }
  }

  if (end) {
    const [{ content }] = all("#guia-casilla")
    const seen = {}
    let heading
    for (const part of all("article :is(h1, h2, h3), article .success > .admonition-title")) {
      if (part.localName !== "p") {
        heading = part
        continue
      }
      const label = content.firstElementChild.cloneNode(true)
      const [box, hidden] = label.children
      const times = seen[heading.id] = (seen[heading.id] ?? 0) + 1
      const name = heading.id + (times > 1 ? "~" + times : "")
      hidden.textContent = heading.textContent.replace("¶", "")
      box.addEventListener("change", () => save(box, name))
      boxes.set(name, box)
      part.append(label)
    }
    end.addEventListener("change", () => save(end))
    end.closest("[hidden]").hidden = false
  }
  all(".guia-sigue button")[0]?.addEventListener("click", event => {
    if (!confirm(event.target.dataset.pregunta)) return
    store.removeItem(KEY)
    paint()
    const [title] = all("h1")
    title.tabIndex = -1
    title.focus()
  })
  // Otra pestaña, o esta misma al volver con el botón de atrás.
  addEventListener("storage", paint)
  addEventListener("pageshow", paint)
  paint()
})()
