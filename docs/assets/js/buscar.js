/*
 * El buscador: un cuadro que se abre con la lupa, con / o s, con Ctrl+K o con ?q= en la dirección. No pide nada hasta entonces.
 * Busca cada palabra por separado en el índice de Pagefind (hooks/guide/search) y pone delante los apartados que las tienen
 * todas. Un comando o un mensaje pegado se busca tal cual: sus opciones, nombres y rutas son palabras enteras.
 */
(() => {
  const button = document.querySelector(".guia-buscar")
  if (!button || !window.HTMLDialogElement) return

  // ---------- Las palabras, como en hooks/guide/search/words.py ----------
  const SIGNS = { "-": "ǀ", _: "ǁ", "/": "ǂ", ":": "ǃ", ".": "ʘ", "=": "ʔ", "@": "ʕ" }
  const WORD = /^[\p{L}\p{N}]+$/u
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const core = (word) => fold(word).replace(/^[^\p{L}\p{N}_/.$~@-]+|[^\p{L}\p{N}_]+$/gu, "")
  const plain = (word) => (word.length > 3 ? word.replace(/([nrldsz])es$|([^s])s$/, "$1$2") : word).replace(/^ordenador$/, "computador").replace(/^([aeiou](?:[b-df-hj-np-tv-z]{1,4}(?=(?:[aei]r|as?|an|o)$)|[b-df-hj-np-tv-z]{2,4}(?=e$)))\w+$/, "$1ar")
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
    const metaWeights = { t: 2, s: 4, p: 0.6, r: 2 }
    await engine.options({ ...own, ranking: { termSimilarity: 2, pageLength: 0.2, termSaturation: 1, metaWeights } })
    await engine.init()
  }
  const asked = new Map()
  const ask = (term) => {
    if (!asked.has(term)) asked.set(term, engine.search(term).then((answer) => answer.results))
    return asked.get(term)
  }

  /** Los apartados que tienen una palabra: cuánto vale en cada uno, dónde está y si lo nombra. */
  const find = async (text) => {
    const isWord = WORD.test(text)
    const answers = []
    if (!isWord || text.length < 4) answers.push(await ask(literal(text) + "ʡ"))
    // A medio escribir.
    if (!isWord && !answers[0].length) answers.push(await ask(literal(text)))
    if (isWord && text.length > 2) answers.push(await ask(plain(text)))
    const sections = new Map()
    for (const { id, score, words, matchedMetaFields = [], data } of answers.flat()) {
      const one = sections.get(id) || { score: 0, places: new Set(), named: 0, data }
      one.score += isWord ? score : score * 3
      for (const place of words) one.places.add(place)
      // El título, otro nombre del apartado, un sinónimo del título, el título de la página.
      const has = (field, worth) => (matchedMetaFields.includes(field) ? worth : 0)
      one.named = Math.max(one.named, has("t", 1), has("r", 0.9), has("s", 0.6), has("p", 0.2))
      sections.set(id, one)
    }
    return { text, sections }
  }

  const names = (heading) => heading.split(/[^\p{L}\p{N}_/.@-]+/u).map(core).filter((word) => word && !/^\d+$/.test(word))
  /** Si una palabra es otra forma de la que se busca, y no otra más larga: «borra» lo es de «borrar»; «buildx», no de «build». */
  const isForm = (name, text) =>
    Math.abs(name.length - text.length) < 3 && name.startsWith(text.slice(0, -1)) && /^[adeimnorst]*$/.test(name.slice(text.length - 1))

  const search = async (query) => {
    await load()
    const texts = [...new Set(query.split(/\s+/).map(core))].filter((text) => text && !stop.has(text))
    const terms = await Promise.all(texts.slice(0, 30).map(find))
    const missing = terms.filter((term) => !term.sections.size).map((term) => term.text)
    // De lo que no está, sirve lo que se le parece: sus partes.
    const parts = missing.flatMap((text) => (WORD.test(text) ? [] : text.match(/[\p{L}\p{N}]{3,}/gu) || []))
    terms.push(...(await Promise.all(parts.filter((part) => !stop.has(part)).map(find))))
    const known = terms.filter((term) => term.sections.size)
    const total = known.length
    const found = new Map()
    let allRarity = 0
    for (const { text, sections } of known) {
      const rarity = Math.log(1 + Object.keys(table.secciones).length / sections.size)
      allRarity += rarity
      for (const [id, { score, places, named, data }] of sections) {
        const one = found.get(id) || section(id, data)
        const begun = named === 1 && !one.names.some((name) => isForm(plain(name), plain(text)))
        const worth = begun ? 0.8 : named
        one.score += begun ? score * 0.6 : score
        one.words += 1
        one.rarity += rarity * worth
        one.named += worth > 0.2 ? worth : 0
        // Dos palabras seguidas de la búsqueda que también lo están en el texto.
        one.near += [...one.last].some((place) => places.has(place + 1) || places.has(place + 2))
        one.last = places
        for (const place of places) one.places.add(place)
        found.set(id, one)
      }
    }
    const phrase = fold(query.trim())
    for (const one of found.values()) {
      const heading = fold(one.heading)
      const titled = one.rarity / allRarity
      const length = Math.max(1, one.names.filter((word) => !stop.has(word)).length)
      one.score *= one.weight * (one.words / total) ** 2
      one.score *= 1 + 1.5 * titled * (0.4 + 0.6 * Math.min(1, one.named / length))
      one.score *= 1 + (0.3 * Math.min(one.near, total - 1)) / Math.max(total - 1, 3)
      if (one.named >= total) one.score *= 1.2
      if (phrase.includes(" ") && heading.includes(phrase)) one.score *= one.anchor ? 3 : 6
      else if (!one.anchor) one.score *= 1 + 0.1 * titled
      if (heading.startsWith(phrase)) one.score *= 1.5
    }
    // Los que tienen todas las palabras; si no hay ninguno, los que tienen más.
    const most = Math.max(0, ...[...found.values()].map((one) => one.words))
    const needed = most === total ? most : Math.ceil(most / 2)
    return { found: [...found.values()].filter((one) => one.words >= needed).sort((a, b) => b.score - a.score), missing }
  }
  const section = (id, data) => {
    const [page, anchor, heading, weight, parent] = table.secciones[id]
    const [url, title, kind] = table.paginas[page]
    const zero = { score: 0, words: 0, rarity: 0, named: 0, near: 0, last: [], places: new Set() }
    return { url, title, kind, anchor, heading, weight, parent, data, names: names(heading), ...zero }
  }

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
    // Con texto escrito, el navegador lo borraría sin cerrar.
    if (event.key === "Escape") return event.preventDefault(), dialog.close()
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

  const paint = ({ found, missing }, query) => {
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
  const row = ({ url, title, kind, anchor, heading, parent, data, places }) => {
    const text = make("span", { className: "guia-buscador__texto" })
    const place = make("span", { className: "guia-buscador__sitio" }, make("b", { textContent: kind }), " ", [title, parent].filter((name) => name && name !== heading).join(" › "))
    const link = make("a", { href: new URL(url + (anchor && "#" + anchor), new URL("..", base)).href, onclick: () => dialog.close() }, place, make("span", { className: "guia-buscador__titulo", textContent: heading || title }), text)
    data().then((shown) => text.append(...excerpt(shown, places)), () => {})
    return make("li", {}, link)
  }

  /** El trozo con más palabras de la búsqueda, y ellas marcadas. */
  const excerpt = ({ content, meta }, places) => {
    const words = content.split(" ")
    const origins = meta.m.split(" ")
    const marked = new Set([...places].map((place) => (place < words.length ? place : +origins[place - words.length])))
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
