/*
 * El buscador: un cuadro que se abre con la lupa, con / o s, con Ctrl+K o con ?q= en la dirección. No pide nada hasta entonces.
 * Busca cada palabra por separado en el índice de Pagefind (hooks/guide/search) y pone delante los apartados que las tienen
 * todas. Un comando o un mensaje pegado se busca tal cual: sus opciones, nombres y rutas son palabras enteras.
 */
const P = { ts: 2, pl: 0.4, sat: 1, t: 2, s: 1, p: 0.6, r: 2, titled: 1.5, syn: 0.6, begun: 0.6, bs: 0.6, ctx: 0.4, rt: 0.9, full: 1.2, near: 0.3, few: 3, phrase: 2, starts: 1.3, top: 0.2, lit: 3, k: [1.05, 0.9, 1.1, 0.85, 0.8, 0.6, 0.8, 1] }
window.P = P
;(() => {
  const button = document.querySelector(".guia-buscar")
  if (!button || !window.HTMLDialogElement) return

  // ---------- Las palabras, como en hooks/guide/search/words.py ----------
  const SIGNS = { "-": "ǀ", _: "ǁ", "/": "ǂ", ":": "ǃ", ".": "ʘ", "=": "ʔ", "@": "ʕ" }
  const WORD = /^[\p{L}\p{N}]+$/u
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const core = (word) => fold(word).replace(/^[^\p{L}\p{N}_/.$~@-]+|[^\p{L}\p{N}_]+$/gu, "")
  const plain = (word) => (word.length > 3 ? word.replace(/([nrldsz])es$|([^s])s$/, "$1$2") : word).replace(/^ordenador$/, "computador")
  const literal = (text) => "ʗ" + [...text].map((char) => SIGNS[char] || (WORD.test(char) ? char : "ʖ")).join("")

  // ---------- El índice ----------
  const base = new URL(button.dataset.base, location.href).href
  let loading, table, engine, stop
  const load = () => (loading ??= fetchAll().catch((error) => { loading = null; throw error }))
  const fetchAll = async () => {
    let files = base
    let own = {}
    if ("archivo" in button.dataset) {
      files = "/memoria/"
      own = { basePath: files, noWorker: true }
      if (!window.guiaPagefind) await new Promise((resolve, reject) => {
        document.head.append(Object.assign(document.createElement("script"), { src: base + "todo.js", onload: resolve, onerror: reject }))
      })
      engine = await guiaPagefind()
    } else engine = await import(base + "pagefind.js")
    table = await (await fetch(files + "secciones.json")).json()
    stop = new Set(table.vacias.split(" "))
    await engine.options({ ...own, ranking: { termSimilarity: P.ts, pageLength: P.pl, termSaturation: P.sat, metaWeights: { t: P.t, s: P.s, p: P.p, r: P.r } } })
    await engine.init()
  }
  const asked = new Map()
  const ask = (term) => {
    if (!asked.has(term)) asked.set(term, engine.search(term).then((answer) => answer.results))
    return asked.get(term)
  }

  /** Los apartados que tienen una palabra: lo que vale en cada uno y dónde está. */
  const find = async (text) => {
    const isWord = WORD.test(text)
    const answers = []
    if (!isWord || text.length < 4) answers.push(await ask(literal(text) + "ʡ"))
    // A medio escribir.
    if (!isWord && !answers[0].length) answers.push(await ask(literal(text)))
    if (isWord && text.length > 2) answers.push(await ask(plain(text)))
    const sections = new Map()
    for (const result of answers.flat()) {
      const section = sections.get(result.id) || { score: 0, results: [], title: 0, places: new Set() }
      section.score += isWord ? result.score : result.score * P.lit
      section.results.push(result)
      for (const place of result.words) section.places.add(place)
      const fields = result.matchedMetaFields || []
      section.title = Math.max(section.title, fields.includes("t") ? 1 : fields.includes("s") ? P.syn : fields.includes("r") ? P.rt : fields.includes("p") ? P.ctx : 0)
      sections.set(result.id, section)
    }
    return { text, sections }
  }

  const search = async (query) => {
    await load()
    const texts = [...new Set(query.split(/\s+/).map(core))].filter((text) => text && !stop.has(text))
    const terms = await Promise.all(texts.slice(0, 30).map(find))
    const missing = terms.filter((term) => !term.sections.size).map((term) => term.text)
    // De lo que no está, sirve lo que se le parece: sus partes.
    const parts = missing.flatMap((text) => (WORD.test(text) ? [] : text.match(/[\p{L}\p{N}]{3,}/gu) || []))
    terms.push(...(await Promise.all(parts.filter((part) => !stop.has(part)).map(find))))
    const known = terms.filter((term) => term.sections.size)
    const found = new Map()
    const n = known.length
    let all = 0
    for (const { text, sections } of known) {
      const rarity = Math.log(1 + Object.keys(table.secciones).length / sections.size)
      all += rarity
      for (const [id, { score, results, title, places }] of sections) {
        const [page, anchor, heading, weight, parent] = table.secciones[id]
        const one = found.get(id) || { page: table.paginas[page], anchor, heading, weight, parent, score: 0, words: 0, titled: 0, inTitle: 0, near: 0, last: [], results: [] }
        one.names ||= heading.split(/[^\p{L}\p{N}_/.@-]+/u).map(core).filter((word) => word && !/^\d+$/.test(word)).map(plain)
        one.length ??= Math.max(1, one.names.filter((word) => !stop.has(word)).length)
        one.words += 1
        const whole = title === 1 && !one.names.some((name) => Math.abs(name.length - text.length) < 3 && name.startsWith(plain(text).slice(0, -1)) && /^[adeimnorst]*$/.test(name.slice(plain(text).length - 1))) ? P.begun : title
        one.score += whole === P.begun ? score * P.bs : score
        one.titled += rarity * whole
        one.inTitle += whole > P.ctx ? whole : 0
        // Dos palabras seguidas de la búsqueda que también lo están en el texto.
        for (const place of one.last) if (places.has(place + 1) || places.has(place + 2)) { one.near += 1; break }
        one.last = places
        one.results.push(...results)
        found.set(id, one)
      }
    }
    const phrase = fold(query.trim())
    const most = Math.max(0, ...[...found.values()].map((one) => one.words))
    const needed = most === known.length ? most : Math.ceil(most / 2)
    for (const one of found.values()) {
      const kinds = ["Tutorial", "Instalar", "Guía", "Explicación", "Referencia", "Enseñar", "", "errores"]
      const kind = one.page[0].startsWith("referencia/errores") ? "errores" : one.page[0] ? one.page[2] : ""
      const titled = one.titled / all
      one.score *= one.weight * P.k[kinds.indexOf(kind)] * (one.words / n) ** 2
      one.score *= 1 + P.titled * titled * (0.4 + 0.6 * Math.min(1, one.inTitle / one.length))
      one.score *= 1 + (P.near * Math.min(one.near, n - 1)) / Math.max(n - 1, P.few)
      if (one.inTitle >= n) one.score *= P.full
      if (phrase.includes(" ") && fold(one.heading).includes(phrase)) one.score *= P.phrase * (one.anchor ? 1 : 2)
      else if (!one.anchor) one.score *= 1 + P.top * titled
      if (fold(one.heading).startsWith(phrase)) one.score *= P.starts
    }
    const list = [...found.values()].filter((one) => one.words >= needed).sort((a, b) => b.score - a.score)
    return { list, missing, asked: texts.length }
  }
  window.guiaBuscador = { search, again: () => (asked.clear(), engine.options({ ranking: { termSimilarity: P.ts, pageLength: P.pl, termSaturation: P.sat, metaWeights: { t: P.t, s: P.s, p: P.p, r: P.r } } })) }

  // ---------- El cuadro ----------
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties)
    element.append(...children)
    return element
  }
  let dialog, input, state, list, turn = 0, timer
  const build = () => {
    input = make("input", { type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: false, enterKeyHint: "search", placeholder: "Palabra, comando o mensaje de error", ariaLabel: "Qué buscas" })
    state = make("p", { className: "guia-buscador__estado", role: "status" })
    list = make("ol", { ariaLabel: "Resultados" })
    const close = make("button", { type: "button", textContent: "Cerrar", onclick: () => dialog.close() })
    const form = make("form", { role: "search", onsubmit: (event) => { event.preventDefault(); list.querySelector("a")?.click() } }, input, close)
    dialog = make("dialog", { className: "guia-buscador", ariaLabel: "Buscar en la guía", lang: "es" }, form, state, list)
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close())
    dialog.addEventListener("close", () => remember(""))
    dialog.addEventListener("keydown", move)
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 120) })
    document.body.append(dialog)
  }
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const stops = [input, ...list.querySelectorAll("a, button")]
    stops[stops.indexOf(document.activeElement) + step]?.focus()
  }
  /** La dirección lleva lo que se busca, para compartirla. */
  const remember = (query) => {
    const address = new URL(location.href)
    if (query) address.searchParams.set("q", query)
    else address.searchParams.delete("q")
    // Un archivo no deja cambiar su dirección.
    if (address.href !== location.href && location.protocol !== "file:") history.replaceState(history.state, "", address)
  }

  const show = async () => {
    const query = input.value.trim()
    const mine = ++turn
    remember(query)
    if (!query) {
      list.replaceChildren()
      state.textContent = ""
      return load().catch(fail)
    }
    if (!table) state.textContent = "Preparando la búsqueda…"
    try {
      const found = await search(query)
      if (mine === turn) paint(found, query)
    } catch (error) {
      if (mine === turn) fail(error)
    }
  }
  const fail = () => { state.textContent = "No se ha podido cargar el buscador. Comprueba la conexión y vuelve a intentarlo." }

  const paint = ({ list: found, missing }, query) => {
    const count = found.length
    const none = missing.map((text) => `«${query.split(/\s+/).find((word) => core(word) === text)}»`).join(", ")
    state.textContent = [
      none && `${none} no ${missing.length > 1 ? "aparecen" : "aparece"} en la guía.`,
      count ? `${none ? "Lo más parecido: " : ""}${count} ${count > 1 ? "resultados" : "resultado"}` : none ? "" : "Escribe algo más concreto.",
    ].filter(Boolean).join(" ")
    list.replaceChildren()
    list.scrollTop = 0
    list.dataset.consulta = query
    more(found, 0)
  }
  const more = (found, start) => {
    for (const one of found.slice(start, start + 10)) list.append(row(one))
    if (found.length <= start + 10) return
    const button = make("button", { type: "button", textContent: "Ver más resultados" })
    const item = make("li", {}, button)
    button.onclick = () => { item.remove(); more(found, start + 10); list.children[start + 10].firstChild.focus() }
    list.append(item)
  }
  const row = ({ page: [url, title, kind], anchor, heading, parent, results }) => {
    const text = make("span", { className: "guia-buscador__texto" })
    const place = make("span", { className: "guia-buscador__sitio" }, make("b", { textContent: kind }), " ", [title, parent].filter((name) => name && name !== heading).join(" › "))
    const link = make("a", { href: new URL(url + (anchor && "#" + anchor), new URL("..", base)).href, onclick: () => dialog.close() }, place, make("span", { className: "guia-buscador__titulo", textContent: heading || title }), text)
    results[0].data().then((data) => text.append(...excerpt(data, results)), () => {})
    return make("li", {}, link)
  }

  /** El trozo con más palabras de la búsqueda, y ellas marcadas. */
  const excerpt = ({ content, meta }, results) => {
    const words = content.split(" ")
    const origins = meta.m.split(" ")
    const marked = new Set(results.flatMap((result) => result.words).map((place) => (place < words.length ? place : +origins[place - words.length])))
    let start = 0
    let best = -1
    for (const place of marked) {
      let inside = 0
      for (let next = place; next < place + 24; next += 1) inside += marked.has(next)
      if (inside > best) [best, start] = [inside, place]
    }
    start = Math.max(0, start - 5)
    const nodes = [start ? "… " : ""]
    for (let place = start; place < Math.min(words.length, start + 32); place += 1) nodes.push(marked.has(place) ? make("mark", { textContent: words[place] }) : words[place], " ")
    if (start + 32 < words.length) nodes.push("…")
    return nodes
  }

  const open = (query) => {
    if (!dialog) build()
    if (query !== undefined) input.value = query
    if (!dialog.open) dialog.showModal()
    input.focus()
    input.select()
    show()
  }
  button.disabled = false
  button.onclick = () => open()
  document.addEventListener("guia:buscar", (event) => open(event.detail))
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || dialog?.open) return
    const chord = event.ctrlKey || event.metaKey
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]")
    if (chord ? event.key !== "k" : typing || !["/", "s"].includes(event.key)) return
    event.preventDefault()
    open()
  })
  const linked = new URLSearchParams(location.search).get("q")
  if (linked) open(linked)
})()
