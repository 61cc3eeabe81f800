'use strict';
(() => {
  const rows = [...document.querySelectorAll('.row')];
  const prose = () => document.querySelector('.prose:not([hidden])');
  const of = (root, selector, key) => [...root.querySelectorAll(selector)].filter((e) => e.dataset.key === key);
  let held = ''; // the item that was chosen; what the pointer is over only lights for as long as it is there

  const light = (key) => {
    for (const e of document.querySelectorAll('.lit')) e.classList.remove('lit');
    if (!key) return;
    for (const e of document.querySelectorAll('[data-key]')) if (e.dataset.key === key) e.classList.add('lit');
  };
  // What is in sight stays where it is: a pane that jumps under the reader's eyes loses the reader.
  const bring = (e) => {
    if (!e) return;
    const box = e.getBoundingClientRect();
    const pane = e.closest('.scroll').getBoundingClientRect();
    if (box.top < pane.top || box.bottom > pane.bottom) e.scrollIntoView({ block: 'center' });
  };
  const hold = (key) => {
    held = key;
    for (const row of rows) row.classList.toggle('held', row.dataset.key === key);
    light(key);
  };
  const toText = (key) => bring(of(prose(), 'mark', key)[0]);
  const toRow = (key) => {
    const row = rows.find((r) => r.dataset.key === key);
    if (row) { row.focus({ preventScroll: true }); bring(row); }
  };

  for (const row of rows) {
    row.addEventListener('focus', () => { hold(row.dataset.key); toText(row.dataset.key); });
    row.addEventListener('click', () => { hold(row.dataset.key); toText(row.dataset.key); });
  }
  document.addEventListener('click', (event) => {
    const mark = event.target.closest('mark');
    if (mark) { hold(mark.dataset.key); toRow(mark.dataset.key); }
  });
  document.addEventListener('mouseover', (event) => {
    const over = event.target.closest('[data-key]');
    light(over ? over.dataset.key : held);
    if (over && over.matches('.row')) toText(over.dataset.key);
  });

  const turn = (name) => {
    if (!document.getElementById('repaired')) return;
    for (const a of document.querySelectorAll('.prose')) a.hidden = a.id !== name;
    for (const b of document.querySelectorAll('[data-show]')) b.setAttribute('aria-pressed', String(b.dataset.show === name));
    if (held) toText(held);
  };
  for (const b of document.querySelectorAll('[data-show]')) b.addEventListener('click', () => turn(b.dataset.show));

  const move = (by) => {
    const at = rows.indexOf(document.activeElement);
    const from = at >= 0 ? at : rows.findIndex((r) => r.dataset.key === held);
    const row = rows[Math.min(rows.length - 1, Math.max(0, from + by))];
    if (row) { row.focus({ preventScroll: true }); bring(row); }
  };
  const jump = () => {
    const active = document.activeElement;
    if (active.matches('mark')) { active.removeAttribute('tabindex'); toRow(held); return; }
    const mark = of(prose(), 'mark', held)[0];
    if (mark) { mark.tabIndex = -1; mark.focus({ preventScroll: true }); bring(mark); }
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.activeElement.matches('button')) return;
    const act = { j: () => move(1), k: () => move(-1), Enter: jump, r: () => turn(prose().id === 'received' ? 'repaired' : 'received'), Escape: () => hold('') }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
})();
