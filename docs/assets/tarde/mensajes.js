/*
 * El buscador de mensajes de error: qué entradas del catálogo responden a un mensaje pegado. Lo carga assets/js/mensaje.js cuando hace falta.
 * El texto no sale de aquí. Hace lo mismo que hooks/guide/errors (normalise.py y matcher.py), paso a paso: las pruebas comparan los dos.
 */
(() => {
  // ---------- Las palabras, como en normalise.py ----------
  const NOISE = [
    [/\0/g, ""],
    [/\r\n?/g, "\n"],
    [/\x1b\][^\x07\n]*\x07|(?:\x1b|\^\[)?\[\d{0,3}(?:;\d{1,3})*m|\x1b\[[\d;?]*[A-Za-z]/g, ""],
    [/\\u00[0-9a-fA-F]{2}|&(?:#\d+|[a-z]{2,5});/g, " "],
    [/\\r(?![a-z])/g, ""],
    [/\\n(?![a-z])/g, "\n"],
    [/\\t(?![a-z])/g, " "],
    [/\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]+ [\w.@-]+(?:\[\d+\])?: /g, " "],
    [/\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, " "],
    [/\b\d\d?:\d\d:\d\d(?:[.,]\d+)?\b/g, " "],
    [/\btime="[^"\n]*"|\blevel=\w+|\bmsg=|\[\d{4}\]/g, " "],
    [/^[ \t]*(?:#\d+[ \t]+)?(?:\d+\.\d+[ \t]+)?(?:[\w.-]+[ \t]+\|[ \t])?/gm, ""],
  ]
  const SIGNS = [[/\b(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\b/g, "$1$2$3$4"], [/(?<=[A-Za-z])['’´](?=(?:t|s|re|ll|ve|d|m)\b)/gi, ""]]
  const HELP = /(?:see|run) '[^'\n]{1,60} --help'(?: for more information)?/gi
  const PROMPT = /^[ \t]*(?:\([\w.-]+\)[ \t]*)?(?:[\w.-]+@[\w.-]+[^$#%>\n]{0,80}[$#%>]|[$#❯➜+]|(?:PS[ \t]+)?[A-Z]:\\[^>\n]*>)[ \t]+\S/
  const ID = /^(?:(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,}|[0-9a-f]{12,}|\d{11,})$/
  const LETTER = /[\p{L}\p{N}]/u
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)
  const cleaned = (text, rules) => rules.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
  const wordsOf = (text) => (text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").match(/\0|\.\.(?=[/\\\0])|(?<![^\s"'`(\[])-(?=-?[a-z\0])|[\p{L}\p{N}]+/gu) || []).filter((word) => [...word].length <= 24 && !ID.test(word))
  const pasteWords = (text, known) => {
    const all = cleaned(text, [...NOISE, ...SIGNS]).replace(HELP, "").split("\n")
    const said = all.filter((line) => !PROMPT.test(line))
    const lines = said.some((line) => line.trim()) ? said : all
    const words = []
    let hard = false
    lines.forEach((line, number) => {
      const more = wordsOf(line)
      const last = words.at(-1)
      if (hard && last && more[0] && known.has(last + more[0]) && !(known.has(last) && known.has(more[0]))) words[words.length - 1] += more.shift()
      words.push(...more)
      hard = line.length > 20 && LETTER.test(line.at(-1)) && LETTER.test(lines[number + 1]?.[0] || "")
    })
    return words.length > 1600 ? [...words.slice(0, 400), ...words.slice(-1200)] : words
  }

  // ---------- Las respuestas, como en matcher.py ----------
  const finder = (data) => {
    const [stop, general, own] = [data.vacias, data.generales, data.propias].map((names) => new Set(names.split(" ")))
    const worthOf = (word, rarity) => (stop.has(word) ? 0.3 : (general.has(word) || word.length === 1 || /^\p{Nd}+$/u.test(word) ? 0.3 : 1.5) + 2.5 * rarity)
    const pairOf = (row, n) => (n && n < row.words.length && !row.gaps[n] ? row.words[n - 1] + " " + row.words[n] : "")
    const rows = []
    const having = new Map()
    data.entradas.forEach(([, , , messages], entry) => messages.forEach(([text, product, seen, kind], rank) => {
      const row = { entry, rank, text, product: data.productos[product], seen, kind, words: [], gaps: [], parts: [] }
      let gap = false
      text.replace(HELP, (found) => found.replace(/\S/g, "")).replaceAll("…", "\0").split(" ").forEach((part, number) => {
        for (const word of wordsOf(cleaned(part, SIGNS))) {
          if (word !== "\0") {
            row.words.push(word)
            row.gaps.push(gap)
            row.parts.push(number)
          }
          gap = word === "\0"
        }
      })
      rows.push(row)
      row.words.forEach((word, n) => [word, pairOf(row, n)].forEach((key) => key && having.set(key, (having.get(key) || new Set()).add(entry))))
    }))
    const spread = Math.log(Math.max(data.entradas.length, 2))
    const worth = new Map()
    for (const [key, { size }] of having) if (!key.includes(" ")) worth.set(key, worthOf(key, 1 - Math.log(size) / spread))
    const index = new Map()
    rows.forEach((row, number) => {
      const frames = row.words.map((_, n) => Math.min(1, 3 / Math.min(...[pairOf(row, n), pairOf(row, n + 1)].map((pair) => (pair ? having.get(pair).size : 1 / 0)))) || 1)
      row.weights = row.words.map((word, n) => worth.get(word) * frames[n])
      row.bulk = row.words.map((word, n) => worth.get(word) * Math.sqrt(frames[n]))
      let passed = 0
      row.passed = row.gaps.map((gap) => (passed += gap))
      row.total = sum(row.bulk)
      for (const word of new Set(row.words)) index.has(word) ? index.get(word).push(number) : index.set(word, [number])
    })

    const score = (coverage, weight, whole, place) => (weight >= 3 ? Math.max(coverage, 0.85 * Math.min(1, weight / whole)) : coverage) ** 4 * Math.sqrt(weight) * (1 + 0.08 * place)
    const together = (gaps, before, here, extra) => {
      if (gaps[here] > gaps[before]) return extra <= 40 ? 1 : extra <= 120 ? 0.6 : 0
      extra -= here - before - 1
      return here - before === 1 && !extra ? 1 : extra <= 2 ? 0.75 : extra <= 8 ? 0.5 : 0
    }
    const candidates = (places, whole) => {
      const bound = new Map()
      for (const word of places.keys()) for (const number of index.get(word)) {
        if (bound.has(number)) continue
        const row = rows[number]
        let weight = 0
        let bulk = 0
        row.words.forEach((each, n) => {
          if (!places.has(each)) return
          weight += row.weights[n]
          bulk += row.bulk[n]
        })
        bound.set(number, score(bulk / row.total, weight, whole, 1))
      }
      return [...bound.keys()].sort((a, b) => bound.get(b) - bound.get(a) || a - b).slice(0, 50)
    }
    const matched = (row, places, whole, length) => {
      const points = row.words.flatMap((word, n) => (places.get(word) || []).map((at) => [at, n])).sort((a, b) => a[0] - b[0] || b[1] - a[1])
      const values = []
      const bulks = []
      const before = []
      let best = -1
      points.forEach(([at, n], here) => {
        let value = row.weights[n]
        let bulk = row.bulk[n]
        let link = -1
        for (let there = here - 1; there >= Math.max(0, here - 150); there -= 1) {
          const [earlier, m] = points[there]
          if (earlier === at || m >= n) continue
          const near = together(row.passed, m, n, at - earlier - 1)
          if (near && values[there] + row.weights[n] * near > value) {
            value = values[there] + row.weights[n] * near
            bulk = bulks[there] + row.bulk[n] * near
            link = there
          }
        }
        values.push(value)
        bulks.push(bulk)
        before.push(link)
        if (best < 0 || value >= values[best]) best = here
      })
      const chain = new Set()
      const weight = values[best]
      const coverage = bulks[best] / row.total
      const last = points[best][0]
      let first = 0
      for (; best >= 0; best = before[best]) {
        first = points[best][0]
        chain.add(points[best][1])
      }
      const span = [Math.min(...chain), Math.max(...chain) + 1]
      const part = weight >= 8 ? sum(row.bulk.slice(...span)) / row.total : 1
      const said = (coverage + coverage / part) / 2
      let worth = score(said, weight, whole, (last + 1) / length)
      const end = Math.max(row.gaps.lastIndexOf(true), 0, row.words.length - 2)
      const ended = sum(row.bulk.filter((_, n) => n >= end && chain.has(n)))
      if (last + 2 < length && ended < sum(row.bulk.slice(end)) / 2) worth *= 0.6
      const rarest = row.weights.indexOf(Math.max(...row.weights))
      if (!chain.has(rarest) && rarest > span[0] && rarest < span[1]) worth *= 0.5
      const missing = row.words.some((word, n) => own.has(word) && row.weights[n] === row.bulk[n] && !chain.has(n))
      return { row, score: worth, coverage, weight, first, last, chain, sure: worth >= 1.25 && weight >= 5 && !missing && (weight >= 15 ? said : coverage) >= 1 - 0.45 * Math.min(1, row.total / 30) }
    }
    return (text) => {
      const words = pasteWords(text, worth)
      const places = new Map()
      let whole = 0
      words.forEach((word, place) => {
        const frames = [place, place + 1].map((n) => (n && n < words.length ? 3 / (having.get(words[n - 1] + " " + words[n])?.size || 1) : 0))
        whole += (worth.get(word) || worthOf(word, 0)) * Math.min(1, Math.max(...frames) || 1)
        if (index.has(word)) places.set(word, [...(places.get(word) || []), place])
      })
      const best = new Map()
      for (const number of candidates(places, whole)) {
        const match = matched(rows[number], places, whole, words.length)
        if (match.score > (best.get(match.row.entry)?.score || 0)) best.set(match.row.entry, match)
      }
      const found = [...best.values()]
      const errors = found.filter((match) => match.sure && !match.row.kind)
      for (const match of found) if (errors.some(({ first, last, coverage }) => last < match.first || first > match.last || coverage >= 0.98)) match.score *= [1, 0.3, 0.35][match.row.kind]
      found.sort((a, b) => b.score - a.score || a.row.rank - b.row.rank)
      const cause = found.findIndex((match, n) => n && match.sure && !match.row.kind && match.coverage >= 0.95 && match.first > found[0].first && match.last > found[0].last && match.first - found[0].last <= 5 && (match.first > found[0].last || match.weight >= 0.6 * found[0].weight))
      if (cause > 0) {
        const [match] = found.splice(cause, 1)
        match.score = Math.max(match.score, found[0].score)
        found.unshift(match)
      }
      const least = Math.max(0.5, 0.3 * (found[0]?.score || 0))
      const engine = data.motores.find(([pattern]) => new RegExp(pattern, "mu").test(text))
      return { matches: found.filter((match) => match.score >= least).slice(0, 3), sure: !!found[0]?.sure, engine: engine ? engine[1] : "" }
    }
  }

  // ---------- El cuadro ----------
  const box = document.querySelector(".guia-mensajes")
  const area = box.querySelector("textarea")
  const state = box.querySelector("[role=status]")
  const list = box.querySelector("ol")
  const unknown = box.querySelector(".guia-mensajes__otro")
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties)
    element.append(...children)
    return element
  }
  const row = ({ row, chain }) => {
    const [slug, title, cases] = catalogue.entradas[row.entry]
    const address = box.dataset.raiz + slug + (box.dataset.final || "/") + "#que-significa"
    const link = make("a", { href: address, textContent: title })
    const parts = new Set([...chain].map((n) => row.parts[n]))
    const message = make("code", {}, ...row.text.split(" ").flatMap((part, n) => [n ? " " : "", parts.has(n) ? make("mark", { textContent: part }) : part]))
    const item = make("li", {}, link, make("br", {}), message)
    if (row.product !== "Docker") item.append(" ", make("small", { textContent: row.product }))
    link.dataset.casos = item.dataset.casos = cases
    return item
  }
  let find, catalogue, timer
  const show = () => {
    const text = area.value.trim()
    const { matches, sure, engine } = text ? find(text) : { matches: [], engine: "" }
    list.replaceChildren(...matches.map(row))
    list.dataset.respuesta = !text ? "" : sure ? "segura" : matches.length ? "duda" : "ninguna"
    unknown.hidden = !text || sure
    state.textContent = [
      !text ? "" : sure ? (matches[1] ? "El primero es el tuyo; los demás se le parecen." : "Es este:") : matches[1] ? "Puede ser uno de estos:" : matches[0] ? "Puede ser este:" : "No lo conozco.",
      engine && `Tu mensaje viene de ${engine}.`,
    ].filter(Boolean).join(" ")
  }
  const unpacked = async () => {
    const bytes = Uint8Array.from(atob(guiaErrores), (char) => char.charCodeAt(0))
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json()
  }
  area.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => find && show(), 150) })
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !find) return
    event.preventDefault()
    // Si no, la lista se haría otra vez y el foco se perdería.
    clearTimeout(timer)
    show()
    list.querySelector("a")?.focus()
  })
  box.addEventListener("submit", (event) => event.preventDefault())
  // Solo entonces va el texto en la dirección.
  const issue = unknown.querySelector("a[data-direccion]")
  issue?.addEventListener("click", () => { issue.href = issue.dataset.direccion.replace("MENSAJE", encodeURIComponent(area.value.trim().slice(0, 3000))) })
  unpacked().then((data) => {
    catalogue = data
    find = window.guiaMensajes = finder(data)
    if (area.value.trim()) return show()
    // La primera respuesta tardaría lo que el navegador en compilar el programa: que lo haga antes de que se pegue nada.
    for (let n = 0; n < data.entradas.length; n += 5) setTimeout(() => find(data.entradas[n][3].map(([text]) => text).join("\n")))
  }, () => { state.textContent = box.dataset.fallo })
})()
