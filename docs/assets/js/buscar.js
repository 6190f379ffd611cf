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
  const plain = (word) => (word.length > 4 ? word.replace(/([nrldsz])es$|([^s])s$/, "$1$2") : word)
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
    await engine.options({ ...own, ranking: { termSimilarity: 2, pageLength: 0.4, metaWeights: { t: 2, p: 0.3 } } })
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
      const section = sections.get(result.id) || { score: 0, results: [], title: false }
      section.score += result.score
      section.results.push(result)
      section.title ||= result.matchedMetaFields?.includes("t") || false
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
    for (const { sections } of known) for (const [id, { score, results, title }] of sections) {
      const [page, anchor, heading, parent] = table.secciones[id]
      const one = found.get(id) || { page: table.paginas[page], anchor, heading, parent, score: 0, words: 0, titled: 0, results: [] }
      one.score += score
      one.words += 1
      one.titled += title
      one.results.push(...results)
      found.set(id, one)
    }
    const most = Math.max(0, ...[...found.values()].map((one) => one.words))
    const needed = most === known.length ? most : Math.ceil(most / 2)
    for (const one of found.values()) {
      const length = one.heading.split(/\s+/).filter((word) => (word = core(word)) && !stop.has(word)).length
      one.score *= one.page[3] * (one.words / known.length) ** 2 * (1 + one.titled / Math.max(length, known.length, 1))
    }
    const list = [...found.values()].filter((one) => one.words >= needed).sort((a, b) => b.score - a.score)
    return { list, missing, asked: texts.length }
  }
  window.guiaBuscador = { search }
})()
