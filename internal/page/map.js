'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const map = data.map, words = data.words;
  const canvas = document.getElementById('map'), pen = canvas.getContext('2d');
  const light = { ground: '#f7f6f2', green: '#e0ebd9', water: '#c3dbea', block: '#e4e2de', road: '#c9c9c7', path: '#dddcd8', rail: '#b3b0ad', border: '#8b8f92', ink: '#1d2327', paper: '#ffffff', accent: '#0b6262', gap: '#b3261e', hatch: '#70777c', edge: 'rgba(255,255,255,.65)', classes: ['#00224e', '#575d6d', '#a69d75', '#fee838'], home: '#fff' };
  const dark = { ground: '#14181b', green: '#1d2a20', water: '#1b3344', block: '#2a3034', road: '#3f484e', path: '#2f363a', rail: '#545a5e', border: '#7d868b', ink: '#e4e8e9', paper: '#191d20', accent: '#63c5c0', gap: '#ff8a80', hatch: '#a2adb3', edge: 'rgba(220,230,235,.35)', classes: ['#123f86', '#6b7286', '#b5ab7e', '#fee838'], home: '#191d20' };
  const night = matchMedia('(prefers-color-scheme: dark)');
  let printing = false, rule = 0, after = Boolean(map.homes.after);
  const view = { scale: 1, x: 0, y: 0 };
  let width = 0, height = 0, drawn = false;

  // Courses come as differences, east and north; the canvas looks south.
  const trace = (path, course, closed) => {
    let x = 0, y = 0;
    for (let i = 0; i < course.length; i += 2) {
      x += course[i]; y += course[i + 1];
      if (i === 0) path.moveTo(x, map.size[1] - y); else path.lineTo(x, map.size[1] - y);
    }
    if (closed) path.closePath();
  };
  const lines = (courses) => { const p = new Path2D(); for (const c of courses || []) trace(p, c, false); return p; };
  const rings = (shapes) => { const p = new Path2D(); for (const s of shapes || []) for (const c of s) trace(p, c, true); return p; };
  const layers = {
    green: rings(map.green), water: rings(map.water), blocks: rings(map.blocks), paths: lines(map.paths), minor: lines(map.minor),
    major: lines(map.major), rails: lines(map.rails), rivers: lines(map.rivers), borders: lines(map.borders),
  };
  // The middle of each home, for the pointer; homes without an outline are drawn as spots.
  const middles = map.homes.shapes.map((c) => {
    let x = 0, y = 0, sx = 0, sy = 0;
    for (let i = 0; i < c.length; i += 2) { x += c[i]; y += c[i + 1]; sx += x; sy += y; }
    return [2 * sx / c.length, map.size[1] - 2 * sy / c.length];
  });
  const cell = 120, grid = new Map();
  middles.forEach(([x, y], i) => {
    const key = Math.floor(x / cell) + ',' + Math.floor(y / cell);
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push(i);
  });

  // The same classes as in the tables: a time equal to the end of a class is within it.
  const ends = () => (data.rules[rule].metres ? [3000, 5000, 10000, 20000] : [3000, 6000, 9000, 18000]);
  const classOf = (t) => { if (t < 0) return 4; const c = ends().findIndex((end) => t <= end); return c < 0 ? 4 : c; };
  const times = () => (after && map.homes.after) || map.homes.times[data.rules[rule].category] || [];
  let homes = [], spots = [];
  const sort = () => {
    homes = [0, 1, 2, 3, 4].map(() => new Path2D());
    spots = [[], [], [], [], []];
    times().forEach((t, i) => {
      const c = classOf(t), shape = map.homes.shapes[i];
      if (shape.length > 4) trace(homes[c], shape, true); else spots[c].push(middles[i]);
    });
  };
  // A plan has the gaps that are left, and those that were.
  const gaps = () => rings([(map.gaps || [])[map.homes.after ? (after ? 0 : 1) : rule] || []]);

  // A plan is looked at where its people and its sites are; an extract may be far larger.
  const around = () => {
    const sites = (map.sites || []).map(([x, y]) => [x, map.size[1] - y]);
    if (!map.homes.after || !middles.length) return [[0, map.size[0]], [0, map.size[1]]];
    return [0, 1].map((k) => {
      const all = middles.map((m) => m[k]).sort((a, b) => a - b), few = Math.floor(all.length / 100);
      const ends = [all[few], all[all.length - 1 - few], ...sites.map((s) => s[k])];
      const low = Math.min(...ends), high = Math.max(...ends), rim = 200 + (high - low) / 20;
      return [Math.max(0, low - rim), Math.min(map.size[k], high + rim)];
    });
  };
  const fit = () => {
    const [[west, east], [north, south]] = around();
    view.scale = Math.min(width / (east - west), height / (south - north));
    view.x = (width - (west + east) * view.scale) / 2;
    view.y = (height - (north + south) * view.scale) / 2;
  };
  const hatch = (ink, ground, ratio) => {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 6;
    const t = tile.getContext('2d');
    t.fillStyle = ground; t.fillRect(0, 0, 6, 6);
    t.strokeStyle = ink; t.lineWidth = 1.6;
    for (const d of [-6, 0, 6]) { t.beginPath(); t.moveTo(d, 6); t.lineTo(d + 6, 0); t.stroke(); }
    const p = pen.createPattern(tile, 'repeat');
    p.setTransform(new DOMMatrix().scale(1 / (view.scale * ratio)));
    return p;
  };

  const draw = () => {
    drawn = false;
    const look = night.matches && !printing ? dark : light;
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio); canvas.height = Math.round(height * ratio);
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.fillStyle = look.ground; pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.setTransform(view.scale * ratio, 0, 0, view.scale * ratio, view.x * ratio, view.y * ratio);
    const px = 1 / view.scale; // a pixel in the map's units
    const near = Math.min(3, Math.max(1, view.scale * 6));
    const stroke = (path, colour, w, dash) => { pen.strokeStyle = colour; pen.lineWidth = w * px; pen.setLineDash((dash || []).map((d) => d * px)); pen.stroke(path); };
    pen.lineJoin = pen.lineCap = 'round';
    pen.fillStyle = look.green; pen.fill(layers.green, 'evenodd');
    stroke(layers.rivers, look.water, 1.5);
    pen.fillStyle = look.water; pen.fill(layers.water, 'evenodd');
    stroke(layers.paths, look.path, 0.6 * near);
    stroke(layers.minor, look.road, 0.8 * near);
    stroke(layers.major, look.road, 1.5 * near);
    stroke(layers.rails, look.rail, 1, [5, 3]);
    pen.fillStyle = look.block; pen.fill(layers.blocks);
    for (let c = 4; c >= 0; c--) {
      const fill = c < 4 ? look.classes[c] : data.rules[rule].unknown ? look.home : hatch(look.hatch, look.home, ratio);
      pen.fillStyle = fill; pen.fill(homes[c]);
      if (c === 4 || view.scale > 0.25) stroke(homes[c], c < 4 ? look.edge : look.hatch, c < 4 ? 0.5 : 0.8);
      const size = Math.max(2.5, Math.min(9, view.scale * 30)) * px;
      for (const [x, y] of spots[c]) {
        pen.fillStyle = fill; pen.fillRect(x - size, y - size, 2 * size, 2 * size);
        if (c === 4) { pen.strokeStyle = look.hatch; pen.lineWidth = 0.8 * px; pen.setLineDash([]); pen.strokeRect(x - size, y - size, 2 * size, 2 * size); }
      }
    }
    stroke(layers.borders, look.border, 1, [7, 3, 2, 3]);
    stroke(gaps(), look.gap, 1.2, [4, 3]);
    pen.setLineDash([]);
    const dot = view.scale > 0.12 ? 5 : 3.5;
    for (const [x, y] of map.facilities[data.rules[rule].category] || []) {
      pen.beginPath(); pen.arc(x, map.size[1] - y, dot * px, 0, 7);
      pen.fillStyle = '#fff'; pen.fill();
      pen.strokeStyle = look.accent; pen.lineWidth = dot * 0.6 * px; pen.stroke();
    }
    if (after || !map.homes.after) (map.sites || []).forEach(([x, y], i) => {
      const cx = x, cy = map.size[1] - y;
      pen.fillStyle = look.ink; pen.strokeStyle = look.paper; pen.lineWidth = 2 * px;
      pen.beginPath(); pen.rect(cx - 10 * px, cy - 10 * px, 20 * px, 20 * px); pen.fill(); pen.stroke();
      pen.fillStyle = look.paper; pen.font = 'bold ' + 13 * px + 'px sans-serif'; pen.textAlign = 'center'; pen.textBaseline = 'middle';
      pen.fillText(String(i + 1), cx, cy + px);
    });
    if (mark) { pen.strokeStyle = look.gap; pen.lineWidth = 3 * px; pen.beginPath(); pen.arc(mark[0], mark[1], 16 * px, 0, 7); pen.stroke(); }
    scale();
  };
  const later = () => { if (!drawn) { drawn = true; requestAnimationFrame(draw); } };

  const scale = () => {
    const metres = 110 / view.scale / 2; // two units are a metre
    const power = 10 ** Math.floor(Math.log10(metres));
    const nice = [5, 2, 1].map((n) => n * power).find((n) => n <= metres) || power;
    const bar = document.getElementById('scale');
    bar.style.width = nice * 2 * view.scale + 'px';
    bar.textContent = nice >= 1000 ? nice / 1000 + ' km' : nice + ' m';
  };

  const resize = () => {
    const box = canvas.parentElement.getBoundingClientRect(), first = width === 0;
    const cx = (width / 2 - view.x) / view.scale, cy = (height / 2 - view.y) / view.scale;
    width = box.width; height = box.height;
    if (first) fit(); else { view.x = width / 2 - cx * view.scale; view.y = height / 2 - cy * view.scale; }
    later();
  };
  const zoom = (by, x = width / 2, y = height / 2) => {
    const next = Math.min(4, Math.max(0.002, view.scale * by));
    view.x = x - (x - view.x) * next / view.scale;
    view.y = y - (y - view.y) * next / view.scale;
    view.scale = next; later();
  };

  let mark = null;
  const goTo = (lon, lat) => {
    const [west, south, east, north] = map.box;
    const x = (lon - west) / (east - west) * map.size[0], y = (north - lat) / (north - south) * map.size[1];
    mark = [x, y];
    view.scale = Math.max(view.scale, 0.35);
    view.x = width / 2 - x * view.scale; view.y = height / 2 - y * view.scale;
    later();
  };

  const tip = document.getElementById('tip');
  const way = (t) => {
    if (t < 0) return data.rules[rule].unknown ? '' : words.none;
    return data.rules[rule].metres ? (t / 10).toFixed(0) + ' ' + words.metres : (t / 600).toFixed(1) + ' ' + words.minutes;
  };
  const under = (px, py) => {
    const x = (px - view.x) / view.scale, y = (py - view.y) / view.scale;
    const reach = Math.max(12, 10 / view.scale), span = Math.min(4, Math.ceil(reach / cell));
    let best = -1, least = reach * reach;
    for (let gx = -span; gx <= span; gx++) for (let gy = -span; gy <= span; gy++) {
      for (const i of grid.get((Math.floor(x / cell) + gx) + ',' + (Math.floor(y / cell) + gy)) || []) {
        const d = (middles[i][0] - x) ** 2 + (middles[i][1] - y) ** 2;
        if (d < least) { least = d; best = i; }
      }
    }
    return best;
  };
  const tell = (event) => {
    const box = canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    const i = under(x, y);
    tip.hidden = i < 0;
    if (i < 0) return;
    const k = data.rules[rule].category, nearest = ((map.homes.nearest || [])[k] || [])[i];
    const parts = [way(times()[i])];
    if (map.homes.after) parts[0] = way(map.homes.times[k][i]) + ' → ' + way(map.homes.after[i]);
    if (nearest >= 0) parts.push((data.names[k] || [])[nearest] || '');
    parts.push(map.homes.people[i].toFixed(1) + ' ' + words.people);
    tip.textContent = parts.filter(Boolean).join(' · ');
    tip.style.left = Math.min(x + 12, width - 200) + 'px';
    tip.style.top = Math.max(4, y - 36) + 'px';
  };

  const held = new Map();
  canvas.addEventListener('pointerdown', (e) => { canvas.setPointerCapture(e.pointerId); held.set(e.pointerId, [e.clientX, e.clientY]); });
  canvas.addEventListener('pointermove', (e) => {
    const from = held.get(e.pointerId);
    if (!from) { tell(e); return; }
    tip.hidden = true;
    if (held.size === 1) { view.x += e.clientX - from[0]; view.y += e.clientY - from[1]; later(); }
    if (held.size === 2) {
      const other = [...held].find(([id]) => id !== e.pointerId)[1], box = canvas.getBoundingClientRect();
      const was = Math.hypot(from[0] - other[0], from[1] - other[1]), is = Math.hypot(e.clientX - other[0], e.clientY - other[1]);
      if (was > 0) zoom(is / was, (e.clientX + other[0]) / 2 - box.left, (e.clientY + other[1]) / 2 - box.top);
    }
    held.set(e.pointerId, [e.clientX, e.clientY]);
  });
  for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, (e) => { held.delete(e.pointerId); if (name === 'pointerup') tell(e); });
  canvas.addEventListener('pointerleave', () => { tip.hidden = true; });
  canvas.addEventListener('wheel', (e) => {
    e.preventDefault();
    const box = canvas.getBoundingClientRect();
    zoom(Math.exp(-e.deltaY * (e.deltaMode ? 0.05 : 0.0015)), e.clientX - box.left, e.clientY - box.top);
  }, { passive: false });
  canvas.addEventListener('keydown', (e) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
    if (step) { view.x += step[0]; view.y += step[1]; later(); e.preventDefault(); }
    if (e.key === '+' || e.key === '=') zoom(1.4);
    if (e.key === '-') zoom(1 / 1.4);
    if (e.key === '0') { fit(); later(); }
  });
  for (const b of document.querySelectorAll('[data-zoom]')) b.addEventListener('click', () => {
    if (b.dataset.zoom === 'fit') { mark = null; fit(); later(); } else zoom(b.dataset.zoom === 'in' ? 1.6 : 1 / 1.6);
  });
  for (const b of document.querySelectorAll('[data-lon]')) b.addEventListener('click', () => goTo(Number(b.dataset.lon), Number(b.dataset.lat)));

  const pick = (n) => {
    rule = n; mark = null;
    for (const a of document.querySelectorAll('[data-rule]')) a.hidden = Number(a.dataset.rule) !== n;
    const unit = data.rules[n].unknown ? 'unknown' : data.rules[n].metres ? 'metres' : 'minutes';
    for (const u of document.querySelectorAll('[data-unit]')) u.hidden = u.dataset.unit !== unit;
    const select = document.getElementById('rule');
    if (select) select.value = String(n);
    sort(); later();
  };
  const select = document.getElementById('rule');
  if (select) select.addEventListener('change', () => pick(Number(select.value)));
  for (const b of document.querySelectorAll('[data-pick]')) b.addEventListener('click', () => { pick(Number(b.dataset.pick)); scrollTo({ top: 0 }); });
  for (const b of document.querySelectorAll('[data-show]')) b.addEventListener('click', () => {
    after = b.dataset.show === 'after';
    for (const o of document.querySelectorAll('[data-show]')) o.setAttribute('aria-pressed', String(o === b));
    sort(); later();
  });

  night.addEventListener('change', later);
  addEventListener('beforeprint', () => { printing = true; resize(); draw(); });
  addEventListener('afterprint', () => { printing = false; resize(); later(); });
  new ResizeObserver(resize).observe(canvas.parentElement);
  if (data.rules.length) pick(select ? Number(select.value) : 0);
  sort(); resize();
})();
