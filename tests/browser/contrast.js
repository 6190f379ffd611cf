// Texts of the page whose contrast with what is painted behind them is below WCAG 2.2 AA; [] when all can be read.
() => {
  const parse = text => {
    const numbers = text.match(/[\d.]+/g).map(Number)
    const scale = text.startsWith("color(") ? 255 : 1
    return [...numbers.slice(0, 3).map(n => n * scale), numbers[3] ?? 1]
  }
  const over = ([r, g, b, a], below) => [r, g, b].map((channel, i) => channel * a + below[i] * (1 - a))
  const luminance = rgb => {
    const [r, g, b] = rgb.map(n => n / 255).map(n => (n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const painted = new Map() // element → [the colour behind its text, its opacity]
  const behindText = element => {
    if (!element) return [[255, 255, 255], 1]
    if (!painted.has(element)) {
      const [below, opacity] = behindText(element.parentElement)
      const style = getComputedStyle(element)
      painted.set(element, [over(parse(style.backgroundColor), below), opacity * Number(style.opacity)])
    }
    return painted.get(element)
  }
  const poor = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim()
    const element = walker.currentNode.parentElement
    if (!text || element.closest("svg, script, style, noscript, .headerlink, .md-skip, .md-dialog")) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const [behind, alpha] = behindText(element)
    const style = getComputedStyle(element)
    const [r, g, b, a] = parse(style.color)
    const [low, high] = [luminance(over([r, g, b, a * alpha], behind)), luminance(behind)].sort((x, y) => x - y)
    const size = parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 600)
    const ratio = (high + 0.05) / (low + 0.05)
    if (ratio < (large ? 3 : 4.5)) poor.add(`${ratio.toFixed(2)} <${element.localName} class="${element.className}"> ${text.slice(0, 40)}`)
  }
  return [...poor]
}
