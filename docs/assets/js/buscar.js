/*
 * El buscador: un cuadro que se abre con la lupa, con / o s, con Ctrl+K o con ?q= en la dirección. No pide nada hasta entonces.
 * Busca cada palabra por separado en el índice de Pagefind (hooks/guide/search) y pone delante los apartados que tienen las
 * más raras de ellas, y sobre todo los que se llaman así. Un comando o un mensaje pegado se busca tal cual: sus opciones, nombres y rutas son palabras enteras.
 */
(() => {
  const button = document.querySelector(".guia-buscar")
  if (!button || !window.HTMLDialogElement) return

  // ---------- Las palabras, como en hooks/guide/search/words.py ----------
  const SIGNS = { "-": "ǀ", _: "ǁ", "/": "ǂ", ":": "ǃ", ".": "ʘ", "=": "ʔ", "@": "ʕ" }
  const WORD = /^[\p{L}\p{N}]+$/u
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const core = (word) => fold(word).replace(/^(?:[^\p{L}\p{N}_/.$~@-]|\$\()+|[^\p{L}\p{N}_]+$/gu, "")
  const plain = (word) => (word.length > 3 ? word.replace(/([nrldsz])es$|([^s])s$/, "$1$2") : word).replace(/qu(?=en?$)/, "c").replace(/gu(?=en?$)/, "g").replace(/^ordenador$/, "computador").replace(/^([aeiou](?:[b-df-hj-np-tv-z]{1,4}(?=(?:[aei]r|as?|an|o)$)|[b-df-hj-np-tv-z]{2,4}(?=e$)))\w+$/, "$1ar")
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
    await engine.options({ ...own, ranking: { termSimilarity: 2, pageLength: 0.2, termSaturation: 1 } })
    await engine.init()
  }
  const asked = new Map()
  const ask = (term) => {
    if (!asked.has(term)) asked.set(term, engine.search(term).then((answer) => answer.results))
    return asked.get(term)
  }

  /** Los apartados que tienen una palabra: cuánto vale en cada uno, dónde está y si es ella o el principio de otra. */
  const find = async (text) => {
    const isWord = WORD.test(text)
    let answers = !isWord || text.length < 4 ? await ask(literal(text) + "ʡ") : []
    let whole = []
    if (isWord && text.length > 2) {
      answers = [...answers, ...(await ask(plain(text)))]
      whole = (await ask(`"${plain(text)}"`)).map(({ id }) => id)
    } else if (!answers[0]) answers = await ask(literal(text)) // a medio escribir
    // La que solo es el principio de otras vale menos, si la guía la tiene entera.
    const sections = new Map()
    for (const { id, score, words, data } of answers) {
      const one = sections.get(id) || { score: 0, places: new Set(), data, part: whole[0] && !whole.includes(id) ? 0.3 : 1 }
      one.score += score * (isWord ? one.part : 3)
      for (const place of words) one.places.add(place)
      sections.set(id, one)
    }
    return { text, sections }
  }
  const findAll = (texts) => Promise.all(texts.slice(0, 30).map(find))

  const search = async (query) => {
    await load()
    const texts = [...new Set(query.split(/\s+/).map(core))].filter(Boolean)
    const terms = await findAll(texts.filter((text) => !stop.has(text)))
    const missing = terms.filter((term) => !term.sections.size).map((term) => term.text)
    // De lo que no está, sirve lo que se le parece: sus partes.
    const parts = missing.flatMap((text) => (WORD.test(text) ? [] : text.match(/[\p{L}\p{N}]{3,}/gu) || []))
    terms.push(...(await findAll(parts)))
    const known = terms.filter((term) => term.sections.size)
    // Las vacías solo están en los nombres: entre dos iguales, «Qué es…» responde mejor a «qué es».
    const empty = known[0] ? await findAll(texts.filter((text) => stop.has(text))) : []
    const found = new Map()
    let most = 0
    let all = 0
    for (const { text, sections } of [...known, ...empty]) {
      const isEmpty = stop.has(text)
      const rare = Math.log(1 + Object.keys(table.secciones).length / (sections.size || Infinity)) * (isEmpty ? 0.2 : known[1] && text[0] === "-" ? 0.5 : 1)
      all += rare
      for (const [id, { score, places, data, part }] of sections) {
        const rarity = rare * part
        const one = found.get(id) || section(id, data)
        for (const name of one.names) {
          const worth = Math.max(...[...places].map((place) => (place >= name.start && place < name.end) * (place < name.middle ? 1 : 0.5)))
          name.words += worth
          name.rarity += rarity * worth
        }
        if (isEmpty) continue
        one.score += score
        one.rarity += rarity
        most = Math.max(most, one.rarity)
        // Dos palabras seguidas de la búsqueda que también lo están en el texto.
        one.near += [...places].some((place) => one.places.has(place - 1) || one.places.has(place - 2))
        for (const place of places) one.places.add(place)
        found.set(id, one)
      }
    }
    const phrase = fold(query.trim())
    // «Qué es», «qué significa», «para qué»… lo responde mejor una explicación.
    const why = /^¿?(que e?s|(para|por) que|diferencia|cuando)/.test(phrase)
    for (const one of found.values()) {
      // Cuánto de la búsqueda está en uno de sus nombres, y cuánto de este en ella.
      const called = Math.max(...one.names.map(({ rarity, words, length }) => (rarity / all) * (0.2 + 0.8 * Math.min(1, words / length))))
      one.score *= one.weight * one.rarity * (1 + 6 * called) * (1 + 0.15 * Math.min(one.near, 3))
      if (why && one.kind === "Explicación") one.score *= 1.5
      if (fold(one.heading).startsWith(phrase)) one.score *= 1.5
    }
    return { found: [...found.values()].filter((one) => one.rarity >= 0.3 * most).sort((a, b) => b.score - a.score), missing }
  }
  const section = (id, data) => {
    const [page, anchor, heading, weight, parent, start, ...sizes] = table.secciones[id]
    const [url, title, kind] = table.paginas[page]
    const names = []
    for (let at = start; sizes.length; ) {
      const [own, length, others] = sizes.splice(0, 3)
      names.push({ start: at, middle: (at += own), end: (at += others), length, words: 0, rarity: 0 })
    }
    return { url, title, kind, anchor, heading, weight, parent, data, names, score: 0, rarity: 0, near: 0, places: new Set() }
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
    // Lo que no está en el texto dice de qué palabras sale, salvo lo que está en un nombre.
    const origins = meta.m.match(/\S+/g) || []
    const marked = new Set([...places].flatMap((place) => (place < words.length ? place : origins[place - words.length]?.split(",").map(Number) || [])))
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
